"""A deputy leaves this year's round: deferred to a later year, or the mandate has ended."""

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.texts import whole
from evaluation.plan.actions.common import lock_taking_part, lock_under_way, reason_given
from evaluation.plan.errors import NotAway
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


@act
def rejoin_round(*, assessment: Assessment, reason: str, by: Membership) -> Assessment:
    """A deferral or withdrawal was a mistake, or its cause is gone: the deputy takes part again.

    Raises ReasonMissing, NotUnderWay, NotAway; RoundVoted where the round has voted without the deputy.
    """
    name = "plan.rejoin_round"
    permit(by, name, congress_id=assessment.plan.congress_id, group_id=assessment.group_id)
    why = reason_given(reason)
    lock_under_way(assessment.plan)
    coming = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if coming.standing not in {Standing.DEFERRED, Standing.WITHDRAWN} or coming.mandate.ended_on is not None:
        raise NotAway(name=coming.mandate.deputy.name)
    coming.standing, coming.standing_reason = Standing.ACTIVE, whole(why, 200)
    coming.save(update_fields=["standing", "standing_reason"])
    record(by, name, coming, plan=coming.plan_id)
    return coming


def _leave(name: str, assessment: Assessment, standing: Standing, reason: str, by: Membership) -> Assessment:
    permit(by, name, congress_id=assessment.plan.congress_id, group_id=assessment.group_id)
    why = reason_given(reason)
    leaving = lock_taking_part(assessment)
    leaving.standing = standing
    leaving.standing_reason = whole(why, 200)
    leaving.save(update_fields=["standing", "standing_reason"])
    record(by, name, leaving, plan=leaving.plan_id)
    return leaving
