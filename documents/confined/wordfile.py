"""A .docx → its paragraphs, as Word's counter meets them.

part of the file                      counted?                                     certainty
body, tables, content controls        yes                                          certain
text boxes                            yes (Word's box “包括文本框、脚注和尾注”)       likely
footnotes, endnotes that are cited    yes (the same box), without their numbers    likely
headers, footers, page numbers        no                                           likely
comments, document properties         no                                           certain
automatic numbers and bullets         no                                           likely
tracked: inserted, moved to           yes                                          certain
tracked: deleted, moved from          no (Word counts them while it shows them)    likely
fields                                the result, never the code                   certain
hidden text                           no (Word counts it while it shows it)        likely
phonetic guide (ruby)                 the base, not the guide                      house
formulas                              their letters                                house
tab                                   a space                                      certain
line, column and page break           ends a word, no sign                         likely
no-break hyphen / optional hyphen     a hyphen / nothing                           likely
symbol from a symbol font             one sign of a 非中文单词                       house
words in pictures, charts, SmartArt   no                                           likely
a drawing kept in two versions        one of them                                  certain
"""

from xml.etree.ElementTree import Element

from documents.confined.faults import FileFault
from documents.confined.package import Package
from documents.confined.relations import Relation, all_relations, refuse_external, relations
from documents.confined.story import Story
from documents.confined.styles import Styles
from documents.confined.xml import parse

MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
ORDINARY_NOTE = (None, "normal")
"""Notes of other types are the lines that separate the notes from the page."""


def read_word(package: Package) -> tuple[list[str], dict[str, str]]:
    """The paragraphs (body, then cited notes) and, by code, the text of what was noted on the way."""
    main = _main_part(package)
    found = relations(package, main)
    _refuse_active(package, found)
    data = package.part(main)
    if data is None:
        raise FileFault("reading.damaged")
    styles_part = _first(package, found, "styles")
    styles = Styles(styles_part)
    body = Story(styles)
    root = parse(data)
    for child in root:
        if child.tag == "w.body":
            body.read(child)
    paragraphs = body.paragraphs
    for kind, cited in (("footnotes", body.footnotes), ("endnotes", body.endnotes)):
        notes = _notes(_first(package, found, kind), cited, styles)
        body.aside(kind, notes)
        paragraphs += notes
    for relation in found:
        if relation.kind in ("header", "footer") and not relation.external:
            edge = Story(styles)
            edge.read(_parsed(package, relation.target))
            body.aside("headers", edge.paragraphs)
    return paragraphs, body.asides


def _main_part(package: Package) -> str:
    types = _parsed(package, "[Content_Types].xml")
    by_name = {element.get("PartName", "").lstrip("/"): element.get("ContentType", "") for element in types}
    by_ending = {element.get("Extension", "").lower(): element.get("ContentType", "") for element in types}
    for relation in relations(package, ""):
        if relation.kind == "officeDocument" and not relation.external:
            kind = by_name.get(relation.target) or by_ending.get(relation.target.rpartition(".")[2].lower(), "")
            if "macroEnabled" in kind:
                raise FileFault("reading.macros")
            if kind not in MAIN_TYPES:
                raise FileFault("reading.not_a_document")
            return relation.target
    raise FileFault("reading.not_a_document")


def _refuse_active(package: Package, found: list[Relation]) -> None:
    """Macros, controls, and content that Word would fetch from another computer when it opens the file."""
    names = [name.lower() for name in package.names]
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name for name in names):
        raise FileFault("reading.macros")
    refuse_external(all_relations(package))  # a header, a note or the settings may fetch, too
    for relation in found:
        if relation.kind == "aFChunk":  # a page of HTML or another file, pasted in only when Word opens it
            raise FileFault("reading.external", address=relation.target[:120])


def _parsed(package: Package, name: str) -> Element:
    data = package.part(name)
    if data is None:
        raise FileFault("reading.damaged")
    return parse(data)


def _first(package: Package, found: list[Relation], kind: str) -> Element | None:
    for relation in found:
        if relation.kind == kind and not relation.external:
            return _parsed(package, relation.target)
    return None


def _notes(root: Element | None, cited: list[str], styles: Styles) -> list[str]:
    by_id = {
        note.get("w.id", ""): note for note in (root if root is not None else ()) if note.get("w.type") in ORDINARY_NOTE
    }
    story = Story(styles)
    for number in dict.fromkeys(cited):
        if number in by_id:
            story.read(by_id[number])
    return story.paragraphs
