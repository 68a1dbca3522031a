"""Files that are built to exhaust, to mislead or to hide something, and files that are broken."""

import hashlib
import io
import stat
import struct
import zipfile

import pytest

from documents.confined import limits, xml
from documents.confined.faults import FileFault
from documents.reading import errors
from tests.documents.refusing import changed, judged, refused
from tests.documents.wordfiles import docx, paragraph, part, parts_of, relations, run, zipped


def test_more_text_than_a_thick_book_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(judged("国".encode() * (limits.MOST_CHARACTERS + 1)), errors.TooDemanding)
    monkeypatch.setattr("documents.confined.__main__.MOST_CHARACTERS", 3)
    assert isinstance(judged(docx(paragraph(run("正文两段")))), errors.TooDemanding)


def test_a_part_that_unpacks_enormously() -> None:
    assert isinstance(judged(changed({"word/media/a.bmp": bytes(8 << 20)})), errors.Bomb)
    assert isinstance(refused(changed({"word/media/a.bmp": bytes(8 << 20)})), errors.Bomb)


def test_more_parts_than_any_document_has() -> None:
    many = {f"word/{number}.xml": "" for number in range(limits.MOST_ENTRIES)}
    assert isinstance(judged(changed(many)), errors.Bomb)


def test_parts_that_share_their_bytes() -> None:
    data = docx(paragraph("正文"))
    directory = data.index(b"PK\x01\x02")
    following = data.index(b"PK\x01\x02", directory + 4)
    overlapping = bytearray(data)
    overlapping[following + 42 : following + 46] = struct.pack("<I", 1)  # inside the first part
    assert isinstance(judged(bytes(overlapping)), errors.Bomb)


def test_a_directory_that_lies_about_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(docx(paragraph("正文" * 50)))
    entry = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert isinstance(judged(bytes(data)), errors.Damaged)


def test_a_part_larger_than_is_read() -> None:
    """Too large, though packed no denser than an honest part."""
    block = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(60)) + bytes(38_000)
    assert isinstance(judged(changed({"word/document.xml": block * 1_300})), errors.TooDemanding)


def test_more_elements_than_any_document_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MOST_ELEMENTS", 10)
    with pytest.raises(FileFault, match="hostile_xml"):
        xml.parse(f"<a>{'<b/>' * 10}</a>".encode())


def nested(depth: int) -> str:
    return "<w:sdt><w:sdtContent>" * depth + paragraph("x") + "</w:sdtContent></w:sdt>" * depth


@pytest.mark.parametrize(
    "document",
    [
        part("document", f"<w:body>{nested(300)}</w:body>"),
        part("document", nested(50_000)),
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>',
    ],
)
def test_hostile_xml(document: str) -> None:
    assert isinstance(refused(changed({"word/document.xml": document})), errors.HostileXml)


def linked() -> bytes:
    made = io.BytesIO(docx(paragraph("正文")))
    with zipfile.ZipFile(made, "a") as archive:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return made.getvalue()


def twice() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts_of(paragraph("正文")).items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", "<a/>")
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        docx(paragraph("正文"))[:-30],
        changed({"word/document.xml": "<w:document"}),
        changed({"word/document.xml": b"<?xml version='1.0' encoding='klingon'?><a/>"}),
        changed({"_rels/.rels": relations(("officeDocument", "word/none.xml", "Internal"))}),
        changed({"word/_rels/document.xml.rels": relations(("styles", "none.xml", "Internal"))}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        changed({"word/../../evil.xml": "<a/>"}),
        changed({"/etc/evil.xml": "<a/>"}),
        linked(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_a_damaged_file(data: bytes) -> None:
    assert isinstance(judged(data), errors.Damaged)


def test_a_way_of_packing_that_no_office_program_uses() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of(paragraph("正文")).items():
            archive.writestr(name, content)
    assert isinstance(judged(made.getvalue()), errors.Damaged)


def test_two_parts_of_one_name() -> None:
    assert isinstance(judged(twice()), errors.Damaged)


def test_a_broken_stream_of_bytes() -> None:
    data = bytearray(docx(paragraph("正文")))
    data[data.index(b"word/document.xml") + 40] ^= 0xFF
    assert isinstance(judged(bytes(data)), errors.Damaged)


@pytest.mark.parametrize(
    "changes",
    [
        {"_rels/.rels": relations()},
        {"_rels/.rels": relations(("officeDocument", "https://example.org/a.xml", "External"))},
        {"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'},
    ],
)
def test_a_package_without_a_document(changes: dict[str, str]) -> None:
    assert isinstance(judged(changed(changes)), errors.NotADocument)
