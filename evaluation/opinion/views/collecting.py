"""Doors through which opinions come in from those who collect them."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.errors import Refusal
from evaluation.opinion import actions
from evaluation.opinion.errors import FaultyRows
from evaluation.opinion.forms import ListForm, OpinionForm
from evaluation.opinion.queries import collectable, visible_to, with_heard, within_reach
from evaluation.opinion.sheet import read_rows
from evaluation.plan.models import Plan
from evaluation.roster.downloads import as_excel
from evaluation.roster.parsing.sheets import UnreadableFile
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest

if TYPE_CHECKING:
    from documents.tables import Value

A_PAGE = 30


@require_safe
def list_opinions(request: MemberRequest) -> HttpResponse:
    """What was collected, newest first, to be found by words or by the deputy's name."""
    permit(request.membership, "opinion.add_opinion", congress_id=request.membership.congress_id)
    sought = request.GET.get("q", "").strip()
    found = visible_to(request.membership).order_by("-pk")
    if sought:
        found = found.filter(text__contains=sought) | found.filter(assessment__mandate__deputy__name__contains=sought)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    about = with_heard(within_reach(request.membership))[:60]
    is_open = collectable(request.membership).exists()
    facts = {"page_obj": page, "sought": sought, "about": about, "is_open": is_open}
    return render(request, "opinion/list_opinions.html", facts)


@require_safe
def export_opinions(request: MemberRequest) -> HttpResponse:
    """What the asking person may see, as an Excel table; nobody's name is in it but the deputy's."""
    permit(request.membership, "opinion.add_opinion", congress_id=request.membership.congress_id)
    heading = [_("About"), _("Channel"), _("Date"), _("Place"), _("Opinion"), _("Topics"), _("State")]
    rows: list[list[Value]] = [
        [
            opinion.assessment.mandate.deputy.name,
            opinion.get_channel_display(),
            opinion.heard_on,
            opinion.place,
            opinion.text,
            "、".join(opinion.tags),
            opinion.get_state_display(),
        ]
        for opinion in visible_to(request.membership).order_by("pk")
    ]
    return as_excel(_("Opinions collected"), heading, rows)


@require_http_methods(["GET", "POST"])
def add_opinion(request: MemberRequest) -> HttpResponse:
    """One opinion after another: deputy, channel, date and place stay filled in for the next one."""
    permit(request.membership, "opinion.add_opinion", congress_id=request.membership.congress_id)
    form = OpinionForm(request.POST or None, by=request.membership, initial=request.GET.dict())
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            opinion = actions.add_opinion(by=request.membership, **form.cleaned_data)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("Written down. The next one?"))
            kept = f"?assessment={opinion.assessment_id}&channel={opinion.channel}&heard_on={opinion.heard_on}"
            return redirect(f"{request.path}{kept}&place={opinion.place}")
    is_open = request.method == "POST" or collectable(request.membership).exists()
    facts = {"form": form, "refusal": refusal, "is_open": is_open}
    return render(request, "opinion/add_opinion.html", facts, status=refusal.status if refusal else 200)


@require_http_methods(["GET", "POST"])
def import_opinions(request: MemberRequest) -> HttpResponse:
    """A list from Excel, taken over as a whole or not at all."""
    permit(request.membership, "opinion.import_opinions", congress_id=request.membership.congress_id)
    # a list that arrives after the closing is read as well: its rows are told why they come too late
    about = within_reach if request.method == "POST" else collectable
    plans = Plan.objects.filter(pk__in=about(request.membership).values("plan"))
    plan = get_object_or_404(plans, code=request.GET["plan"]) if "plan" in request.GET else plans.first()
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    refusal: Refusal | None = None
    if plan and request.method == "POST" and form.is_valid():
        try:
            rows = read_rows(form.cleaned_data["file"].read())
        except UnreadableFile:
            rows = None
        if rows is None:
            form.add_error("file", _("No table with the columns 代表, 方式, 日期 and 意见 was found in this file."))
        else:
            try:
                made = actions.import_opinions(plan=plan, rows=rows, by=request.membership)
            except FaultyRows as refused:
                refusal = refused
            else:
                messages.success(
                    request,
                    _("%(made)s opinions taken over; %(known)s were there already.")
                    % {"made": len(made), "known": len(rows) - len(made)},
                )
                return redirect("list_opinions")
    facts = {"form": form, "refusal": refusal, "plan": plan, "plans": plans}
    return render(request, "opinion/import_opinions.html", facts, status=422 if refusal or form.errors else 200)
