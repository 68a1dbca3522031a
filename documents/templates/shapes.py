"""Paragraphs whose shape depends on their text: the title, and the signature with its date.

They are known by the names of their styles, which word processors keep.
"""

import re

from lxml import etree

from documents.templates.marks import SPACE, W, instruction, parent_of, texts_of

TITLE, SIGNATURE, SIGNATURE_DATE = "公文标题", "公文署名", "公文日期"
HOLE = "@@hole@@"
_BEHIND_INDENT = (
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_TAGS = re.compile(r"<(?!\?)[^>]*>")


def style_ids(styles: etree._Element | None) -> dict[str, str]:
    """Style id → name, for the three styles that matter here."""
    if styles is None:
        return {}
    found = {}
    for style in styles.iterfind(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val") in (TITLE, SIGNATURE, SIGNATURE_DATE):
            found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "")
    return found


def style_of(paragraph: etree._Element | None, names: dict[str, str]) -> str:
    if paragraph is None or paragraph.tag != f"{W}p":
        return ""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(style.get(f"{W}val", ""), "") if style is not None else ""


def text_source(paragraph: etree._Element) -> str:
    """The paragraph's text with the instructions in it, as XML without tags."""
    pieces = [etree.tostring(child, encoding="unicode") for child in paragraph if child.tag != f"{W}pPr"]
    return _TAGS.sub("", "".join(pieces))


def _single_run(paragraph: etree._Element) -> etree._Element:
    """Leaves one run, formatted as the first one was; returns its w:t."""
    texts = texts_of(paragraph)
    first = texts[0].getparent() if texts else None
    style = first.find(f"{W}rPr") if first is not None else None
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    run = etree.SubElement(paragraph, f"{W}r")
    if style is not None:
        run.append(style)
    return etree.SubElement(run, f"{W}t", {SPACE: "preserve"})


def shape_titles(root: etree._Element, names: dict[str, str]) -> list[str]:
    """Puts `<?t n?>` into every title that has no line break of its own; returns the sources of their texts."""
    sources: list[str] = []
    for paragraph in list(root.iter(f"{W}p")):
        if style_of(paragraph, names) != TITLE or paragraph.find(f".//{W}br") is not None:
            continue
        source = text_source(paragraph)
        _single_run(paragraph).append(instruction("t", len(sources)))
        sources.append(source)
    return sources


def place_signatures(root: etree._Element, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """Puts `<?s n?>` in the stead of signature and date; returns (XML with four holes, name, date)."""
    found: list[tuple[str, str, str]] = []
    for paragraph in list(root.iter(f"{W}p")):
        day = paragraph.getnext()
        if style_of(paragraph, names) != SIGNATURE or style_of(day, names) != SIGNATURE_DATE or day is None:
            continue
        sources = text_source(paragraph), text_source(day)
        frame = _holed(paragraph) + _holed(day)
        paragraph.addprevious(instruction("s", len(found)))
        parent_of(paragraph).remove(paragraph)
        parent_of(day).remove(day)
        found.append((frame, *sources))
    return found


def _holed(paragraph: etree._Element) -> str:
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None  # noqa: S101 - it names the style by which we came here
    indent = properties.find(f"{W}ind")
    if indent is None:
        indent = etree.Element(f"{W}ind")
        behind = next((c for c in properties if etree.QName(c).localname in _BEHIND_INDENT), None)
        if behind is None:
            properties.append(indent)
        else:
            behind.addprevious(indent)
    indent.attrib.clear()
    indent.set(f"{W}right", HOLE)
    _single_run(paragraph).text = HOLE
    return etree.tostring(paragraph, encoding="unicode", with_tail=False)
