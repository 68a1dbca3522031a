"""From opinions to what a page says about them."""

from collections import Counter

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from evaluation.opinion.models import CollectionClosing, Opinion
from evaluation.opinion.queries import closing_of, kept, summary
from evaluation.opinion.similar import groups
from evaluation.opinion.states import Channel, OpinionState
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Rules
from evaluation.plan.presenters import closings_told
from evaluation.plan.states import PlanState, Stage


class OpinionsPage:
    """The opinions about one deputy, as those who sift them see them."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.deputy = assessment.mandate.deputy
        self.rules = Rules.of(assessment.plan.parameters)

    @cached_property
    def opinions(self) -> list[Opinion]:
        return list(self.assessment.opinions.select_related("topic"))

    @property
    def held(self) -> list[Opinion]:
        return [opinion for opinion in self.opinions if opinion.state == OpinionState.HELD]

    @property
    def set_aside(self) -> list[Opinion]:
        return [opinion for opinion in self.opinions if opinion.state == OpinionState.SET_ASIDE]

    @cached_property
    def kept(self) -> list[Opinion]:
        return [opinion for opinion in self.opinions if opinion.state == OpinionState.KEPT]

    @cached_property
    def summary(self) -> list[tuple[str, int]]:
        return summary(self.assessment)

    @cached_property
    def alike(self) -> list[list[Opinion]]:
        """Opinions that look alike and are not yet in a topic: groups of two and more."""
        loose = {opinion.pk: opinion for opinion in self.loose}
        found = groups({pk: opinion.text for pk, opinion in loose.items()})
        return [[loose[pk] for pk in group] for group in found if len(group) > 1]

    @property
    def loose(self) -> list[Opinion]:
        """Counted opinions on lines of their own: what two people say in other words only a reader can see."""
        return [opinion for opinion in self.kept if opinion.topic_id is None]

    @cached_property
    def closing(self) -> CollectionClosing | None:
        return closing_of(self.assessment)

    @property
    def is_open(self) -> bool:
        """Whether anything can still come in, and so whether there is something to close."""
        return self.closing is None and self.is_running and Stage.OPINIONS in self.rules.stages

    @property
    def is_running(self) -> bool:
        return self.assessment.plan.state == PlanState.RUNNING

    @property
    def reopenable(self) -> bool:
        return self.closing is not None and self.is_running

    @property
    def takes_web(self) -> bool:
        return Channel.WEB in self.rules.channels

    @property
    def closings(self) -> list[dict[str, object]]:
        """What was closed and opened again, oldest first."""
        return closings_told(self.assessment.collectionclosings.select_related("closed_by__user", "reopened_by__user"))

    @property
    def by_tag(self) -> dict[str, object]:
        """The chart of topics."""
        counted = Counter(tag for opinion in self.kept for tag in opinion.tags)
        return {"title": _("Opinions by topic"), "head": _("Topic"), "rows": counted.most_common(12)}

    @property
    def by_channel(self) -> dict[str, object]:
        """The chart of channels."""
        counted = Counter(str(Channel(opinion.channel).label) for opinion in self.kept)
        return {"title": _("Opinions by channel"), "head": _("Channel"), "rows": counted.most_common()}


def told_to_deputy(assessment: Assessment) -> list[tuple[str, int]]:
    """What the deputy reads: the words and how often, never channel, date, collector or code."""
    return summary(assessment) if kept(assessment).exists() else []
