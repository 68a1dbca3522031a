"""What happens to a plan under way, and to a deputy in it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.errors import Refusal
from evaluation.plan import actions, labels
from evaluation.plan.forms import AmendForm, CancelForm, LeaveForm, ReplaceForm, ReviewerForm, RulesForm, ScheduleForm
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import FROZEN
from evaluation.plan.presenters import PlanPage
from evaluation.plan.queries import reviewers, schedule_of
from evaluation.plan.replacing import replacements
from evaluation.plan.views.common import assessment_of, edition_of, page_of, shown
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest

AMENDED = tuple(key for key in labels.EDITED if key not in FROZEN)


@require_http_methods(["GET", "POST"])
def amend_plan(request: MemberRequest, code: str) -> HttpResponse:
    """Dates and those rules that publishing did not freeze, with a reason that goes on record."""
    page = page_of(request, code)
    permit(request.membership, "plan.amend_plan", congress_id=page.plan.congress_id)
    rules = RulesForm(request.POST or None, parameters=page.plan.parameters, keys=AMENDED)
    dates = ScheduleForm(request.POST or None, schedule=schedule_of(page.plan))
    form = AmendForm(request.POST or None)
    edition = edition_of(request, page.plan)
    refusal = None
    if request.method == "POST" and all([form.is_valid(), rules.is_valid(), dates.is_valid()]):
        try:
            actions.amend_plan(
                plan=page.plan,
                edition=edition,
                reason=form.cleaned_data["reason"],
                parameters=rules.changes(),
                schedule=dates.schedule(),
                by=request.membership,
            )
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("The amendment is on record; open matters follow the new dates."))
            return redirect("plan", code)
    facts = {"page": page, "form": form, "rules": rules, "dates": dates, "edition": edition}
    return shown(request, "plan/amend_plan.html", facts, refusal)


@require_http_methods(["GET", "POST"])
def cancel_plan(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    permit(request.membership, "plan.cancel_plan", congress_id=page.plan.congress_id)
    form = CancelForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_plan(plan=page.plan, reason=form.cleaned_data["reason"], by=request.membership)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("The round is cancelled; everything written so far stays on record."))
            return redirect("plan", code)
    return shown(request, "plan/cancel_plan.html", {"page": page, "form": form}, refusal)


@require_safe
def assessment(request: MemberRequest, code: str) -> HttpResponse:
    """One deputy in the plan."""
    return _deputy_page(request, assessment_of(request, code))


def _deputy_page(
    request: MemberRequest, found: Assessment, form_of: str = "", refusal: Refusal | None = None
) -> HttpResponse:
    page = PlanPage(found.plan, request.membership)
    facts: dict[str, object] = {
        "assessment": found,
        "page": page,
        "reorders": page.reorders(found),
        "forms": _forms(request, found, form_of),
    }
    return shown(request, "plan/assessment.html", facts, refusal)


def _forms(request: MemberRequest, found: Assessment, form_of: str = "") -> dict[str, forms.Form]:
    """The forms of the page by act, each with ids of its own; that of `form_of` holds what was typed."""

    def typed(act: str) -> QueryDict | None:
        return request.POST if act == form_of else None

    leaving = {act: LeaveForm(typed(act), auto_id=f"{act}_%s") for act in ("defer", "withdraw", "rejoin")}
    others = replacements(found)
    people = reviewers(found.plan.congress)
    return {
        **leaving,
        "replace": ReplaceForm(typed("replace"), mandates=others, auto_id="replace_%s"),
        "reviewer": ReviewerForm(typed("reviewer"), reviewers=people, initial=found.reviewer),
    }


def _do(request: MemberRequest, code: str, form_of: str, act: Callable[..., Assessment], said: str) -> HttpResponse:
    """One act about a deputy: the page again with what was refused, or the page of who reports now."""
    found = assessment_of(request, code)
    form = _forms(request, found, form_of)[form_of]
    if not form.is_valid():
        return _deputy_page(request, found, form_of)
    try:
        now = act(assessment=found, by=request.membership, **form.cleaned_data)
    except Refusal as refusal:
        return _deputy_page(request, found, form_of, refusal)
    messages.success(request, said)
    return redirect("assessment", now.code)


@require_POST
def defer_assessment(request: MemberRequest, code: str) -> HttpResponse:
    said = _("The deferral is on record; the round goes on without this deputy.")
    return _do(request, code, "defer", actions.defer_assessment, said)


@require_POST
def withdraw_assessment(request: MemberRequest, code: str) -> HttpResponse:
    return _do(request, code, "withdraw", actions.withdraw_assessment, _("The deputy was taken out of the round."))


@require_POST
def rejoin_round(request: MemberRequest, code: str) -> HttpResponse:
    said = _("The deputy takes part again; the record shows both.")
    return _do(request, code, "rejoin", actions.rejoin_round, said)


@require_POST
def replace_assessment(request: MemberRequest, code: str) -> HttpResponse:
    said = _("The replacement is on the list and was asked for a report.")
    return _do(request, code, "replace", actions.replace_assessment, said)


@require_POST
def name_reviewer(request: MemberRequest, code: str) -> HttpResponse:
    said = _("What waits for a review now waits for the person you named.")
    return _do(request, code, "reviewer", actions.name_reviewer, said)
