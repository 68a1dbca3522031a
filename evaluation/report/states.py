"""A report's states and allowed moves: the table that the state chart in the README shows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportState(TextChoices):
    DRAFTING = "drafting", _("Being written")
    SUBMITTED = "submitted", _("Handed in")
    RETURNED = "returned", _("Returned for revision")
    ACCEPTED = "accepted", _("Accepted")


MOVES: dict[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFTING: frozenset({ReportState.SUBMITTED}),
    ReportState.SUBMITTED: frozenset({ReportState.RETURNED, ReportState.ACCEPTED, ReportState.DRAFTING}),
    ReportState.RETURNED: frozenset({ReportState.SUBMITTED}),
    ReportState.ACCEPTED: frozenset({ReportState.RETURNED}),
}


def may_move(now: str, to: ReportState) -> bool:
    """Whether the table allows the move."""
    return to in MOVES[ReportState(now)]
