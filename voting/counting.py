"""Counting: pure and exact. No Django, no clock, no randomness, no floats.

Marks are one character a question: "0"… the place in the scale, "-" blank, "x" spoilt. Codes are what a
mark is worth: the place in the scale, ABSTAIN or INVALID.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ABSTAIN = -1
INVALID = -2


@dataclass(frozen=True, slots=True)
class Judged:
    """One ballot by the rule: a code for every question, and whether the ballot as a whole is valid."""

    codes: tuple[int, ...]
    valid: bool


def judge(marks: str, *, blank_is: str, void_scope: str) -> Judged:
    """`blank_is`: "abstain" or "invalid"; `void_scope`: "row" or "ballot" (政协 and 选举 practice differ).

    With scope "row" a ballot is invalid as a whole only if every row of it is.
    """
    blank = ABSTAIN if blank_is == "abstain" else INVALID
    codes = tuple(blank if m == "-" else INVALID if m == "x" else int(m) for m in marks)
    if void_scope == "ballot" and INVALID in codes:
        return Judged((INVALID,) * len(codes), valid=False)
    return Judged(codes, valid=any(code != INVALID for code in codes))


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """Ballots by grade in the order of the scale, abstentions and invalid rows."""

    grades: tuple[int, ...]
    abstain: int
    invalid: int

    @property
    def total(self) -> int:
        return sum(self.grades) + self.abstain + self.invalid

    def __add__(self, other: QuestionCount) -> QuestionCount:
        """Two boxes together. Raises ValueError when their scales differ in length."""
        joined = tuple(mine + theirs for mine, theirs in zip(self.grades, other.grades, strict=True))
        return QuestionCount(joined, self.abstain + other.abstain, self.invalid + other.invalid)


def count(codes: Iterable[int], scale: int) -> QuestionCount:
    """Count one question's codes; `scale` is the number of grades. Raises ValueError on a foreign code."""
    return count_from(Counter(codes), scale)


def count_from(tally: Mapping[int, int], scale: int) -> QuestionCount:
    """The same from figures by code, as a database groups them."""
    foreign = set(tally) - {*range(scale), ABSTAIN, INVALID}
    if foreign:
        message = f"codes that are on no ballot: {sorted(foreign)}"
        raise ValueError(message)
    grades = tuple(tally.get(place, 0) for place in range(scale))
    return QuestionCount(grades, tally.get(ABSTAIN, 0), tally.get(INVALID, 0))


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """发出, 收回, 有效, 废 of one channel."""

    name: str
    issued: int
    returned: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that the figures break. `rule` is a key of the closed list below; `question` 0: no single one."""

    rule: str
    left: int
    right: int
    channel: str = ""
    question: int = 0


RETURNED_OVER_ISSUED = "returned<=issued"
ISSUED_OVER_PRESENT = "issued<=present"
PRESENT_OVER_DUE = "present<=due"
BALLOTS_DO_NOT_ADD_UP = "valid+invalid=returned"
ROWS_DO_NOT_ADD_UP = "grades+abstain+invalid=returned"
BOX_FAULTS = "envelopes=spent"
TOO_FEW = "returned>=k"
RULES = (
    RETURNED_OVER_ISSUED,
    ISSUED_OVER_PRESENT,
    PRESENT_OVER_DUE,
    BALLOTS_DO_NOT_ADD_UP,
    ROWS_DO_NOT_ADD_UP,
    BOX_FAULTS,
    TOO_FEW,
)


def together(channels: Sequence[ChannelFigures]) -> ChannelFigures:
    return ChannelFigures(
        "",
        sum(c.issued for c in channels),
        sum(c.returned for c in channels),
        sum(c.valid for c in channels),
        sum(c.invalid for c in channels),
    )


def reconcile(
    *,
    due: int,
    present: int,
    channels: Sequence[ChannelFigures],
    questions: Mapping[int, QuestionCount],
    box_faults: int = 0,
    k: int = 0,
) -> list[Breach]:
    """收回≤发出≤实到≤应到; 有效+废=收回; per question Σgrades+弃权+无效行=收回. Empty: all is well."""
    whole = together(channels)
    breaches = [
        Breach(RETURNED_OVER_ISSUED, c.returned, c.issued, channel=c.name) for c in channels if c.returned > c.issued
    ]
    breaches += [
        Breach(BALLOTS_DO_NOT_ADD_UP, c.valid + c.invalid, c.returned, channel=c.name)
        for c in channels
        if c.valid + c.invalid != c.returned
    ]
    if whole.issued > present:
        breaches.append(Breach(ISSUED_OVER_PRESENT, whole.issued, present))
    if present > due:
        breaches.append(Breach(PRESENT_OVER_DUE, present, due))
    breaches += [
        Breach(ROWS_DO_NOT_ADD_UP, counted.total, whole.returned, question=number)
        for number, counted in sorted(questions.items())
        if counted.total != whole.returned
    ]
    if box_faults:
        breaches.append(Breach(BOX_FAULTS, box_faults, 0))
    if whole.returned < k:
        breaches.append(Breach(TOO_FEW, whole.returned, k))
    return breaches


def foreseen(*, due: int, present: int, issued: Mapping[str, int], returned: Mapping[str, int]) -> list[Breach]:
    """What opening the box would find, from people and pieces of paper alone; `issued` and `returned` by channel."""
    breaches = [
        Breach(RETURNED_OVER_ISSUED, count, issued.get(name, 0), channel=name)
        for name, count in returned.items()
        if count > issued.get(name, 0)
    ]
    if (drawn := sum(issued.values())) > present:
        breaches.append(Breach(ISSUED_OVER_PRESENT, drawn, present))
    if present > due:
        breaches.append(Breach(PRESENT_OVER_DUE, present, due))
    return breaches


def base_of(base: str, counted: QuestionCount, *, returned: int, members: int, due: int, present: int) -> int:
    """The base of percentages in ballots or people: "valid" leaves out the invalid rows of this question, "marks"
    the abstentions, too.
    """
    return {
        "returned": returned,
        "valid": counted.total - counted.invalid,
        "marks": sum(counted.grades),
        "present": present,
        "members": members or due,
        "due": due,
    }[base]


def percent(part: int, whole: int, *, milestones: Iterable[Fraction | int] = (), places: int = 1) -> str:
    """A percentage that never misleads, without the sign: "49.98", not "50.0"; "50.0" is exactly half.

    Rounded half up to `places`; where that would print 0, 50, 100 or another milestone (in percent) that
    the exact value is not, digits are added until it does not. "–" when there is nothing to divide by.
    """
    if whole <= 0:
        return "–"
    exact = Fraction(100 * part, whole)
    marks = {Fraction(0), Fraction(50), Fraction(100), *(Fraction(m) for m in milestones)} - {exact}
    while True:
        scaled = exact * 10**places
        digits = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        if Fraction(digits, 10**places) not in marks:
            return _decimal(digits, places)
        places += 1


def _decimal(digits: int, places: int) -> str:
    text = str(digits).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}" if places else text


def merge_small(figures: Mapping[str, tuple[int, ...]], k: int) -> dict[str, tuple[int, ...]]:
    """Merge groups whose first figure (people) is under k into "", and on with the smallest of the rest
    until what is merged has k people: otherwise it could be got by subtraction from the whole. Who has no
    group ("") is merged with them, whatever the number.
    """
    ranked = sorted(figures.items(), key=lambda item: (item[1][0], item[0]))
    merged: list[tuple[int, ...]] = []
    while ranked and (ranked[0][1][0] < k or 0 < sum(m[0] for m in merged) < k):
        merged.append(ranked.pop(0)[1])
    kept = dict(sorted(ranked))
    if merged:
        merged += [kept[""]] if "" in kept else []
        kept[""] = tuple(sum(column) for column in zip(*merged, strict=True))
    return kept
