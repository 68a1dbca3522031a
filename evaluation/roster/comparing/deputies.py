"""Deputies of a table beside those on the roster."""

from collections.abc import Iterable

from evaluation.roster.comparing.steps import Change, Step, differences
from evaluation.roster.models import Congress, Deputy, Mandate, Term
from evaluation.roster.parsing import DeputyRow, Finding, Severity

PERSONAL = ("sex", "birth_month", "party", "employer_title", "category", "township", "phone")


def compare(
    congress: Congress, term: Term, rows: Iterable[DeputyRow]
) -> tuple[list[Step[DeputyRow, Deputy]], list[Finding]]:
    """A person is known by the name; namesakes carry a mark in brackets. Four queries for any number of people."""
    known = {deputy.name: deputy for deputy in Deputy.objects.filter(congress=congress)}
    mandates: dict[int, list[Mandate]] = {}
    fetched = Mandate.objects.filter(term=term).select_related("group", "constituency")
    for mandate in fetched.prefetch_related("prior_reports"):
        mandates.setdefault(mandate.deputy_id, []).append(mandate)
    steps: list[Step[DeputyRow, Deputy]] = []
    findings: list[Finding] = []
    for row in rows:
        deputy = known.get(row.name)
        step = _step(row, deputy, mandates.get(deputy.pk, []) if deputy else [])
        steps.append(step)
        findings.extend(_odd(step, mandates.get(deputy.pk, []) if deputy else []))
    return steps, findings


def _step(row: DeputyRow, deputy: Deputy | None, held: list[Mandate]) -> Step[DeputyRow, Deputy]:
    if deputy is None:
        return Step(row, None, new_mandate=True, new_years=row.reported)
    mandate = next((m for m in held if m.level == row.level), None)
    step = Step(row, deputy, differences((name, getattr(deputy, name), getattr(row, name)) for name in PERSONAL))
    if mandate is None:
        step.new_mandate, step.new_years = True, row.reported
        return step
    step.mandate = mandate
    if mandate.ended_on is None:
        recorded = {prior.year for prior in mandate.prior_reports.all()}
        step.new_years = tuple(year for year in row.reported if year not in recorded)
        step.changes += _of_mandate(mandate, row)
    return step


def _of_mandate(mandate: Mandate, row: DeputyRow) -> list[Change]:
    return differences(
        (
            ("group", mandate.group.name if mandate.group else "", row.group),
            ("group_role", mandate.group_role, row.group_role),
            ("constituency", mandate.constituency.name if mandate.constituency else "", row.constituency),
            ("re_elected", mandate.re_elected, row.re_elected),
        )
    )


def _odd(step: Step[DeputyRow, Deputy], held: list[Mandate]) -> Iterable[Finding]:
    row = step.row
    if step.mandate is not None and step.mandate.ended_on is not None:
        yield Finding(Severity.WARNING, "mandate_ended", row.row, facts={"name": row.name})
    elif step.new_mandate and held:
        yield Finding(Severity.WARNING, "second_mandate", row.row, facts={"name": row.name})
    if any(change.field in ("sex", "birth_month") and change.before for change in step.changes):
        yield Finding(Severity.WARNING, "same_person", row.row, facts={"name": row.name})
