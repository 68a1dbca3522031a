"""Small .docx files by hand, so that a test holds just the XML that it is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    content = "".join(part if part.startswith("<") else run(part) for part in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{inside}</w:{root}>'


def relations(*found: tuple[str, str, str]) -> str:
    """Each: kind, target, mode (`Internal` or `External`)."""
    inside = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for number, (kind, target, mode) in enumerate(found)
    )
    return f'<Relationships xmlns="{RELS}">{inside}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(
    *paragraphs: str, more: Mapping[str, str] | None = None, links: tuple[tuple[str, str, str], ...] = ()
) -> dict[str, str | bytes]:
    """The parts of a document. `more`: kind → XML of a further part, related under that kind."""
    more = more or {}
    related = [(kind.rstrip("0123456789"), f"{kind}.xml", "Internal") for kind in more]
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="{MAIN}"/></Types>'
        ),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "Internal")),
        "word/document.xml": part("document", f"<w:body>{''.join(paragraphs)}</w:body>"),
        "word/_rels/document.xml.rels": relations(*related, *links),
        **{f"word/{kind}.xml": xml for kind, xml in more.items()},
    }


def docx(
    *paragraphs: str, more: Mapping[str, str] | None = None, links: tuple[tuple[str, str, str], ...] = ()
) -> bytes:
    return zipped(parts_of(*paragraphs, more=more, links=links))
