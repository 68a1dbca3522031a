import hashlib
from dataclasses import dataclass

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.codes import public_code
from evaluation.opinion.checks import check_open, clean_text
from evaluation.opinion.errors import NotCollected
from evaluation.opinion.models import Opinion, OpinionPoster
from evaluation.opinion.queries import recent_posts
from evaluation.opinion.rules import FLOOD, looks_like_spam
from evaluation.opinion.states import Channel, OpinionState
from evaluation.plan.actions.common import hold
from evaluation.plan.models import Assessment
from evaluation.roster.models import Membership

CODE_LETTERS = 16  # 79 bits: a private code cannot be guessed


@dataclass(frozen=True, slots=True)
class Posted:
    """An anonymous opinion and the private code, which is told once and kept nowhere."""

    opinion: Opinion
    private_code: str


@act
def post_opinion(
    *,
    poster: OpinionPoster,
    assessment: Assessment,
    text: str,
    by: Membership,  # noqa: ARG001 - every act has an actor; here the system, and it is not written down
    is_problem: bool = False,
) -> Posted:
    """Keep an opinion from the anonymous web form; `by` is the system's own membership.

    The row is the only record: an audit line would tell the time of day, and so, with a server's log, the person.
    What looks like spam or comes in a flood is held for a look; nothing sincere is dropped.
    Raises NotCollected, CollectionClosed, NothingSaid, TooLong.
    """
    if poster.closed_at is not None or poster.plan_id != assessment.plan_id:
        raise NotCollected
    hold(assessment)
    check_open(assessment)
    today = timezone.localdate()
    why = looks_like_spam(text) or ("flood" if recent_posts(poster, today) >= FLOOD else "")
    code = public_code(CODE_LETTERS)
    opinion = Opinion.objects.create(
        assessment=assessment,
        channel=Channel.WEB,
        heard_on=today,
        text=clean_text(text),
        is_problem=is_problem,
        state=OpinionState.HELD if why else OpinionState.KEPT,
        state_reason=why,
        code_digest=digest_of(code),
    )
    return Posted(opinion, code)


def digest_of(code: str) -> str:
    """What is kept of a private code: people type it with spaces, hyphens and small letters."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
