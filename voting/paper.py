"""Paper entries as they lie in the database, sealed, and what two of them say to each other."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.views.decorators.debug import sensitive_variables

from voting import keys
from voting.counting import ABSTAIN, INVALID, Judged, judge
from voting.envelope import opener, seal
from voting.models.paper import FIRST, SECOND, SETTLED, PaperEntry
from voting.paper_errors import PaperDiffers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voting.models import Session
    from voting.specs import VoteRules

TOTALS = 0
_ROOM = 96  # bytes a question: ten grades of five digits and then some


@dataclass(frozen=True, slots=True)
class PaperTotals:
    """A sheet of totals: ballots returned, ballots invalid as a whole, and for each question the marks
    by grade, then blank, then invalid.
    """

    returned: int
    invalid: int
    rows: tuple[tuple[int, ...], ...] = field(repr=False)

    def as_text(self) -> str:
        return json.dumps([self.returned, self.invalid, self.rows])

    @classmethod
    def from_text(cls, text: str) -> PaperTotals:
        returned, invalid, rows = json.loads(text)
        return cls(returned, invalid, tuple(tuple(row) for row in rows))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two entries of one ballot, or of the totals (number 0), side by side; "" where one is missing."""

    number: int
    first: str = field(repr=False)
    second: str = field(repr=False)
    first_teller: str
    second_teller: str


def sealed_form(session: Session, content: str) -> bytes:
    """Sealed to the paper key, in one length for all entries of a session."""
    room = _ROOM * (session.questions.count() + 1)
    return seal(session.paper_key, content.encode().ljust(room))


@sensitive_variables()
def entries(session: Session) -> dict[int, dict[int, tuple[str, str]]]:
    """{number: {turn: (content, teller)}}. Raises KeyMissing."""
    rows = PaperEntry.objects.filter(session=session).order_by("number", "turn")
    found: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    if rows.exists():
        box = opener(keys.paper_key(session.code))
        for row in rows.select_related("officer"):
            content = box.decrypt(bytes(row.sealed)).decode().rstrip()
            found[row.number][row.turn] = (content, row.officer.name)
    return dict(found)


@sensitive_variables()
def differences(session: Session) -> list[Difference]:
    """Ballots whose two entries differ and are not settled, or of which one is missing."""
    found, nobody = entries(session), ("", "")
    singles = [number for number in found if number != TOTALS]
    expected = [*range(1, max(singles, default=0) + 1), *([TOTALS] if TOTALS in found else [])]
    listed = []
    for number in expected:
        turns = found.get(number, {})
        first, second = turns.get(FIRST, nobody), turns.get(SECOND, nobody)
        if SETTLED not in turns and (first[0] != second[0] or not first[0]):
            listed.append(Difference(number, first[0], second[0], first[1], second[1]))
    return listed


@sensitive_variables()
def settled_ballots(session: Session, rules: VoteRules) -> tuple[list[list[int]], int, int]:
    """What paper brings in: for every question its codes, then ballots returned and invalid as a whole.

    Raises PaperDiffers while an entry is missing or unsettled.
    """
    if open_questions := differences(session):
        raise PaperDiffers(numbers=", ".join(str(d.number) for d in open_questions[:20]))
    questions = session.questions.count()
    contents = {n: turns.get(SETTLED, turns.get(FIRST, ("", "")))[0] for n, turns in entries(session).items()}
    if TOTALS in contents:
        return _from_totals(PaperTotals.from_text(contents[TOTALS]), rules)
    judged = [judge(m, blank_is=rules.blank_is, void_scope=rules.void_scope) for m in contents.values()]
    return _by_question(judged, questions), len(judged), sum(not b.valid for b in judged)


def _by_question(judged: list[Judged], questions: int) -> list[list[int]]:
    return [[ballot.codes[place] for ballot in judged] for place in range(questions)]


def _from_totals(totals: PaperTotals, rules: VoteRules) -> tuple[list[list[int]], int, int]:
    blank = ABSTAIN if rules.blank_is == "abstain" else INVALID
    codes = [*range(len(rules.grades)), blank, INVALID]
    columns = [list(_repeat(codes, row)) for row in totals.rows]
    return columns, totals.returned, totals.invalid


def _repeat(codes: list[int], row: tuple[int, ...]) -> Iterator[int]:
    for code, times in zip(codes, row, strict=True):
        yield from [code] * times
