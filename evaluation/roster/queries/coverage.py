"""The roster as the coverage rule wants it."""

from collections.abc import Collection, Mapping
from datetime import date

from evaluation.roster.coverage import Candidate
from evaluation.roster.models import Mandate, Term

TERM_YEARS = 5  # 地方组织法: congresses of every level are elected for five years
LAST_MONTH_TO_START = 6  # house rule: who is elected after June first reports in the next year


def report_years(term: Term) -> tuple[int, int]:
    """The first and the last year of a term in which a deputy can report."""
    first = _first_year(term.started_on)
    return first, first + TERM_YEARS - 1


def coverage_candidates(
    term: Term,
    *,
    on: date,
    levels: Collection[str] = (),
    group_id: int | None = None,
    reported: Mapping[int, Collection[int]] | None = None,
) -> list[Candidate]:
    """The running mandates of a term for `coverage.propose(..., year=on.year)`; keys are those of mandates.

    `on` is a day on which the year's reports are heard: who is on leave then is deferred. `levels` are those that
    report by the plan (all when empty). `reported` adds, for a mandate, the years that stages after this one know
    of; what offices recorded before (已述职年度) is counted anyway. Three queries.
    """
    mandates = Mandate.objects.filter(term=term, ended_on=None).select_related("group").order_by("group__order", "pk")
    if levels:
        mandates = mandates.filter(level__in=levels)
    if group_id is not None:
        mandates = mandates.filter(group_id=group_id)
    known = reported or {}
    rows = [
        (mandate, tuple(sorted({prior.year for prior in mandate.prior_reports.all()} | set(known.get(mandate.pk, ())))))
        for mandate in mandates.prefetch_related("prior_reports")
    ]
    first = min([report_years(term)[0], *(year for _mandate, years in rows for year in years)])
    return [_candidate(mandate, years, first, on, term) for mandate, years in rows]


def _candidate(mandate: Mandate, years: tuple[int, ...], first: int, on: date, term: Term) -> Candidate:
    later = mandate.started_on is not None and mandate.started_on > term.started_on
    away = mandate.leave_reason and (mandate.leave_until is None or mandate.leave_until >= on)
    return Candidate(
        key=mandate.pk,
        group=mandate.group.name if mandate.group else "",
        first_year=_first_year(mandate.started_on) if later and mandate.started_on else first,
        reported=years,
        leave=mandate.leave_reason if away else "",
    )


def _first_year(started_on: date) -> int:
    return started_on.year if started_on.month <= LAST_MONTH_TO_START else started_on.year + 1
