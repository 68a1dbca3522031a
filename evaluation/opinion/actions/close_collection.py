from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.opinion.errors import NotCollected
from evaluation.opinion.models import OpinionPoster
from evaluation.opinion.permissions import permit_sifting
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Rules
from evaluation.plan.states import Stage
from evaluation.roster.models import Membership


@act
def close_collection(*, assessment: Assessment, by: Membership) -> Assessment:
    """End the collection about one deputy: the summary table is final and its posters come down."""
    permit_sifting(by, "opinion.close_collection", assessment)
    if Stage.OPINIONS not in Rules.of(assessment.plan.parameters).stages:
        raise NotCollected
    OpinionPoster.objects.filter(assessment=assessment, closed_at=None).update(closed_at=timezone.now())
    record(by, "opinion.close_collection", assessment, kept=assessment.opinions.filter(state="kept").count())
    return assessment
