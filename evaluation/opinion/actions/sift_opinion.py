"""Holding back and letting through, gathering what is alike: acts on opinions that are already there."""

from collections.abc import Sequence

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.texts import whole
from evaluation.opinion.models import Opinion, OpinionTopic
from evaluation.opinion.permissions import permit_sifting
from evaluation.opinion.states import OpinionState
from evaluation.plan.models import Assessment
from evaluation.roster.models import Membership


@act
def keep_opinion(*, opinion: Opinion, by: Membership) -> Opinion:
    """Let a held opinion, or one set aside by mistake, count."""
    return _move(opinion, OpinionState.KEPT, "", by, "opinion.keep_opinion")


@act
def set_aside_opinion(*, opinion: Opinion, reason: str, by: Membership) -> Opinion:
    """Set an opinion aside with a reason: it stays on record and does not count."""
    return _move(opinion, OpinionState.SET_ASIDE, reason, by, "opinion.set_aside_opinion")


def _move(opinion: Opinion, state: OpinionState, reason: str, by: Membership, name: str) -> Opinion:
    permit_sifting(by, name, opinion.assessment)
    opinion = Opinion.objects.select_for_update().get(pk=opinion.pk)
    opinion.state = state
    opinion.state_reason = whole(reason, 200)
    opinion.save(update_fields=["state", "state_reason"])
    record(by, name, opinion)
    return opinion


@act
def gather_topic(*, assessment: Assessment, title: str, opinions: Sequence[Opinion], by: Membership) -> OpinionTopic:
    """Say once what several opinions have in common: one line of the summary table."""
    permit_sifting(by, "opinion.gather_topic", assessment)
    topic = OpinionTopic.objects.create(assessment=assessment, title=title.strip(), order=assessment.topics.count() + 1)
    own = [opinion.pk for opinion in opinions if opinion.assessment_id == assessment.pk]
    Opinion.objects.filter(pk__in=own).update(topic=topic)
    record(by, "opinion.gather_topic", topic, opinions=len(own))
    return topic
