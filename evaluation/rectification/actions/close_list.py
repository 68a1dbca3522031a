"""The list of one deputy is closed for the year, and opened again where that is honest."""

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.closing import close, reopen
from evaluation.plan.actions.common import hold
from evaluation.plan.models import Assessment
from evaluation.rectification.errors import ListOpen, StillOpen
from evaluation.rectification.models import ListClosing
from evaluation.rectification.permissions import permit_signing
from evaluation.rectification.queries import unresolved
from evaluation.roster.models import Membership


@act
def close_list(*, assessment: Assessment, by: Membership, leave_open: bool = False) -> Assessment:
    """Say that rectification of this deputy is over for the year. Closing what is closed changes nothing.

    With `leave_open` what is unresolved stays on record for next year's plan; without it StillOpen is raised.
    """
    permit_signing(by, "rectification.close_list", assessment)
    hold(assessment)
    still = unresolved(assessment).count()
    if still and not leave_open:
        raise StillOpen(count=still)
    if close(ListClosing, assessment, by) is not None:
        record(by, "rectification.close_list", assessment, left_open=still)
    return assessment


@act
def reopen_list(*, assessment: Assessment, reason: str, by: Membership) -> Assessment:
    """Open a list again that was closed by mistake or too early; the record shows both.

    Honest until the year is sealed: its bundle says that the list was closed. The process knows and raises
    YearSealed. Raises ListOpen, ReasonMissing, NotUnderWay, NotTakingPart.
    """
    permit_signing(by, "rectification.reopen_list", assessment)
    closing = reopen(ListClosing, assessment, reason, by)
    if closing is None:
        raise ListOpen(name=assessment.mandate.deputy.name)
    record(by, "rectification.reopen_list", assessment, turn=closing.turn)
    return assessment
