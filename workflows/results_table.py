"""The year's results as an Excel table, for the yearly appraisal and the choice of best deputies (S2-A 六、3)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import assessments_seen_by, rules_of
from evaluation.rectification.states import ItemState
from evaluation.roster.models import Membership

if TYPE_CHECKING:
    from documents.tables import Value

    Table = tuple[list[str], list[list[Value]]]


def results_table(plan: Plan, reader: Membership) -> "Table":
    """Heading and rows, one for each deputy the reader sees, in the order of the plan, not a ranking. Four queries."""
    rules = rules_of(plan)
    found = (
        assessments_seen_by(reader)
        .filter(plan=plan)
        .select_related("mandate__deputy", "group", "result", "report__accepted")
        .prefetch_related("result__grades", "items")
        .order_by("order", "pk")
    )
    heading = [
        _("Name"),
        _("Group"),
        _("Standing"),
        _("Words of the report"),
        *rules.scale,
        _("Abstentions"),
        _("Ballots returned"),
        _("Grade"),
        _("Problems raised"),
        _("Problems closed"),
    ]
    rows = [_row(assessment, rules.scale) for assessment in found]
    return heading, rows


def _row(assessment: Assessment, scale: tuple[str, ...]) -> "list[Value]":
    result = getattr(assessment, "result", None)
    report = getattr(assessment, "report", None)
    counts = {grade.grade: grade.count for grade in result.grades.all()} if result else {}
    items = assessment.items.all()
    return [
        assessment.mandate.deputy.name,
        assessment.group.name if assessment.group else "",
        assessment.get_standing_display(),
        report.accepted.words_low if report and report.accepted else None,
        *(counts.get(name) for name in scale),
        result.abstained if result else None,
        result.returned if result else None,
        result.grade if result else "",
        len(items),
        sum(item.state == ItemState.CLOSED for item in items),
    ]
