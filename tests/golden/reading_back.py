"""Reads a Word file back as plain lines, the way a person would read it aloud."""

import io
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"


def lines_of(data: bytes) -> list[str]:
    """Paragraphs and table rows in order; cells parted by |, empty lines dropped."""
    return [line for line in _lines(data) if line.strip(" |")]


def _lines(data: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(data))
    for element in document.element.body:
        if element.tag == qn("w:p"):
            art = filter(None, (path.get("string") for path in element.iter(TEXTPATH)))
            yield " / ".join(art) or Paragraph(element, document).text
        elif element.tag == qn("w:tbl"):
            for row in Table(element, document).rows:
                yield " | ".join(cell.text.replace("\n", " ") for cell in row.cells)
