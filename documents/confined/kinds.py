"""What a file is, by its content. Its name is only compared, never believed."""

from typing import Final

from documents.confined.compound import SIGNATURE, Compound
from documents.confined.faults import FileFault
from documents.confined.package import Package

OTHER_KINDS: Final = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)
MARKUP: Final = (b"<!doctype", b"<html", b"<?xml", b"mime-version:")


def other_kind(data: bytes) -> str:
    """The name of a kind that we do not read, or nothing."""
    for signature, kind in OTHER_KINDS:
        if data.startswith(signature) and not (len(signature) == 2 and _is_typed(data)):  # noqa: PLR2004
            return kind
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "HTML / XML" if head.startswith(MARKUP) else ""


def _is_typed(data: bytes) -> bool:
    """Two letters begin many a text; a picture or a program soon shows a NUL byte."""
    return b"\x00" not in data[:4096]


def compound_kind(data: bytes) -> str:
    """`doc` or `wps` (the old Works format), for a file that begins as a compound file."""
    compound = Compound(data)
    names = set(compound.streams)
    if "EncryptedPackage" in names:
        raise FileFault("reading.encrypted")
    if names & {"Macros", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA"}:
        raise FileFault("reading.macros")
    if "WordDocument" in names:
        if compound.word_is_encrypted():
            raise FileFault("reading.encrypted")
        return "doc"
    if names & {"Workbook", "Book"}:
        raise FileFault("reading.wrong_kind", kind="Excel")
    if "PowerPoint Document" in names:
        raise FileFault("reading.wrong_kind", kind="PowerPoint")
    if names & {"MatOST", "MN0", "CONTENTS"}:
        return "wps"
    raise FileFault("reading.not_a_document")


def is_compound(data: bytes) -> bool:
    """By its first bytes: .doc, .wps, .xls, or an encrypted .docx."""
    return data.startswith(SIGNATURE)


def is_package(data: bytes) -> bool:
    """By its first bytes: a zip, so perhaps .docx or .odt."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def package_kind(package: Package) -> str:
    """`docx` or `odt` by what stands inside; a workbook, a deck or any other zip is refused."""
    names = package.names
    if "[Content_Types].xml" in names:
        for folder, kind in (("xl/", "Excel"), ("ppt/", "PowerPoint")):
            if any(name.startswith(folder) for name in names):
                raise FileFault("reading.wrong_kind", kind=kind)
        return "docx"
    mimetype = package.part("mimetype") or b""
    if mimetype.strip() in (
        b"application/vnd.oasis.opendocument.text",
        b"application/vnd.oasis.opendocument.text-template",
    ):
        return "odt"
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise FileFault("reading.wrong_kind", kind="OpenDocument")
    raise FileFault("reading.not_a_document")
