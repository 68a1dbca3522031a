"""Templates changed as a clerk would change them in Word."""

import io
import zipfile

import docx
from docx.document import Document

from documents import zipping
from documents.samples import sample
from documents.templates import Place, Wrong, check, compiled, default
from tests.golden.reading_back import lines_of


def opened(kind: str) -> Document:
    return docx.Document(io.BytesIO(default(kind)))


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def agenda(*lines: str) -> bytes:
    """An agenda template with these paragraphs only."""
    document = opened("agenda")
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)  # type: ignore[union-attr]
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def filled(*lines: str) -> list[str]:
    return lines_of(compiled("agenda", agenda(*lines)).fill(sample("agenda")))


def fault(data: bytes, kind: str = "agenda") -> tuple[Wrong, str, Place]:
    found = check(kind, data)
    assert len(found) == 1
    return found[0].wrong, found[0].mark, found[0].place


def with_part(data: bytes, name: str, change: object, *, new: bytes | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = change(parts[name]) if callable(change) else new or b""
    return zipping.join(zipping.pack(each, content) for each, content in parts.items())
