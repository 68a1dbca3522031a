from datetime import timedelta

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.texts import whole
from evaluation.opinion.actions.post_opinion import digest_of
from evaluation.opinion.errors import UnknownCode
from evaluation.opinion.models import Opinion
from evaluation.opinion.queries import opinions
from evaluation.plan.parameters import Rules
from evaluation.roster.models import Membership


def look_up(code: str) -> Opinion:
    """The opinion of a private code. Raises UnknownCode for a wrong code or after the plan's time for it."""
    opinion = opinions().filter(code_digest=digest_of(code)).first()
    if opinion is None:
        raise UnknownCode
    days = Rules.of(opinion.assessment.plan.parameters).anonymous_lookup_days
    if timezone.localdate() > opinion.made_on + timedelta(days=days):
        raise UnknownCode
    return opinion


@act
def say_settled(
    *,
    code: str,
    settled: bool,
    by: Membership,  # noqa: ARG001 - every act has an actor; here the system, and it is not written down
    note: str = "",
) -> Opinion:
    """What the raiser says afterwards: settled or not. Like the opinion itself it leaves no audit line."""
    opinion = look_up(code)
    opinion.settled = settled
    opinion.settled_note = whole(note, 300)
    opinion.save(update_fields=["settled", "settled_note"])
    return opinion
