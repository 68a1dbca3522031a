"""Paper ballots as tellers see them: keys for marks, places in the pile, strokes of 正."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from voting.envelope import BLANK, SPOILT

BUNDLE = 10
BLANK_KEY = "0"
_KEYS = "12345678ab"  # of grades; 9 is kept for what is invalid
SPOILT_KEY = "9"
STROKES = ("", "一", "丅", "下", "止")
FIVE = 5


@dataclass(frozen=True, slots=True)
class Key:
    key: str
    mark: str
    words: str


def keys_for(grades: tuple[str, ...]) -> list[Key]:
    """One key a mark: 1… for the grades, 0 for none, 9 for more than one or an illegible one."""
    marks = [Key(_KEYS[place], str(place), label) for place, label in enumerate(grades)]
    return [*marks, Key(BLANK_KEY, BLANK, _("no mark")), Key(SPOILT_KEY, SPOILT, _("several marks or illegible"))]


def words_of(marks: str, grades: tuple[str, ...]) -> list[str]:
    known = {key.mark: key.words for key in keys_for(grades)}
    return [known.get(mark, "?") for mark in marks]


def place_in_pile(number: int) -> dict[str, int]:
    """Bundles of ten: ballot 24 is the fourth of the third bundle."""
    return {"number": number, "bundle": (number - 1) // BUNDLE + 1, "inside": (number - 1) % BUNDLE + 1}


def strokes(count: int) -> str:
    return "正" * (count // FIVE) + STROKES[count % FIVE]
