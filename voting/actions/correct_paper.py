"""Correct the entry of a paper ballot between closing and certification, with a reason, on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Max
from django.views.decorators.debug import sensitive_variables

from voting import keys
from voting.act import act, reason_given, record
from voting.box import layout_of
from voting.bulk import insert
from voting.codes import paper_tracker
from voting.counting import Judged, judge
from voting.envelope import check_marks
from voting.models import ChannelCount, Question, Session
from voting.models.ballot import Ballot
from voting.paper_errors import CorrectionImpossible
from voting.scrub import overwrite_what_is_deleted
from voting.states import Channel

if TYPE_CHECKING:
    from voting.specs import Actor

SPARE = 1_000  # places beyond those in use that are searched for rows added by earlier corrections


@act
@sensitive_variables()
def correct_paper(*, session: Session, by: Actor, was: str, should_be: str, reason: str) -> None:
    """Replace one paper ballot entered as `was` by `should_be`; "" stands for a ballot that was missed or
    entered too often. The session goes back to CLOSED and is counted again.

    Only rows that came from paper are touched. Raises CorrectionImpossible, BadBallot, ReasonMissing,
    KeyMissing (the seed that names paper rows is not on this machine).
    """
    why = reason_given(reason)
    if was == should_be:
        raise CorrectionImpossible
    for marks in filter(None, (was, should_be)):
        check_marks(layout_of(session), marks, paper=True)
    seed = keys.seed(session.code)
    old, new = _judged(session, was), _judged(session, should_be)
    places = _paper_returned(session) + SPARE
    for place, question in enumerate(session.questions.order_by("number")):
        names = [paper_tracker(seed, question.number, i) for i in range(places)]
        _replace(question, names, old.codes[place] if old else None, new.codes[place] if new else None)
    rewrite_ballots(session)
    _adjust(session, old, -1)
    _adjust(session, new, +1)
    session.book_sha256 = session.totals = ""
    record(session, by, "correct_paper", reason=why, removed=bool(was), added=bool(should_be))


def _judged(session: Session, marks: str) -> Judged | None:
    rules = session.vote_rules
    return judge(marks, blank_is=rules.blank_is, void_scope=rules.void_scope) if marks else None


def _replace(question: Question, names: list[str], old: int | None, new: int | None) -> None:
    mine = Ballot.objects.filter(question=question, tracker__in=names)
    if old is not None:
        found = mine.filter(grade=old).order_by("tracker").first()
        if found is None:
            raise CorrectionImpossible
        if new is not None:
            Ballot.objects.filter(question=question, tracker=found.tracker).update(grade=new)
            return
        Ballot.objects.filter(question=question, tracker=found.tracker).delete()
    elif new is not None:
        taken = set(mine.values_list("tracker", flat=True))
        free = next(name for name in names if name not in taken)
        Ballot.objects.create(question=question, tracker=free, grade=new)


def rewrite_ballots(session: Session) -> None:
    """All rows anew, sorted: neither their places nor their transaction may tell which were changed together."""
    overwrite_what_is_deleted()
    mine = Ballot.objects.filter(question__in=session.questions.all())
    rows = sorted(mine.values_list("question_id", "tracker", "grade"))
    mine.delete()
    insert(Ballot, ("question_id", "tracker", "grade"), rows)


def _paper_returned(session: Session) -> int:
    return session.channels.filter(channel=Channel.PAPER).aggregate(n=Max("returned"))["n"] or 0


def _adjust(session: Session, ballot: Judged | None, by: int) -> None:
    if ballot is None:
        return
    column = "valid" if ballot.valid else "invalid"
    row = ChannelCount.objects.filter(session=session, channel=Channel.PAPER)
    row.filter(**{f"{column}__gte": max(0, -by)}).update(**{column: F(column) + by, "returned": F("returned") + by})
