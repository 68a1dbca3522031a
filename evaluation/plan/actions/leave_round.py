"""A deputy leaves this year's round: deferred to a later year, or the mandate has ended."""

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock_taking_part, reason_given
from evaluation.plan.models import Assessment
from evaluation.plan.states import Standing
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def defer_assessment(*, assessment: Assessment, reason: str, by: Membership) -> Assessment:
    """请假/缓述: the deputy reports in a later year. Raises ReasonMissing, NotUnderWay, NotTakingPart."""
    return _leave("plan.defer_assessment", assessment, Standing.DEFERRED, reason, by)


@act
def withdraw_assessment(*, assessment: Assessment, reason: str, by: Membership) -> Assessment:
    """The mandate ended (辞职、调离、去世): nobody reports. Raises ReasonMissing, NotUnderWay, NotTakingPart."""
    return _leave("plan.withdraw_assessment", assessment, Standing.WITHDRAWN, reason, by)


def _leave(name: str, assessment: Assessment, standing: Standing, reason: str, by: Membership) -> Assessment:
    permit(by, name, congress_id=assessment.plan.congress_id, group_id=assessment.group_id)
    why = reason_given(reason)
    leaving = lock_taking_part(assessment)
    leaving.standing = standing
    leaving.standing_reason = why[:200]
    leaving.save(update_fields=["standing", "standing_reason"])
    record(by, name, leaving, plan=leaving.plan_id)
    return leaving
