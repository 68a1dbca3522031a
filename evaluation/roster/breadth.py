"""Voter representatives chosen broadly (S2-B 三: 选民代表要体现广泛性): village, trade, age, sex.

Pure: no Django, no clock, no randomness. What the scheme does not say is a house rule: the choice takes, one
after the other, the person who stands for what is represented least so far; on a tie, the order of the list.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

AGE_BANDS = ((35, "under_35"), (45, "35_to_44"), (60, "45_to_59"))
OLDEST = "60_and_over"
DIMENSIONS = ("village", "trade", "age", "sex")


@dataclass(frozen=True, slots=True)
class Voter:
    """`age` is a band (`age_band`); "" in any field means that nothing is known."""

    key: int
    village: str = ""
    trade: str = ""
    age: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those with this value are chosen."""

    value: str
    chosen: int
    available: int


def age_band(birth_month: str, year: int) -> str:
    """The band of the age reached in `year`; "" when the month (YYYY-MM) is not known."""
    if not birth_month:
        return ""
    age = year - int(birth_month[:4])
    return next((band for under, band in AGE_BANDS if age < under), OLDEST)


def choose(voters: Sequence[Voter], count: int, *, already: Iterable[int] = ()) -> tuple[int, ...]:
    """Keys of at most `count` voters, those in `already` among them and first."""
    kept = set(already)
    chosen = [voter for voter in voters if voter.key in kept][:count]
    left = [voter for voter in voters if voter.key not in kept]
    seen = {dimension: Counter(getattr(v, dimension) for v in chosen) for dimension in DIMENSIONS}
    while left and len(chosen) < count:
        best = min(left, key=lambda voter: _crowding(voter, seen))  # the first of equals
        left.remove(best)
        chosen.append(best)
        for dimension in DIMENSIONS:
            seen[dimension][getattr(best, dimension)] += 1
    return tuple(voter.key for voter in chosen)


def breadth(voters: Sequence[Voter], chosen: Iterable[int]) -> dict[str, tuple[Share, ...]]:
    """For every dimension that is known of anybody: each value with how many are chosen out of how many."""
    keys = set(chosen)
    table = {}
    for dimension in DIMENSIONS:
        available = Counter(getattr(voter, dimension) for voter in voters)
        taken = Counter(getattr(voter, dimension) for voter in voters if voter.key in keys)
        if set(available) - {""}:
            table[dimension] = tuple(Share(value, taken[value], of) for value, of in available.most_common())
    return table


def _crowding(voter: Voter, seen: dict[str, Counter[str]]) -> int:
    """How well represented already is what this voter stands for; what is unknown stands for nothing new."""
    return sum(seen[dimension][getattr(voter, dimension)] for dimension in DIMENSIONS)
