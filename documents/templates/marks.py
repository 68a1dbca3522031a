"""Finds the placeholders in a part of a Word file, however Word has split them over runs."""

import re
from dataclasses import dataclass

from lxml import etree

from documents.templates.faults import Fault, Place, Wrong

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# an input method may have typed the full-width forms; both are understood
MARK = re.compile(r"(?:\{\{|｛｛)\s*([#?^|/＃？＾｜／]?)\s*([^{}｛｝]*?)\s*(?:\}\}|｝｝)")
_STRAY = re.compile(r"\{\{|\}\}|｛｛|｝｝")
_NARROW = str.maketrans("＃？＾｜／", "#?^|/")
_EXCERPT = 20
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
ART_SLOT = "@@mark%d@@"


@dataclass(slots=True, eq=False)
class Mark:
    """One placeholder: `kind` is "" for a value, # loop, ? when, ^ unless, | column loop, / end.

    `spot` is the processing instruction that stands in the tree in its stead, inside a `w:t`.
    """

    kind: str
    name: str
    paragraph: etree._Element
    spot: etree._Element
    place: Place

    def __str__(self) -> str:
        return "{{" + self.kind + self.name + "}}"


def parent_of(element: etree._Element) -> etree._Element:
    """The parent of an element that has one."""
    parent = element.getparent()
    if parent is None:
        message = "an element of a part stands outside its tree"
        raise ValueError(message)
    return parent


def instruction(kind: str, number: int) -> etree._Element:
    return etree.ProcessingInstruction(kind, str(number))


def target_of(element: etree._Element) -> str:
    """What an instruction is for; empty for any other node."""
    return str(element.target) if isinstance(element, etree._ProcessingInstruction) else ""  # noqa: SLF001 - lxml's only name for it


def text_of(text: etree._Element) -> str:
    """What a w:t says, without the instructions in it."""
    return (text.text or "") + "".join(spot.tail or "" for spot in text)


def take_out(spot: etree._Element) -> None:
    """Removes an instruction; the text behind it stays."""
    parent, before = spot.getparent(), spot.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (spot.tail or "")
    else:
        before.tail = (before.tail or "") + (spot.tail or "")
    spot.tail = None
    parent.remove(spot)


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """The w:t of a paragraph, without those of paragraphs inside its text boxes."""
    own = []
    for text in paragraph.iter(f"{W}t"):
        above = text.getparent()
        while above is not None and above.tag != f"{W}p":
            above = above.getparent()
        if above is paragraph:
            own.append(text)
    return own


def gather(paragraph: etree._Element) -> str:
    """Moves every placeholder wholly into the run in which it begins; returns the paragraph's text."""
    texts = texts_of(paragraph)
    whole = "".join(text.text or "" for text in texts)
    if len(texts) < 2 or not MARK.search(whole):  # noqa: PLR2004 - one run cannot split anything
        return whole
    owner = [index for index, text in enumerate(texts) for _ in text.text or ""]
    for found in MARK.finditer(whole):
        owner[found.start() : found.end()] = [owner[found.start()]] * (found.end() - found.start())
    for index, text in enumerate(texts):
        text.text = "".join(char for char, own in zip(whole, owner, strict=True) if own == index)
        text.set(SPACE, "preserve")
    return whole


def marks_in(root: etree._Element, part: str, faults: list[Fault]) -> list[Mark]:
    """Every placeholder of a part in reading order; broken braces are added to `faults`."""
    marks: list[Mark] = []
    for paragraph in root.iter(f"{W}p"):
        _art(paragraph, part, marks, faults)
        whole = gather(paragraph)
        if not _STRAY.search(whole):
            continue
        place = place_of(paragraph, part)
        rest = MARK.sub(lambda found: " " * len(found.group()), whole)
        if stray := _STRAY.search(rest):
            faults.append(Fault(Wrong.UNFINISHED, whole[stray.start() : stray.start() + _EXCERPT], place))
        for text in texts_of(paragraph):
            _replace(text, paragraph, place, marks)
    return marks


def _replace(text: etree._Element, paragraph: etree._Element, place: Place, marks: list[Mark]) -> None:
    """Puts an instruction in the stead of every placeholder of one w:t."""
    words = text.text or ""
    found = list(MARK.finditer(words))
    if not found:
        return
    text.set(SPACE, "preserve")
    text.text = words[: found[0].start()]
    ends = [each.start() for each in found[1:]] + [len(words)]
    for each, end in zip(found, ends, strict=True):
        spot = instruction("v", len(marks))
        spot.tail = words[each.end() : end]
        text.append(spot)
        marks.append(Mark(each[1].translate(_NARROW), each[2], paragraph, spot, place))


def _art(paragraph: etree._Element, part: str, marks: list[Mark], faults: list[Fault]) -> None:
    """Placeholders in word art, whose text is an attribute: values only."""
    for art in paragraph.iter(_TEXTPATH):
        text = art.get("string", "")
        place = place_of(paragraph, part)
        if _STRAY.search(MARK.sub("", text)) or any(found[1] for found in MARK.finditer(text)):
            faults.append(Fault(Wrong.UNFINISHED, text[:_EXCERPT], place))
            continue
        for found in MARK.finditer(text):
            text = text.replace(found.group(), ART_SLOT % len(marks), 1)
            marks.append(Mark("", found[2], paragraph, art, place))
        art.set("string", text)


def place_of(paragraph: etree._Element, part: str) -> Place:
    """Where a reader finds a paragraph: the n-th of the body, or table, row and cell."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    root = paragraph.getroottree().getroot()
    if cell is None:
        outside = [p for p in root.iter(f"{W}p") if next(p.iterancestors(f"{W}tbl"), None) is None]
        return Place(part=part, paragraph=outside.index(paragraph) + 1 if paragraph in outside else 0)
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    return Place(
        part=part,
        table=list(root.iter(f"{W}tbl")).index(table) + 1,
        row=list(table.iter(f"{W}tr")).index(row) + 1,
        cell=list(row.iter(f"{W}tc")).index(cell) + 1,
    )
