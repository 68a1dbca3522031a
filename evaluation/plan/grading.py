"""What a rule says about counts. Pure: no Django, no clock, no rounding that could mislead.

A verdict names every question the rule asked, in order, with the exact share, so that a result sheet, a
host's sentence and the simulator all say the same. All numbers are counts of ballots (people where the
base is people).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaluation.plan.parameters import Base, GradingRule, GradingStep, Threshold


class CountsMismatchError(ValueError):
    """The counts contradict each other or lack a grade or base that the rule asks for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the rule and its answer: did `count` out of `of` pass the threshold?"""

    step: GradingStep
    count: int
    of: int
    met: bool

    @property
    def threshold(self) -> Threshold:
        return self.step.threshold

    @property
    def share(self) -> Fraction | None:
        """The exact share; None when the base is empty."""
        return Fraction(self.count, self.of) if self.of else None

    @property
    def exactly_at(self) -> bool:
        """Whether the share is exactly the threshold, where > and ≥ part ways."""
        return self.share == self.threshold.share

    @property
    def percent(self) -> str:
        """The share in per cent, e.g. "50.01"; see `percent`."""
        return percent(self.count, self.of, (self.threshold.share,))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The grade that the rule gives, and the questions that led to it (the last one met decides)."""

    grade: str
    asked: tuple[Asked, ...]
    rule: GradingRule

    @property
    def decided_by(self) -> Asked | None:
        """The question that gave the grade; None when none was met and the rule's `otherwise` applies."""
        return next((asked for asked in self.asked if asked.met), None)

    @property
    def at_boundary(self) -> bool:
        """Whether one of the questions asked stood exactly at its threshold."""
        return any(asked.exactly_at for asked in self.asked)


def grade(counts: Mapping[str, int], bases: Mapping[Base, int], rule: GradingRule) -> Verdict:
    """The verdict of `rule` about one deputy.

    `counts` maps each grade to the marks it received; `bases` holds the size of (at least) the rule's base:
    ballots returned, valid ballots, marks for this deputy, people present, people due.
    Raises CountsMismatchError for a negative count, a missing grade or base, or more marks than the base can hold.
    """
    of = _base(counts, bases, rule)
    asked: list[Asked] = []
    for step in rule.steps:
        count = _together(counts, step.counts)
        met = step.threshold.met(count, of)
        asked.append(Asked(step, count, of, met))
        if met:
            return Verdict(step.grade, tuple(asked), rule)
    return Verdict(rule.otherwise, tuple(asked), rule)


def _base(counts: Mapping[str, int], bases: Mapping[Base, int], rule: GradingRule) -> int:
    if any(count < 0 for count in counts.values()):
        raise CountsMismatchError("a count is negative")
    if rule.base == "marks":
        return sum(counts.values())
    if rule.base not in bases:
        raise CountsMismatchError(f"the size of the base {rule.base!r} is not given")
    of = bases[rule.base]
    if sum(counts.values()) > of:
        raise CountsMismatchError(f"{sum(counts.values())} marks are more than the base {of}")
    return of


def _together(counts: Mapping[str, int], grades: Sequence[str]) -> int:
    missing = [name for name in grades if name not in counts]
    if missing:
        raise CountsMismatchError(f"no count is given for {', '.join(missing)}")
    return sum(counts[name] for name in grades)


def percent(count: int, of: int, boundaries: Sequence[Fraction] = (), digits: int = 1) -> str:
    """`count` out of `of` in per cent, rounded half up, never to a value that tells a different story.

    A share just under one half is never written "50.0": digits are added until the rounded figure stands on
    the same side of every boundary (and of 0 and 1) as the share itself. "—" when the base is empty.
    """
    if of <= 0:
        return "—"
    share = Fraction(count, of)
    guarded = [*boundaries, Fraction(0), Fraction(1)]
    while True:
        rounded = _round_half_up(share * 100, digits)
        if all(_side(rounded, edge * 100) == _side(share * 100, edge * 100) for edge in guarded):
            return f"{_decimal(rounded, digits)}"
        digits += 1


def _round_half_up(value: Fraction, digits: int) -> Fraction:
    scale = 10**digits
    return Fraction((value * scale + Fraction(1, 2)).__floor__(), scale)


def _side(value: Fraction, edge: Fraction) -> int:
    return (value > edge) - (value < edge)


def _decimal(value: Fraction, digits: int) -> str:
    whole, rest = divmod(int(value * 10**digits), 10**digits)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)
