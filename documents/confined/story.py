"""One stream of text in a .docx (the body, the notes, a header) → its paragraphs."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from documents.confined.faults import FileFault
from documents.confined.fields import Fields
from documents.confined.styles import Styles

TRANSPARENT = frozenset(
    (
        *("w.hyperlink", "w.smartTag", "w.customXml", "w.ins", "w.moveTo"),
        *("w.fldSimple", "w.dir", "w.bdo", "w.sdtContent"),
    )
)
"""Wrappers whose content is ordinary text."""
SIGNS = {"w.tab": "\t", "w.ptab": "\t", "w.br": "\n", "w.cr": "\n", "w.noBreakHyphen": "-"}
SYMBOL = re.compile("00[2-9A-F][0-9A-F]|F[0-8][0-9A-F]{2}")
"""Where symbol fonts keep their signs: the first 256 places, or the same moved to the private use area."""
UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "a14", "am3d"))
"""What today's Word understands, by the prefixes that it writes; asked for anything else it takes the fallback."""
SHAPES = ("w.drawing", "w.pict", "w.object")


class Story:
    """`paragraphs` after `read`; ids of the cited notes; `asides`."""

    def __init__(self, styles: Styles) -> None:
        self.paragraphs: list[str] = []
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self._asides: dict[str, list[str]] = {}
        self._styles = styles
        self._fields = Fields()
        self._paragraph = Element("w.p")
        self._line: list[str] = []
        self._joined: list[str] = []
        self._in_runs: dict[str, Callable[[Element], None]] = {
            "w.t": self._words,
            "w.fldChar": lambda mark: self._fields.mark(mark.get("w.fldCharType", "")),
            "w.instrText": lambda code: self._fields.instruct(code.text or ""),
            "w.footnoteReference": lambda mark: self.footnotes.append(mark.get("w.id", "")),
            "w.endnoteReference": lambda mark: self.endnotes.append(mark.get("w.id", "")),
            "w.sym": self._symbol,
            "w.ruby": self._ruby,
        }

    def aside(self, code: str, paragraphs: list[str]) -> None:
        """Adds to what will be remarked under the code; nothing when there is no text."""
        self._asides.setdefault(code, []).extend(filter(None, paragraphs))

    @property
    def asides(self) -> dict[str, str]:
        """By code, the text that deserves a remark."""
        return {code: "\n".join(found) for code, found in self._asides.items() if found}

    def read(self, root: Element) -> None:
        self._fields = Fields(root)
        self._blocks(root)
        if self._joined:
            self.paragraphs.append("".join(self._joined))
            self._joined = []

    def _blocks(self, parent: Element) -> None:
        for child in _versions(parent):
            if child.tag == "w.p":
                self._read_paragraph(child)
            elif child.tag == "w.tr" and _tracked(child.find("w.trPr"), "w.del"):
                self._deleted(child)
            elif child.tag in ("w.tbl", "w.tr", "w.tc", "w.sdt") or child.tag in TRANSPARENT:
                self._blocks(child)
            elif child.tag == "w.altChunk":
                raise FileFault("reading.external", address="altChunk")

    def _read_paragraph(self, paragraph: Element) -> None:
        before, self._line = (self._paragraph, self._line), []
        self._paragraph = paragraph
        boxes: list[Element] = []
        self._inline(paragraph, boxes)
        self._joined += self._line
        self._paragraph, self._line = before
        if not _tracked(paragraph.find("w.pPr/w.rPr"), "w.del"):  # else it runs on into the next paragraph
            self.paragraphs.append("".join(self._joined))
            self._joined = []
        for box in boxes:
            self._box(box)

    def _box(self, box: Element) -> None:
        outer, self._fields = self._fields, Fields(box)
        start = len(self.paragraphs)
        self._blocks(box)
        self.aside("text_boxes", self.paragraphs[start:])
        self._fields = outer

    def _inline(self, parent: Element, boxes: list[Element]) -> None:
        for child in _versions(parent):
            if child.tag == "w.r":
                self._run(child, boxes)
            elif child.tag == "w.sdt" or child.tag in TRANSPARENT:
                if child.tag == "w.fldSimple":
                    self._fields.judge(child.get("w.instr", ""))
                self._inline(child, boxes)
            elif child.tag in ("w.del", "w.moveFrom"):
                self._deleted(child)
            elif child.tag in ("m.oMath", "m.oMathPara"):
                self._line += [letter.text or "" for letter in child.iter("m.t")]

    def _run(self, run: Element, boxes: list[Element]) -> None:
        if self._styles.hides(run, self._paragraph):
            self.aside("hidden_text", ["".join(words.text or "" for words in run.iter("w.t"))])
            return
        for child in _versions(run):
            if child.tag in SHAPES:
                boxes.extend(_text_boxes(child))
            elif child.tag in SIGNS:
                self._add(SIGNS[child.tag])
            elif reader := self._in_runs.get(child.tag):
                reader(child)

    def _add(self, text: str) -> None:
        if self._fields.shows:
            self._line.append(text)

    def _words(self, words: Element) -> None:
        text = words.text or ""
        self._add(text if words.get("xml.space") == "preserve" else text.strip(" \t\r\n"))

    def _symbol(self, symbol: Element) -> None:
        code = symbol.get("w.char", "").upper()
        if SYMBOL.fullmatch(code):
            self._add(chr(int(code, 16)))

    def _ruby(self, ruby: Element) -> None:
        base = ruby.find("w.rubyBase")
        for run in base if base is not None else ():
            if run.tag == "w.r":
                self._run(run, [])

    def _deleted(self, deleted: Element) -> None:
        self.aside("deleted_text", ["".join(words.text or "" for words in deleted.iter("w.delText"))])


def _tracked(properties: Element | None, mark: str) -> bool:
    return properties is not None and properties.find(mark) is not None


def _versions(parent: Element) -> Iterator[Element]:
    """The children; of content kept in several versions (mc:AlternateContent) only the one that Word shows."""
    for child in parent:
        if child.tag == "mc.AlternateContent":
            for version in child:
                if version.tag == "mc.Fallback" or UNDERSTOOD.issuperset(version.get("Requires", "?").split()):
                    yield from _versions(version)
                    break
        else:
            yield child


def _text_boxes(shape: Element) -> Iterator[Element]:
    for child in _versions(shape):
        if child.tag == "w.txbxContent":
            yield child
        else:
            yield from _text_boxes(child)
