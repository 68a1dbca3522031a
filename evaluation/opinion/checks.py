"""What every way of adding an opinion checks first."""

from django.utils import timezone
from django.utils.formats import date_format

from evaluation.opinion.errors import ChannelNotInPlan, CollectionClosed, NotCollected, NothingSaid, TooLong
from evaluation.opinion.queries import closing_of
from evaluation.opinion.rules import LONGEST
from evaluation.opinion.states import Channel
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Rules
from evaluation.plan.states import PlanState, Stage, Standing


def check_open(assessment: Assessment) -> None:
    """Raise NotCollected unless the plan is under way, collects opinions, and the deputy takes part.

    Raise CollectionClosed once whoever leads has closed the collection about this deputy.
    """
    plan = assessment.plan
    collects = Stage.OPINIONS in Rules.of(plan.parameters).stages
    if plan.state != PlanState.RUNNING or not collects or assessment.standing != Standing.ACTIVE:
        raise NotCollected
    if closing := closing_of(assessment):
        day = date_format(timezone.localdate(closing.closed_at), "DATE_FORMAT")
        raise CollectionClosed(name=assessment.mandate.deputy.name, day=day)


def check_channel(assessment: Assessment, channel: str) -> None:
    """Raise ChannelNotInPlan for a channel that the plan does not name."""
    if channel not in Rules.of(assessment.plan.parameters).channels:
        known = Channel(channel).label if channel in Channel.values else channel
        raise ChannelNotInPlan(channel=known)


def clean_text(text: str) -> str:
    """The text without surrounding space. Raises NothingSaid when empty, TooLong when it is a paper."""
    plain = text.replace("\r\n", "\n").strip()
    if not plain:
        raise NothingSaid
    if len(plain) > LONGEST:
        raise TooLong(length=len(plain), limit=LONGEST)
    return plain
