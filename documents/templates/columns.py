"""Columns that repeat over a list: the grid and the widths follow the number of items."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from documents.templates.marks import W, instruction, target_of

SLOT = "@@slot%d@@"  # in attributes, where no instruction can stand


@dataclass(frozen=True, slots=True)
class Stretch:
    """An attribute that depends on the length of the list of section `section`: a shared width or a span."""

    section: int
    width: int = 0  # to be shared, in twentieths of a point
    spans: bool = False
    span: int = 0  # columns covered besides the repeated one


def _section_of(cell: etree._Element) -> int | None:
    before = cell.getprevious()
    return int(before.text or "") if before is not None and target_of(before) == "o" else None


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """(first grid column, columns covered, cell)."""
    at = 0
    skipped = row.find(f"{W}trPr/{W}gridBefore")
    if skipped is not None:
        at = int(skipped.get(f"{W}val", "0"))
    for cell in row.iterchildren(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        covered = int(span.get(f"{W}val", "1")) if span is not None else 1
        yield at, covered, cell
        at += covered


def stretch(table: etree._Element, columns: set[int], slots: list[Stretch]) -> bool:
    """Fits one table's grid to its repeated columns (`columns`: numbers of column sections).

    False when the rows do not agree about which column repeats.
    """
    cells = [placed for row in table.iterchildren(f"{W}tr") for placed in _cells(row)]
    repeated: dict[int, int] = {}  # grid column → the section that decides its count (the first row's)
    for at, covered, cell in cells:
        section = _section_of(cell)
        if section in columns and section is not None:
            if covered != 1:
                return False
            repeated.setdefault(at, section)
    for at, covered, cell in cells:
        within = [section for column, section in repeated.items() if at <= column < at + covered]
        if within and not _fit(cell, covered, within, slots, repeats=_section_of(cell) in columns):
            return False
    grid = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
    for at, section in repeated.items():
        if at >= len(grid):
            return False
        _share(grid[at], section, slots)
        grid[at].addprevious(instruction("o", section))
        grid[at].addnext(instruction("c", section))
    return True


def _fit(cell: etree._Element, covered: int, within: list[int], slots: list[Stretch], *, repeats: bool) -> bool:
    """One cell in or above a repeated column: it repeats too, or it spans the column."""
    if covered == 1:
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is not None:
            _share(width, within[0], slots)
        return repeats
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    if len(within) > 1 or span is None:
        return False
    span.set(f"{W}val", SLOT % len(slots))
    slots.append(Stretch(within[0], spans=True, span=covered - 1))
    return True


def _share(element: etree._Element, section: int, slots: list[Stretch]) -> None:
    width = element.get(f"{W}w", "")
    if width.isdigit():
        element.set(f"{W}w", SLOT % len(slots))
        slots.append(Stretch(section, width=int(width)))
