"""Reports by spoken names."""

from django.db.models import QuerySet

from evaluation.report.models import DutyReport
from evaluation.roster.models import Membership
from evaluation.roster.states import Role


def reports() -> QuerySet[DutyReport]:
    """Reports with everything that a line about one needs, in one query."""
    return DutyReport.objects.select_related(
        "assessment__plan__congress", "assessment__mandate__deputy", "assessment__group"
    )


def visible_to(by: Membership) -> QuerySet[DutyReport]:
    """Drafts are seen by their deputy and by those who review them; a superior congress sees none."""
    inside = reports().filter(assessment__plan__congress_id=by.congress_id)
    match by.role:
        case Role.ORGANISER:
            return inside
        case Role.GROUP_LEADER:
            return (
                inside.filter(assessment__group_id=by.group_id)
                | inside.filter(assessment__reviewer_id=by.pk)
                | inside.filter(assessment__mandate__deputy_id=by.deputy_id or 0)
            )
        case Role.DEPUTY:
            return inside.filter(assessment__mandate__deputy_id=by.deputy_id or 0)
        case Role.PRESIDIUM:
            return inside.filter(accepted__isnull=False)
        case _:
            return inside.none()


def locked(report: DutyReport) -> DutyReport:
    """The same report, its row locked for the rest of the transaction."""
    return reports().select_for_update(of=("self",)).get(pk=report.pk)
