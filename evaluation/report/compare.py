"""What changed between two versions. Pure: texts in, segments out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# clauses, not characters: a reader sees rewritten clauses, not confetti
_CLAUSE = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]?")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that both versions have, only the new one, or only the old one."""

    kind: Literal["same", "added", "removed"]
    text: str


def compare(old: str, new: str) -> list[Segment]:
    """The two texts as one run of segments; joining "same" and "added" gives `new`, "same" and "removed" `old`."""
    before, after = _clauses(old), _clauses(new)
    return list(_segments(before, after, SequenceMatcher(a=before, b=after, autojunk=False)))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]


def _segments(before: list[str], after: list[str], matcher: SequenceMatcher[str]) -> Iterator[Segment]:
    for tag, b1, b2, a1, a2 in matcher.get_opcodes():
        if tag == "equal":
            yield Segment("same", "".join(before[b1:b2]))
            continue
        if b2 > b1:
            yield Segment("removed", "".join(before[b1:b2]))
        if a2 > a1:
            yield Segment("added", "".join(after[a1:a2]))
