"""Drawing a plan up, from the scheme to its publication."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.errors import Refusal
from evaluation.plan import actions, labels
from evaluation.plan.forms import CopyForm, CreateForm, LeftOffForm, RulesForm, ScheduleForm, TitleForm
from evaluation.plan.parameters import usual_preset
from evaluation.plan.queries import draft_stamp, schedule_of
from evaluation.plan.soundness import stages_of
from evaluation.plan.views.common import edition_of, page_of, shown
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def create_plan(request: MemberRequest) -> HttpResponse:
    permit(request.membership, "plan.create_plan", congress_id=request.membership.congress_id)
    usual = usual_preset(request.membership.congress.level)
    form = CreateForm(request.POST or None, initial={"year": timezone.localdate().year, "scheme": usual.key})
    if request.method == "POST" and form.is_valid():
        plan = actions.create_plan(congress=request.membership.congress, by=request.membership, **form.cleaned_data)
        return redirect("edit_plan", plan.code)
    return shown(request, "plan/create_plan.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit_plan(request: MemberRequest, code: str) -> HttpResponse:
    """The rules: each with its source; what the office changes becomes its own."""
    page = page_of(request, code)
    permit(request.membership, "plan.edit_plan", congress_id=page.plan.congress_id)
    form = RulesForm(request.POST or None, parameters=page.plan.parameters, keys=labels.EDITED)
    edition = edition_of(request, page.plan)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_plan(plan=page.plan, edition=edition, parameters=form.changes(), by=request.membership)
        except Refusal as refused:
            refusal = refused
        else:
            return redirect("edit_schedule", code)
    return shown(request, "plan/edit_plan.html", {"page": page, "form": form, "edition": edition}, refusal)


@require_http_methods(["GET", "POST"])
def edit_schedule(request: MemberRequest, code: str) -> HttpResponse:
    """Title, content items and the dates of every stage."""
    page = page_of(request, code)
    permit(request.membership, "plan.edit_plan", congress_id=page.plan.congress_id)
    items = "\n".join(item.text for item in page.plan.content_items.all())
    about = TitleForm(request.POST or None, initial={"title": page.plan.title, "items": items})
    dates = ScheduleForm(request.POST or None, schedule=schedule_of(page.plan), stages=stages_of(page.rules))
    edition = edition_of(request, page.plan)
    refusal = None
    if request.method == "POST" and about.is_valid() and dates.is_valid():
        try:
            actions.edit_plan(
                plan=page.plan,
                edition=edition,
                title=about.cleaned_data["title"],
                content_items=about.content_items(),
                schedule=dates.schedule(),
                by=request.membership,
            )
        except Refusal as refused:
            refusal = refused
        else:
            return redirect("choose_deputies", code)
    facts = {"page": page, "about": about, "dates": dates, "edition": edition}
    return shown(request, "plan/edit_schedule.html", facts, refusal)


@require_http_methods(["GET", "POST"])
def publish_plan(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    permit(request.membership, "plan.publish_plan", congress_id=page.plan.congress_id)
    seen = request.POST.get("seen", "") if request.method == "POST" else draft_stamp(page.plan)
    asked = page.left_off is not None and page.left_off.unexcused
    form = LeftOffForm(request.POST if request.method == "POST" else None) if asked else None
    refusal = None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            reason = form.cleaned_data["reason"] if form else ""
            actions.publish_plan(plan=page.plan, reason=reason, by=request.membership, seen=seen)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("The plan is published; every deputy on the list was asked for a report."))
            return redirect("year_of", code)
    return shown(request, "plan/publish_plan.html", {"page": page, "form": form, "seen": seen}, refusal)


@require_http_methods(["GET", "POST"])
def copy_plan(request: MemberRequest, code: str) -> HttpResponse:
    """Next year's plan from this one."""
    page = page_of(request, code)
    permit(request.membership, "plan.copy_plan", congress_id=page.plan.congress_id)
    form = CopyForm(request.POST or None, initial={"year": page.plan.year + 1})
    if request.method == "POST" and form.is_valid():
        copy = actions.copy_plan(plan=page.plan, year=form.cleaned_data["year"], by=request.membership)
        messages.success(request, _("The new plan has last year's rules and the dates moved; choose its deputies."))
        return redirect("edit_plan", copy.code)
    return shown(request, "plan/copy_plan.html", {"page": page, "form": form})
