"""XML that somebody else wrote → a tree, without entities, without a DTD, not deep, not endless."""

from functools import lru_cache
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from documents.confined.faults import FileFault
from documents.confined.limits import DEEPEST_XML, MOST_ELEMENTS

PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",  # the strict flavour
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


@lru_cache(maxsize=4096)
def short(name: str) -> str:
    """`{namespace}local` → `w.local` for the namespaces that we read; others stay as they are.

    A dot, because a colon means something else to `find`.
    """
    if not name.startswith("{"):
        return name
    namespace, _, local = name[1:].partition("}")
    prefix = PREFIXES.get(namespace)
    return f"{prefix}.{local}" if prefix else name


class _Bounded(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST_XML or self.elements > MOST_ELEMENTS:
            raise FileFault("reading.hostile_xml")
        return super().start(short(tag), {short(key): value for key, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(short(tag))


def parse(data: bytes) -> Element:
    """The root element, its names shortened by `PREFIXES`. Raises FileFault and nothing else."""
    target: Any = _Bounded()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise FileFault("reading.hostile_xml") from error
    except (ParseError, LookupError, ValueError, AssertionError) as error:
        raise FileFault("reading.damaged") from error
    return root
