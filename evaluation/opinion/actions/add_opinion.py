from collections.abc import Sequence
from datetime import date

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.opinion.checks import check_channel, check_open, clean_text
from evaluation.opinion.models import Opinion
from evaluation.opinion.permissions import permit_collecting
from evaluation.plan.actions.common import hold
from evaluation.plan.models import Assessment
from evaluation.roster.models import Membership


@act
def add_opinion(
    *,
    assessment: Assessment,
    channel: str,
    heard_on: date,
    text: str,
    by: Membership,
    tags: Sequence[str] = (),
    is_problem: bool = False,
    place: str = "",
) -> Opinion:
    """Write down what was heard about a deputy. No raiser's name is asked for or kept.

    Raises NotCollected, CollectionClosed, ChannelNotInPlan, NothingSaid, TooLong.
    """
    permit_collecting(by, "opinion.add_opinion", assessment)
    hold(assessment)
    check_open(assessment)
    check_channel(assessment, channel)
    opinion = Opinion.objects.create(
        assessment=assessment,
        channel=channel,
        heard_on=heard_on,
        text=clean_text(text),
        tags=[tag.strip() for tag in tags if tag.strip()],
        is_problem=is_problem,
        place=place.strip(),
        collector=by,
    )
    record(by, "opinion.add_opinion", opinion, channel=channel)
    return opinion
