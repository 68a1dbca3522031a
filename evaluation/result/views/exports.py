"""Results as Excel tables: exactly what the asking person sees on the pages, counts and shares as numbers."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.meeting.queries import visible_to as meetings_visible_to
from evaluation.result.presenters.result import Row, totals_of
from evaluation.result.queries import seen_at, visible_to
from evaluation.roster.downloads import as_excel
from evaluation.roster.requests import MemberRequest

if TYPE_CHECKING:
    from documents.tables import Value
    from evaluation.result.models import Result


@require_safe
def export_seen_results(request: MemberRequest) -> HttpResponse:
    """Every result that the asking person may see, of all years."""
    found = visible_to(request.membership).order_by("-assessment__plan__year", "assessment__order", "pk")
    heading = [_("Deputy"), _("Year"), _("Grade"), _("State"), _("Told on")]
    rows: list[list[Value]] = [
        [
            result.assessment.mandate.deputy.name,
            result.assessment.plan.year,
            result.grade,
            result.get_state_display(),
            localtime(result.told_at).date() if result.told_at else None,
        ]
        for result in found
    ]
    return as_excel(_("Results"), heading, rows)


@require_safe
def export_result(request: MemberRequest, code: str) -> HttpResponse:
    """One deputy's result: a line for each grade, then what was not given to one, then the ballots of the meeting."""
    found = get_object_or_404(visible_to(request.membership), assessment__code=code)
    row = Row(found)
    lines: list[list[Value]] = [[grade, count, _figure(share)] for grade, count, share in row.cells]
    others = [(_("abstentions"), found.abstained), (_("invalid lines"), found.invalid_rows), *totals_of(found)]
    lines += [[label, figure, None] for label, figure in others]
    heading = [_("Grade"), _("Ballots"), _("Share (%)")]
    return as_excel(_("Result of %(name)s") % {"name": row.name}, heading, lines)


@require_safe
def export_result_sheet(request: MemberRequest, code: str) -> HttpResponse:
    """The result sheet of one meeting: a line for each deputy in the order of the agenda, with the ballots."""
    meeting = get_object_or_404(meetings_visible_to(request.membership), code=code)
    found = list(seen_at(request.membership, meeting))
    heading = [_("No."), _("Deputy"), *(_heads(found[0]) if found else []), _("Grade"), _("State")]
    return as_excel(
        _("Results of the vote"), heading, [[number, *_line(result)] for number, result in enumerate(found, 1)]
    )


def _heads(result: "Result") -> list[str]:
    grades = [name for grade, _count, _share in Row(result).cells for name in (grade, f"{grade} (%)")]
    return [*grades, _("abstentions"), _("invalid lines"), *(label for label, _figure in totals_of(result))]


def _figure(share: str) -> float | None:
    return None if share == "—" else float(share.removesuffix("%"))


def _line(result: "Result") -> "list[Value]":
    row = Row(result)
    counts: list[Value] = []
    for _grade, count, share in row.cells:
        counts += [count, _figure(share)]
    totals = [figure for _label, figure in totals_of(result)]
    told = [result.grade, result.get_state_display()]
    return [row.name, *counts, result.abstained, result.invalid_rows, *totals, *told]
