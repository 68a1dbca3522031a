"""The composition in words and per cent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.roster.queries.composition import Composition
from evaluation.roster.states import Level, Sex

PARTY = {"member": gettext_lazy("Member of the CPC"), "other": gettext_lazy("Not a member of the CPC")}
YES_NO = {"yes": gettext_lazy("Re-elected"), "no": gettext_lazy("Newly elected")}
Words = Mapping[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class Part:
    """One question (sex, level …): a table, and the same as a chart."""

    title: str
    lines: list[Line]

    @property
    def chart(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "head": self.title,
            "rows": [(f"{line.words} {line.share}", line.count) for line in self.lines],
        }


def per_cent(count: int, of: int) -> str:
    """“74.7%”, and “65%” for 65.0: as offices publish it, rounded half up to a tenth."""
    if not of:
        return "—"
    tenths = (count * 2000 + of) // (2 * of)
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


def parts_of(made_of: Composition) -> list[Part]:
    """What is known, question by question; a question that the roster does not answer at all is left out."""
    people = made_of.people
    parts = [
        _part(_("Sex"), made_of.sex, people, dict(Sex.choices), fixed=True),
        _part(_("Political affiliation"), made_of.party, people, PARTY, fixed=True),
        _part(_("Category"), made_of.category, people),
        _part(_("Re-election"), made_of.re_elected, people, YES_NO, fixed=True),
        _part(_("Level"), made_of.level, made_of.mandates, dict(Level.choices), fixed=True),
        _part(_("Group"), made_of.group, people, keep=True),
        _part(_("Township"), made_of.township, people),
    ]
    return [part for part in parts if part is not None]


def _part(
    title: str, counts: Counter[str], of: int, words: Words | None = None, *, fixed: bool = False, keep: bool = False
) -> Part | None:
    """`fixed`: in the order of `words`; `keep`: in the order of the roster; else the largest first."""
    if not set(counts) - {""}:
        return None
    named = words or {}
    order = list(named) if fixed else list(counts) if keep else [value for value, _count in counts.most_common()]
    lines = [
        Line(str(named.get(value, value)), counts[value], per_cent(counts[value], of))
        for value in order
        if value and counts[value]
    ]
    if counts[""]:
        lines.append(Line(_("Not stated"), counts[""], per_cent(counts[""], of)))
    return Part(title, lines)
