"""What happens to a plan under way, and to a deputy in it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
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
from evaluation.plan.views.common import assessment_of, page_of, shown
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
    refusal = None
    if request.method == "POST" and all([form.is_valid(), rules.is_valid(), dates.is_valid()]):
        try:
            actions.amend_plan(
                plan=page.plan,
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
    return shown(request, "plan/amend_plan.html", {"page": page, "form": form, "rules": rules, "dates": dates}, refusal)


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
    request: MemberRequest, found: Assessment, bound: forms.Form | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    given = {type(bound): bound}
    facts: dict[str, object] = {
        "assessment": found,
        "page": PlanPage(found.plan, request.membership),
        "leave": given.get(LeaveForm) or LeaveForm(),
        "replace": given.get(ReplaceForm) or ReplaceForm(mandates=replacements(found)),
        "reviewer": given.get(ReviewerForm)
        or ReviewerForm(reviewers=reviewers(found.plan.congress), initial=found.reviewer),
    }
    return shown(request, "plan/assessment.html", facts, refusal)


def _do(
    request: MemberRequest, found: Assessment, form: forms.Form, act: Callable[..., Assessment], said: str
) -> HttpResponse:
    """One act about a deputy: the page again with what was refused, or the page of who reports now."""
    if not form.is_valid():
        return _deputy_page(request, found, form)
    try:
        now = act(assessment=found, by=request.membership, **form.cleaned_data)
    except Refusal as refusal:
        return _deputy_page(request, found, form, refusal)
    messages.success(request, said)
    return redirect("assessment", now.code)


@require_POST
def defer_assessment(request: MemberRequest, code: str) -> HttpResponse:
    said = _("The deferral is on record; the round goes on without this deputy.")
    return _do(request, assessment_of(request, code), LeaveForm(request.POST), actions.defer_assessment, said)


@require_POST
def withdraw_assessment(request: MemberRequest, code: str) -> HttpResponse:
    said = _("The deputy was taken out of the round.")
    return _do(request, assessment_of(request, code), LeaveForm(request.POST), actions.withdraw_assessment, said)


@require_POST
def rejoin_round(request: MemberRequest, code: str) -> HttpResponse:
    said = _("The deputy takes part again; the record shows both.")
    return _do(request, assessment_of(request, code), LeaveForm(request.POST), actions.rejoin_round, said)


@require_POST
def replace_assessment(request: MemberRequest, code: str) -> HttpResponse:
    found = assessment_of(request, code)
    said = _("The replacement is on the list and was asked for a report.")
    form = ReplaceForm(request.POST, mandates=replacements(found))
    return _do(request, found, form, actions.replace_assessment, said)


@require_POST
def name_reviewer(request: MemberRequest, code: str) -> HttpResponse:
    found = assessment_of(request, code)
    said = _("What waits for a review now waits for the person you named.")
    form = ReviewerForm(request.POST, reviewers=reviewers(found.plan.congress), initial=found.reviewer)
    return _do(request, found, form, actions.name_reviewer, said)
