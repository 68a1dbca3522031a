"""Compiles one XML part of a template into a program (see program.py), or says what is wrong with it."""

import re

from lxml import etree

from documents.templates.columns import Stretch, stretch
from documents.templates.faults import Fault, Wrong
from documents.templates.marks import Mark, W, marks_in, parent_of, place_of, target_of
from documents.templates.names import Meaning, meaning
from documents.templates.opening import parsed
from documents.templates.program import (
    LINE_BREAK,
    Attribute,
    Condition,
    Loop,
    Node,
    Program,
    Share,
    Signature,
    Span,
    Title,
    Value,
    joined,
)
from documents.templates.sections import EMPTY_PARAGRAPH, alone, enclose, needs_paragraph, pair
from documents.templates.shapes import HOLE, SIGNATURE, SIGNATURE_DATE, TITLE, place_signatures, shape_titles, style_of

_SPOT = re.compile(r"<\?(\w) (\d+)\?>|@@slot(\d+)@@|@@mark(\d+)@@")
_OURS = re.compile(rb"@@(slot|mark|hole)")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _source(element: etree._Element | None) -> str:
    return "" if element is None else etree.tostring(element, encoding="unicode", with_tail=False)


class Weaver:
    """Weaves one part. `faults` is complete after `weave`; the program is of use only when it is empty."""

    def __init__(self, kind: type, part: str, styles: dict[str, str]) -> None:
        self.kind, self.part, self.styles = kind, part, styles
        self.faults: list[Fault] = []
        self.marks: list[Mark] = []
        self.meanings: dict[int, Meaning] = {}
        self.slots: list[Stretch] = []
        self.enders: set[int] = set()  # sections that end a table cell
        self.newlines: dict[int, str] = {}  # where a value fills a paragraph, its lines become paragraphs
        self.titles: list[str] = []
        self.signatures: list[tuple[str, str, str]] = []

    def weave(self, data: bytes) -> Program:
        root = parsed(_OURS.sub(rb"@ @\1", data))
        self._refuse_tracked(root)
        self.marks = marks_in(root, self.part, self.faults)
        pairs = pair(self.marks, self.faults)
        if not self.faults:
            self._resolve(pairs)
        if not self.faults:
            self._enclose(root, pairs)
        if self.faults:
            return ()
        self._part_paragraphs()
        self.titles = shape_titles(root, self.styles)
        self.signatures = place_signatures(root, self.styles)
        return self._compiled(_DECLARATION + etree.tostring(root, encoding="unicode"))

    def _refuse_tracked(self, root: etree._Element) -> None:
        for change in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            paragraph = next(change.iterancestors(f"{W}p"), None)
            if paragraph is not None:
                self.faults.append(Fault(Wrong.TRACKED, "", place_of(paragraph, self.part)))
                return

    def _resolve(self, pairs: dict[int, int]) -> None:
        """Gives every mark its meaning within the lists that are open where it stands."""
        closing = {last: first for first, last in pairs.items()}
        scopes: list[type] = [self.kind]
        for number, mark in enumerate(self.marks):
            if mark.kind == "/":
                if self.marks[closing[number]].kind in "#|" and len(scopes) > 1:
                    scopes.pop()
                continue
            found = meaning(mark.name, scopes)
            wrong = self._misused(mark, found)
            if wrong:
                self.faults.append(Fault(wrong, mark.name, mark.place))
            elif found:
                self.meanings[number] = found
            if mark.kind and mark.kind in "#|":
                scopes.append(found.rows if found and found.rows else str)

    @staticmethod
    def _misused(mark: Mark, found: Meaning | None) -> Wrong | None:
        if found is None:
            return Wrong.UNKNOWN
        if mark.kind and mark.kind in "#|" and found.rows is None:
            return Wrong.NOT_A_LIST
        if not mark.kind and not found.shown:
            return Wrong.NOT_A_VALUE
        return None

    def _enclose(self, root: etree._Element, pairs: dict[int, int]) -> None:
        for first, last in pairs.items():
            fault = enclose(first, self.marks[first], self.marks[last])
            if fault:
                self.faults.append(fault)
        if self.faults:
            return
        for spot in root.iter(etree.ProcessingInstruction):
            if target_of(spot) == "c" and needs_paragraph(spot):
                self.enders.add(int(spot.text or ""))
        columns = {number for number in pairs if self.marks[number].kind == "|"}
        for table in list(root.iter(f"{W}tbl")) if columns else []:
            if not stretch(table, columns, self.slots):
                mark = self.marks[min(columns)]
                self.faults.append(Fault(Wrong.COLUMNS, str(mark), mark.place))

    def _part_paragraphs(self) -> None:
        shaped = (TITLE, SIGNATURE, SIGNATURE_DATE)
        for number, mark in enumerate(self.marks):
            text = mark.spot.getparent()
            if mark.kind or text is None or text.tag != f"{W}t" or not alone(mark):
                continue
            if style_of(mark.paragraph, self.styles) not in shaped:
                properties, letters = mark.paragraph.find(f"{W}pPr"), parent_of(text).find(f"{W}rPr")
                again, face = (_source(each) for each in (properties, letters))
                self.newlines[number] = f'</w:t></w:r></w:p><w:p>{again}<w:r>{face}<w:t xml:space="preserve">'

    def _compiled(self, source: str) -> Program:
        """The program of XML in which instructions and slots stand."""
        stack: list[tuple[int, list[str | Node]]] = [(-1, [])]
        at = 0
        for spot in _SPOT.finditer(source):
            stack[-1][1].append(source[at : spot.start()])
            at = spot.end()
            if spot[1] == "o":
                stack.append((int(spot[2]), []))
            elif spot[1] == "c":
                number, body = stack.pop()
                stack[-1][1].append(self._section(number, joined(body)))
            elif spot[3]:
                stack[-1][1].append(self._slot(self.slots[int(spot[3])]))
            elif spot[4]:
                stack[-1][1].append(Attribute(self.meanings[int(spot[4])].get))
            else:
                stack[-1][1].append(self._leaf(spot[1], int(spot[2])))
        stack[-1][1].append(source[at:])
        return joined(stack[-1][1])

    def _leaf(self, kind: str, number: int) -> Node:
        if kind == "t":
            return Title(self._compiled(self.titles[number]))
        if kind == "s":
            frame, name, day = self.signatures[number]
            a, b, c, d, e = frame.split(HOLE)
            return Signature((a, b, c, d, e), self._compiled(name), self._compiled(day))
        return Value(self.meanings[number].get, self.newlines.get(number, LINE_BREAK))

    def _section(self, number: int, body: Program) -> Node:
        kind, get = self.marks[number].kind, self.meanings[number].get
        otherwise = EMPTY_PARAGRAPH if number in self.enders else ""
        if kind in "#|":
            return Loop(get, body, otherwise)
        return Condition(get, kind == "?", body, otherwise)

    def _slot(self, slot: Stretch) -> Node:
        get = self.meanings[slot.section].get
        return Span(get, slot.span) if slot.spans else Share(get, slot.width)
