"""The run sheet as data: which steps a meeting has, in which order. Pure: no Django, no clock.

Around the plan's own sequence (S2-A 二、2: 听取述职报告, 评议或提问, 民主测评, 领导点评) stand the steps of every vote.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Announce = Literal["on_the_spot", "private"]

SIGN_IN = "sign_in"
QUORUM = "quorum"
SCRUTINEERS = "scrutineers"
BOX = "box"
REPORT = "report"
QUESTIONS = "questions"
SLIPS = "slips"
OPEN_VOTE = "open_vote"
CLOSE_VOTE = "close_vote"
COUNT = "count"
CERTIFY = "certify"
ANNOUNCE = "announce"
PRIVATE = "private"
LEADERSHIP = "leadership"
CLOSE = "close"

KINDS = (
    SIGN_IN, QUORUM, SCRUTINEERS, BOX, REPORT, QUESTIONS, SLIPS, OPEN_VOTE, CLOSE_VOTE, COUNT, CERTIFY, ANNOUNCE,
    PRIVATE, LEADERSHIP, CLOSE,
)  # fmt: skip

# what the hall has seen of the vote is never taken back
NEVER_UNDONE = frozenset({OPEN_VOTE, CLOSE_VOTE, COUNT, CERTIFY, ANNOUNCE, PRIVATE, CLOSE})


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the run sheet. `order` is the deputy's place on the agenda, 0 where no deputy is meant."""

    kind: str
    order: int = 0
    with_questions: bool = False

    @property
    def key(self) -> str:
        """What goes on record: the kind, and for a deputy the place on the agenda ("report:3")."""
        return f"{self.kind}:{self.order}" if self.order else self.kind

    @property
    def can_be_undone(self) -> bool:
        return self.kind not in NEVER_UNDONE

    @property
    def can_be_skipped(self) -> bool:
        """A deputy who fell ill this morning does not stop the meeting; a reason goes on record."""
        return self.kind in {REPORT, QUESTIONS, LEADERSHIP}


def steps_of(sequence: Sequence[str], orders: Iterable[int], announce: Announce, *, leadership: bool) -> list[Step]:
    """The steps of a meeting.

    sequence    the plan's own order of "report", "questions", "vote", "leadership"
    orders      places on the agenda
    leadership  whether the plan foresees remarks of the leadership, should the sequence not name them
    """
    places = list(orders)
    body = list(_body(sequence, places, announce))
    if leadership and not any(step.kind == LEADERSHIP for step in body):
        body.append(Step(LEADERSHIP))
    return [Step(SIGN_IN), Step(QUORUM), Step(SCRUTINEERS), Step(BOX), *body, Step(CLOSE)]


def _body(sequence: Sequence[str], places: list[int], announce: Announce) -> Iterator[Step]:
    for index, part in enumerate(sequence):
        follows = sequence[index + 1] if index + 1 < len(sequence) else ""
        came_before = sequence[index - 1] if index else ""
        if part == REPORT:
            # questions right after the report are asked deputy by deputy, while the hall still remembers it
            yield from (Step(REPORT, order, with_questions=follows == QUESTIONS) for order in places)
        elif part == QUESTIONS and came_before != REPORT:
            yield from (Step(QUESTIONS, order, with_questions=True) for order in places)
        elif part == "vote":
            told = Step(ANNOUNCE if announce == "on_the_spot" else PRIVATE)
            yield from (Step(SLIPS), Step(OPEN_VOTE), Step(CLOSE_VOTE), Step(COUNT), Step(CERTIFY), told)
        elif part == LEADERSHIP:
            yield Step(LEADERSHIP)
