from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.opinion.checks import check_open
from evaluation.opinion.errors import ChannelNotInPlan
from evaluation.opinion.models import OpinionPoster
from evaluation.opinion.states import Channel
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.parameters import Rules
from evaluation.roster.models import Constituency, Membership
from evaluation.roster.permissions import permit


@act
def make_poster(
    *,
    plan: Plan,
    by: Membership,
    assessment: Assessment | None = None,
    constituency: Constituency | None = None,
) -> OpinionPoster:
    """Open an anonymous form for one deputy, one constituency, or the whole plan; its address is printed as a QR.

    Raises ChannelNotInPlan, and NotCollected or CollectionClosed for a deputy about whom nothing is collected.
    """
    group_id = assessment.group_id if assessment else None
    permit(by, "opinion.make_poster", congress_id=plan.congress_id, group_id=group_id)
    if Channel.WEB not in Rules.of(plan.parameters).channels:
        raise ChannelNotInPlan(channel=Channel.WEB.label)
    if assessment is not None:
        check_open(assessment)
    poster = OpinionPoster.objects.create(plan=plan, assessment=assessment, constituency=constituency)
    record(by, "opinion.make_poster", poster)
    return poster


@act
def close_poster(*, poster: OpinionPoster, by: Membership) -> OpinionPoster:
    """Take a poster down: its form says that the collection is over."""
    permit(by, "opinion.close_poster", congress_id=poster.plan.congress_id)
    poster.closed_at = poster.closed_at or timezone.now()
    poster.save(update_fields=["closed_at"])
    record(by, "opinion.close_poster", poster)
    return poster
