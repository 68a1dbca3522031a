"""What stands on a slip, and how eight of them lie on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from voting.codes import ALPHABET, grouped
from voting.slips.code import codes_for
from voting.slips.font import glyphs_for
from voting.slips.pdf import A4, MM, document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from voting.slips.code import Codes
    from voting.slips.font import Glyphs

ACROSS, DOWN = 2, 4
WIDE, HIGH = A4[0] / ACROSS, A4[1] / DOWN
EDGE = 6 * MM
CODE = 33 * MM  # of the QR without its quiet zone
RIGHT = EDGE + CODE + 5 * MM  # where the words beside the QR begin
LOWEST = 21 * MM  # of what stands beside the QR: below it is the line for people who type
_WORDS = re.compile(r"[\x21-\x7e]+|\s|.")
_NOT_FIRST = set("，。、；：！？）》”’")  # never at the beginning of a line


@dataclass(frozen=True, slots=True)
class Wording:
    """What every slip of a batch says. `scan` is the address that the secret is added to, `typed` the one
    for people who type; `mark` is set on trial slips only.
    """

    title: str
    lead: str
    steps: tuple[str, ...]
    typing: str
    scan: str
    foot: str
    mark: str = ""

    def signs(self) -> frozenset[str]:
        said = (self.title, self.lead, *self.steps, self.typing, self.foot, self.mark)
        return frozenset("".join(said)) | frozenset(ALPHABET + " ")


def stream(wording: Wording, secrets: Iterable[str]) -> Iterator[bytes]:
    """The file in parts, as many slips as there are secrets, in their order."""
    glyphs = glyphs_for(wording.signs())
    return document(glyphs, _shared(glyphs, wording), _pages(glyphs, wording, iter(secrets)))


def _pages(glyphs: Glyphs, wording: Wording, secrets: Iterator[str]) -> Iterator[str]:
    codes = codes_for(wording.scan)
    while some := list(islice(secrets, ACROSS * DOWN)):
        slips = (_slip(glyphs, codes, place, secret) for place, secret in enumerate(some))
        yield _cut_marks() + "".join(slips)


def _slip(glyphs: Glyphs, codes: Codes, place: int, secret: str) -> str:
    x, y = place % ACROSS * WIDE, A4[1] - (place // ACROSS + 1) * HIGH
    code = _drawn(codes, secret, EDGE, HIGH - 19 * MM - CODE)
    typed = _bold(glyphs, grouped(secret), EDGE, 10 * MM, 17)
    return f"q 1 0 0 1 {x:.2f} {y:.2f} cm /S Do {code} {typed} Q\n"


def _drawn(codes: Codes, secret: str, x: float, y: float) -> str:
    """As one picture of one bit a module: no seams between neighbours, and small."""
    return (
        f"q {CODE:.2f} 0 0 {CODE:.2f} {x:.2f} {y:.2f} cm\n"
        f"BI /W {codes.side} /H {codes.side} /BPC 1 /CS /G /D [1 0] /F /AHx ID {codes.picture(secret).hex()}> EI Q"
    )


def _shared(glyphs: Glyphs, wording: Wording) -> str:
    """What is the same on all slips: drawn once in the file."""
    room = WIDE - 2 * EDGE - (20 * MM if wording.mark else 0)
    title = wrapped(glyphs, wording.title, 13, room)[:2]
    parts = [_bold(glyphs, line, EDGE, HIGH - 9.5 * MM - i * 15, 12.5) for i, line in enumerate(title)]
    if wording.mark:
        parts.append(_marked(glyphs, wording.mark))
    parts += _beside(glyphs, wording)
    parts.append(_text(glyphs, wording.typing, EDGE, 17.5 * MM, fitting(glyphs, wording.typing, 10.5)))
    parts.append(_text(glyphs, wording.foot, EDGE, 5 * MM, fitting(glyphs, wording.foot, 9.5)))
    return "\n".join(parts)


def _beside(glyphs: Glyphs, wording: Wording) -> list[str]:
    """What stands beside the QR, as large as it fits above the line for typing: English needs more room."""
    room, parts = WIDE - RIGHT - EDGE, list[str]()
    for percent in range(100, 50, -4):
        large, small = 0.15 * percent, 0.115 * percent
        parts, y = [], HIGH - 22.5 * MM
        for line in wrapped(glyphs, wording.lead, large, room):
            parts.append(_bold(glyphs, line, RIGHT, y, large))
            y -= large * 4 / 3
        for step in wording.steps:
            for line in wrapped(glyphs, step, small, room):
                parts.append(_text(glyphs, line, RIGHT, y, small))
                y -= small * 1.3
            y -= 3
        if y + small * 1.3 >= LOWEST:
            break
    return parts


def _marked(glyphs: Glyphs, mark: str) -> str:
    size = 15
    wide = glyphs.width(mark, size) + 10
    x, y = WIDE - EDGE - wide, HIGH - 13 * MM
    return f"1.5 w {x:.2f} {y:.2f} {wide:.2f} 22 re S\n" + _bold(glyphs, mark, x + 5, y + 5.5, size)


def fitting(glyphs: Glyphs, text: str, size: float) -> float:
    """The size, or a smaller one at which the line fits the slip."""
    return min(size, size * (WIDE - 2 * EDGE) / max(1.0, glyphs.width(text, size)))


def wrapped(glyphs: Glyphs, text: str, size: float, room: float) -> list[str]:
    lines = [""]
    for word in _WORDS.findall(text):
        if glyphs.width(lines[-1] + word, size) > room and word not in _NOT_FIRST and lines[-1]:
            lines.append("")
        lines[-1] += word if lines[-1] or not word.isspace() else ""
    return lines


def _text(glyphs: Glyphs, text: str, x: float, y: float, size: float) -> str:
    return f"BT /F {size:.2f} Tf {x:.2f} {y:.2f} Td {glyphs.encode(text)} Tj ET"


def _bold(glyphs: Glyphs, text: str, x: float, y: float, size: float) -> str:
    """Only the regular weight is at hand; a thin line around the letters makes them heavier."""
    return f"BT 2 Tr {size / 40:.2f} w {_text(glyphs, text, x, y, size)[3:-3]} 0 Tr ET"


def _cut_marks() -> str:
    lines = [f"{i * WIDE:.2f} 0 m {i * WIDE:.2f} {A4[1]} l S" for i in range(1, ACROSS)]
    lines += [f"0 {i * HIGH:.2f} m {A4[0]} {i * HIGH:.2f} l S" for i in range(1, DOWN)]
    return "q 0.4 w 0.6 G [4 4] 0 d " + " ".join(lines) + " Q\n"
