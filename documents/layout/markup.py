"""Reads the wording of a paper: plain text in which a line's beginning says what it is.

@official            the page (official, landscape, form, cards); the first line
# title              ## subtitle          > 主送机关          = centred
一、…  #1 …          heading of the first level       （一）…  #2 …   of the second
~ signature          ~~ date              + 附件：…           ! 附件1 (on a new page)
- small note         ^ what the host does (主持提示)
[table 8 20 20]      column widths in parts; then rows, cells divided by ¦, then [end]
[head] a ¦ b         a heading row, repeated on every page
[row 20] a ¦ <b      a row at least 20 mm high; < left-aligned, 3× covers three columns, // new line,
                     ** heading type
anything else        a paragraph of the text; an empty line is an empty line
"""

import re
from dataclasses import dataclass, field

_PREFIXES = {
    "##": "Subtitle", "#1": "Heading1", "#2": "Heading2", "%": "FormTitle", "#": "Title9704",
    ">": "Addressee", "=": "Centered",
    "~~": "Date9704", "~": "Signature9704", "+": "Attachment", "!": "AttachmentMark", "--": "Break",
    "``": "Digest", "->": "NoteRight", "-": "Note", "[tent]": "Tent", "^": "Stage",
}  # fmt: skip
_HEADINGS = (
    (re.compile(r"[一二三四五六七八九十]+、"), "Heading1"),
    (re.compile(r"（[一二三四五六七八九十]+）"), "Heading2"),
)
_MARK_ALONE = re.compile(r"\{\{[#?^/][^{}|]*\}\}")
_HEADING_MOST = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `style` is the id of a style in `styles.STYLES`, or Marker, Break, Tent."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `turned` is a w:textDirection or empty."""

    lines: tuple[str, ...]
    style: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `height` in millimetres, at least; 0: as the page's rows are."""

    cells: tuple[Cell, ...]
    head: bool = False
    height: float = 0  # mm, at least


@dataclass(slots=True)
class Table:
    """One table; `widths` are shares of the text width, in any unit."""

    widths: tuple[float, ...]
    size: str = ""  # small, large or empty
    ruled: bool = True
    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Table


@dataclass(slots=True)
class Wording:
    """The parsed wording of one paper."""

    page: str
    blocks: list[Block]


def parse(text: str) -> Wording:
    """The blocks of one wording in order; its first line names the page (`@official`)."""
    lines = text.rstrip("\n").split("\n")
    page = lines[0].removeprefix("@")
    blocks: list[Block] = []
    table: Table | None = None
    for line in lines[1:]:
        if line.startswith(("[table ", "[lines ")):
            table = _table(line)
            blocks.append(table)
        elif line == "[end]":
            table = None
        elif table is not None:
            table.rows.append(_row(line))
        else:
            blocks.append(_paragraph(line))
    return Wording(page, blocks)


def _table(line: str) -> Table:
    words = line.strip("[]").split()
    size = words.pop() if words[-1].isalpha() else ""
    return Table(tuple(float(word) for word in words[1:]), size, ruled=words[0] == "table")


def _paragraph(line: str) -> Paragraph:
    if _MARK_ALONE.fullmatch(line):
        return Paragraph("Marker", line)
    prefix, _, rest = line.partition(" ")
    if prefix in _PREFIXES:
        return Paragraph(_PREFIXES[prefix], rest)
    short = len(line) <= _HEADING_MOST
    style = next((name for pattern, name in _HEADINGS if short and pattern.match(line)), "Body")
    return Paragraph(style, line)


def _row(line: str) -> Row:
    kind, _, rest = line.partition("] ")
    words = kind.removeprefix("[").split()
    head = words[0] == "head"
    height = float(words[1]) if len(words) > 1 else 0
    return Row(tuple(_cell(cell.strip(), head=head) for cell in rest.split("¦")), head, height)


def _cell(text: str, *, head: bool) -> Cell:
    span = 1
    if found := re.match(r"(\d+)×", text):
        span, text = int(found[1]), text[found.end() :]
    style = "CellHead" if head else "Cell"
    if text.startswith("<"):
        style, text = "CellLeft", text[1:]
    elif text.startswith("**"):
        style, text = "CellHead", text[2:]
    return Cell(tuple(part.strip() for part in text.split("//")), style, span)
