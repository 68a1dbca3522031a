from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.opinion.errors import CollectionOpen, NotCollected
from evaluation.opinion.models import CollectionClosing, OpinionPoster
from evaluation.opinion.permissions import permit_sifting
from evaluation.plan.actions.closing import close, reopen
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Rules
from evaluation.plan.states import Stage
from evaluation.roster.models import Membership


@act
def close_collection(*, assessment: Assessment, by: Membership) -> Assessment:
    """End the collection about one deputy: nothing more comes in, and its posters come down.

    Closing what is closed changes nothing. Raises NotCollected where the plan has no such stage.
    """
    permit_sifting(by, "opinion.close_collection", assessment)
    if Stage.OPINIONS not in Rules.of(assessment.plan.parameters).stages:
        raise NotCollected
    closing = close(CollectionClosing, assessment, by)
    if closing is not None:
        OpinionPoster.objects.filter(assessment=assessment, closed_at=None).update(closed_at=closing.closed_at)
        record(by, "opinion.close_collection", assessment, kept=assessment.opinions.filter(state="kept").count())
    return assessment


@act
def reopen_collection(*, assessment: Assessment, reason: str, by: Membership) -> Assessment:
    """Open a collection again that was closed by mistake or too early; the posters that came down hang again.

    Honest only until the meeting at which the deputy reports is ready: its papers carry what was collected. The
    process knows how far that is and raises CollectionPast. Raises CollectionOpen, ReasonMissing, NotUnderWay,
    NotTakingPart.
    """
    permit_sifting(by, "opinion.reopen_collection", assessment)
    closing = reopen(CollectionClosing, assessment, reason, by)
    if closing is None:
        raise CollectionOpen(name=assessment.mandate.deputy.name)
    OpinionPoster.objects.filter(assessment=assessment, closed_at=closing.closed_at).update(closed_at=None)
    record(by, "opinion.reopen_collection", assessment, turn=closing.turn)
    return assessment
