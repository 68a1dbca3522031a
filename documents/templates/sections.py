"""Turns pairs of marks into parts of the XML tree that repeat or fall away.

Afterwards processing instructions stand where a program has to act: `<?v n?>` prints, and
`<?o n?>` … `<?c n?>` enclose what mark n governs. The file's own instructions were dropped on reading.
"""

from copy import deepcopy

from lxml import etree

from documents.templates.faults import Fault, Wrong
from documents.templates.marks import SPACE, Mark, W, instruction, parent_of, take_out, text_of, texts_of

EMPTY_PARAGRAPH = "<w:p/>"


def pair(marks: list[Mark], faults: list[Fault]) -> dict[int, int]:
    """Number of every opening mark → number of its closing mark."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for number, mark in enumerate(marks):
        if mark.kind == "/":
            if waiting and marks[waiting[-1]].name == mark.name:
                pairs[waiting.pop()] = number
            else:
                faults.append(Fault(Wrong.NEVER_OPENED, str(mark), mark.place))
        elif mark.kind:
            waiting.append(number)
    faults += [Fault(Wrong.NEVER_CLOSED, str(marks[number]), marks[number].place) for number in waiting]
    return pairs


def enclose(number: int, first: Mark, last: Mark) -> Fault | None:
    """Puts the instructions of one section into the tree; a fault when its ends do not fit together."""
    opening, closing = instruction("o", number), instruction("c", number)
    if first.kind == "|":
        done = _cell(first, last, opening, closing)
        return None if done else Fault(Wrong.COLUMNS, str(first), first.place)
    done = (
        _inline(first, last, opening, closing)
        or _block(first, last, opening, closing)
        or _rows(first, last, opening, closing)
    )
    return None if done else Fault(Wrong.CROSSED, str(first), first.place)


def _around(first: etree._Element, last: etree._Element, opening: etree._Element, closing: etree._Element) -> None:
    first.addprevious(opening)
    last.addnext(closing)


def _cell(first: Mark, last: Mark, opening: etree._Element, closing: etree._Element) -> bool:
    cell = next(first.paragraph.iterancestors(f"{W}tc"), None)
    if cell is None or next(last.paragraph.iterancestors(f"{W}tc"), None) is not cell:
        return False
    take_out(first.spot)
    take_out(last.spot)
    _around(cell, cell, opening, closing)
    return True


def _inline(first: Mark, last: Mark, opening: etree._Element, closing: etree._Element) -> bool:
    if first.paragraph is not last.paragraph:
        return False
    runs = [parent_of(parent_of(mark.spot)) for mark in (first, last)]
    if parent_of(runs[0]) is not parent_of(runs[1]):
        return False
    _split(first.spot, opening)
    _split(last.spot, closing)
    return True


def _split(spot: etree._Element, stead: etree._Element) -> None:
    """Ends the run before `spot`, puts `stead` behind it, and begins a like run with the rest."""
    text = parent_of(spot)
    run = parent_of(text)
    rest = etree.Element(run.tag)
    style = run.find(f"{W}rPr")
    if style is not None:
        rest.append(deepcopy(style))
    tail = etree.SubElement(rest, text.tag, {SPACE: "preserve"})
    tail.text = spot.tail
    for later in list(spot.itersiblings()):
        tail.append(later)
    for later in list(text.itersiblings()):
        rest.append(later)
    spot.tail = None
    text.remove(spot)
    run.addnext(stead)
    stead.addnext(rest)


def _block(first: Mark, last: Mark, opening: etree._Element, closing: etree._Element) -> bool:
    """Both marks alone in their paragraphs, side by side in the body or in a cell."""
    if first.paragraph.getparent() is not last.paragraph.getparent() or not (alone(first) and alone(last)):
        return False
    _around(first.paragraph, last.paragraph, opening, closing)
    for mark in (first, last):
        parent_of(mark.paragraph).remove(mark.paragraph)
    return True


def alone(mark: Mark) -> bool:
    """Nothing else stands in the mark's paragraph."""
    texts = texts_of(mark.paragraph)
    return (
        not "".join(text_of(text) for text in texts).strip()
        and sum(len(text) for text in texts) == 1
        and mark.paragraph.find(f"{W}pPr/{W}sectPr") is None
    )


def _rows(first: Mark, last: Mark, opening: etree._Element, closing: etree._Element) -> bool:
    """The marks stand in two cells of one table: the rows from the first to the last."""
    theirs = [(row.getparent(), row) for row in last.paragraph.iterancestors(f"{W}tr")]
    for row in first.paragraph.iterancestors(f"{W}tr"):
        table = row.getparent()
        end = next((other for parent, other in theirs if parent is table), None)
        if end is not None:
            take_out(first.spot)
            take_out(last.spot)
            _around(row, end, opening, closing)
            return True
    return False


def needs_paragraph(closing: etree._Element) -> bool:
    """A cell has to end with a paragraph, also when the section that ends it prints nothing."""
    parent = closing.getparent()
    return parent is not None and parent.tag == f"{W}tc" and closing.getnext() is None
