"""Which opinions look alike. Pure: suggests, never merges.

Chinese has no spaces, so a text is compared by its pairs of neighbouring characters (Dice coefficient):
「路灯坏了没人修」 and 「村口路灯坏了一直没人修」 share most of theirs.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

ALIKE = 0.5  # from trials on made-up opinions: lower joins different troubles, higher misses rewordings


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    letters = [letter for letter in text.casefold() if letter.isalnum()]
    return frozenset(pairwise(letters)) or frozenset((letter, "") for letter in letters)


def likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (the same pairs of characters)."""
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def groups(texts: Mapping[int, str], alike: float = ALIKE) -> list[list[int]]:
    """The keys of `texts` in groups of opinions that look alike, in order of their first member."""
    found: list[list[int]] = []
    for key in texts:
        home = next((group for group in found if _fits(texts, group, key, alike)), None)
        if home is None:
            found.append([key])
        else:
            home.append(key)
    return found


def _fits(texts: Mapping[int, str], group: Iterable[int], key: int, alike: float) -> bool:
    return any(likeness(texts[key], texts[member]) >= alike for member in group)
