"""Doors through which a report is looked at."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.report.compare import compare
from evaluation.report.presenters import ReportPage
from evaluation.report.queries import visible_to
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest

A_PAGE = 30


def page_of(request: MemberRequest, code: str) -> ReportPage:
    """The report of this assessment as the asking person may see it, or 404."""
    report = get_object_or_404(visible_to(request.membership), assessment__code=code)
    return ReportPage(report, request.membership)


@require_safe
def list_reports(request: MemberRequest) -> HttpResponse:
    """Reports to be found by name or pinyin, those that wait for a review first."""
    sought = request.GET.get("q", "").strip()
    found = visible_to(request.membership).order_by("-assessment__plan__year", "assessment__order", "pk")
    if sought:
        deputy = "assessment__mandate__deputy__"
        found = found.filter(
            Q(**{f"{deputy}name__contains": sought})
            | Q(**{f"{deputy}pinyin__startswith": sought.lower()})
            | Q(**{f"{deputy}initials__startswith": sought.lower()})
        )
    reports = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "report/list_reports.html", {"page_obj": reports, "sought": sought})


@require_safe
def export_reports(request: MemberRequest) -> HttpResponse:
    """The list as an Excel table, for those who review."""
    permit(request.membership, "report.accept_report", congress_id=request.membership.congress_id)
    found = visible_to(request.membership).select_related("accepted").order_by("-assessment__plan__year", "pk")
    heading = [_("Deputy"), _("Year"), _("Group"), _("State"), _("Due"), _("Words")]
    rows = [
        [
            report.assessment.mandate.deputy.name,
            report.assessment.plan.year,
            report.assessment.group.name if report.assessment.group else "",
            report.get_state_display(),
            report.due_on,
            report.accepted.words_low if report.accepted else None,
        ]
        for report in found
    ]
    return as_excel(_("Duty reports"), heading, rows)


@require_safe
def report(request: MemberRequest, code: str) -> HttpResponse:
    return render(request, "report/report.html", {"page": page_of(request, code)})


@require_safe
def compare_versions(request: MemberRequest, code: str, old: int, new: int) -> HttpResponse:
    page = page_of(request, code)
    one = get_object_or_404(page.report.versions, number=old)
    other = get_object_or_404(page.report.versions, number=new)
    facts = {"page": page, "old": one, "new": other, "segments": compare(one.text, other.text)}
    return render(request, "report/compare_versions.html", facts)
