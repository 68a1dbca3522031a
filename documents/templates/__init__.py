"""Editable templates: the wording of every paper as a Word file with placeholders.

`default(kind)` gives the Word file to download; `check(kind, data)` tells every fault of an edited one with
its place; `compiled(kind, data)` makes it ready once, and `Template.fill(facts)` fills it many times.
`kind` is a key of `documents.facts.PAPERS`.
"""

import re
from dataclasses import dataclass
from functools import cache

from documents import zipping
from documents.facts import PAPERS, Paper
from documents.layout.building import build
from documents.templates.faults import Fault, FaultyTemplate, NotATemplate, Place, Wrong
from documents.templates.opening import MAIN, parsed, parts_of
from documents.templates.program import Frame, Program, run
from documents.templates.shapes import style_ids
from documents.templates.weaving import Weaver
from documents.wording import wording

__all__ = [
    "Fault",
    "FaultyTemplate",
    "NotATemplate",
    "Place",
    "Template",
    "Wrong",
    "check",
    "compiled",
    "default",
    "standard",
]

_FILLED = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_PLACES = {"document": "body", "header": "header", "footer": "footer", "footnotes": "notes", "endnotes": "notes"}
_FAST = 1  # zlib level for what is written anew for every paper


@dataclass(frozen=True, slots=True)
class Template:
    """A template ready to fill: constant parts compressed, the others as programs."""

    kind: str
    pieces: tuple[zipping.Part | tuple[str, Program], ...]

    def fill(self, paper: Paper) -> bytes:
        """The Word file of one paper. The same facts give the same bytes."""
        if not isinstance(paper, PAPERS[self.kind]):
            message = f"template of {self.kind} filled with {type(paper).__name__}"
            raise TypeError(message)
        return zipping.join(
            piece if isinstance(piece, zipping.Part) else _made(piece[0], piece[1], paper) for piece in self.pieces
        )


def _made(name: str, program: Program, paper: Paper) -> zipping.Part:
    out: list[str] = []
    run(program, out, [Frame(paper, 1, 1)])
    return zipping.pack(name, "".join(out).encode(), _FAST)


@cache
def default(kind: str) -> bytes:
    """The Word file that an organiser downloads to change the wording."""
    return build(wording(kind))


@cache
def standard(kind: str) -> Template:
    """The default template, compiled once a process."""
    return compiled(kind, default(kind))


def check(kind: str, data: bytes) -> list[Fault]:
    """Every fault of an edited template; none means it can be used. Raises NotATemplate."""
    return _woven(kind, data)[1]


def compiled(kind: str, data: bytes) -> Template:
    """Compiles a template. Raises NotATemplate or FaultyTemplate."""
    template, faults = _woven(kind, data)
    if faults:
        raise FaultyTemplate(faults)
    return template


def _woven(kind: str, data: bytes) -> tuple[Template, list[Fault]]:
    parts = parts_of(data)
    styles = style_ids(parsed(parts["word/styles.xml"]) if "word/styles.xml" in parts else None)
    pieces: list[zipping.Part | tuple[str, Program]] = []
    faults: list[Fault] = []
    for name, content in parts.items():
        filled = _FILLED.fullmatch(name)
        if not filled or (name != MAIN and b"{" not in content and "｛".encode() not in content):
            pieces.append(zipping.pack(name, content))
            continue
        weaver = Weaver(PAPERS[kind], _PLACES[filled[1]], styles)
        pieces.append((name, weaver.weave(content)))
        faults += weaver.faults
    return Template(kind, tuple(pieces)), faults
