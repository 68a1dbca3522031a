"""Files that are not read: every kind of refusal, by what the file is and not by its name."""

import hashlib
import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from documents.confined import limits, xml
from documents.confined.__main__ import judge
from documents.confined.faults import FileFault
from documents.reading import child, errors, office, read, reader
from tests.documents.compoundfiles import compound
from tests.documents.wordfiles import docx, paragraph, part, parts_of, relations, run, zipped


def refused(data: bytes, name: str = "report.docx") -> errors.FileRefused:
    with pytest.raises(errors.FileRefused) as caught:
        read(data, name)
    return caught.value


def judged(data: bytes) -> errors.FileRefused:
    """The same judgement in this process: faster, and seen by the measure of coverage."""
    with pytest.raises(FileFault) as caught:
        judge(data)
    facts: dict[str, Any] = dict(caught.value.facts)
    return errors.REFUSALS[caught.value.code](**facts)


def changed(changes: Mapping[str, str | bytes]) -> bytes:
    return zipped({**parts_of(paragraph("正文")), **changes})


def test_an_empty_file() -> None:
    assert isinstance(refused(b""), errors.Empty)


def test_a_file_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_FILE", 1)
    assert isinstance(refused(b"ab"), errors.TooLarge)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 text}", "RTF"),
        (b"BM" + bytes(60), "BMP"),
        (b"MZ" + bytes(60), "EXE"),
        (b"\xef\xbb\xbf<html><body>text", "HTML / XML"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "Excel"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPoint"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
        (compound("Workbook"), "Excel"),
        (compound("PowerPoint Document"), "PowerPoint"),
    ],
)
def test_another_kind_of_file_named_docx(data: bytes, kind: str) -> None:
    refusal = judged(data)
    assert isinstance(refusal, errors.WrongKind)
    assert kind in str(refusal)


@pytest.mark.parametrize("data", [b"\x00\x01\x02", zipped({"a.txt": "text"}), compound("Unknown"), bytes(5000)])
def test_no_document_at_all(data: bytes) -> None:
    assert isinstance(judged(data), errors.NotADocument)


def test_the_confined_process_refuses_as_this_one_does() -> None:
    for data in (b"%PDF", compound("Workbook"), docx("<w:altChunk/>"), docx(paragraph("x"))[:-30]):
        through, direct = refused(data), judged(data)
        assert type(through) is type(direct)
        assert str(through) == str(direct)


def test_text_that_begins_like_a_picture_is_text() -> None:
    assert read(b"BMW and MZ", "a.txt").text == "BMW and MZ"


@pytest.mark.parametrize(
    "data",
    [
        compound("EncryptedPackage", "EncryptionInfo"),
        compound("WordDocument", flags=0x0100),
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                "<m:encryption-data/></m:manifest>",
            }
        ),
    ],
)
def test_a_password(data: bytes) -> None:
    assert isinstance(judged(data), errors.Encrypted)


def test_a_password_on_the_zip_itself() -> None:
    data = bytearray(docx(paragraph("正文")))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert isinstance(judged(bytes(data)), errors.Encrypted)


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    "data",
    [
        changed({"word/vbaProject.bin": b"..."}),
        changed({"word/activeX/activeX1.xml": "<a/>"}),
        changed(
            {
                "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/word/document.xml" ContentType="{MACRO_TYPE}"/></Types>'
            }
        ),
        compound("WordDocument", "Macros"),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/script-lc.xml": ""}),
    ],
)
def test_macros(data: bytes) -> None:
    assert isinstance(judged(data), errors.Macros)


def instruction(code: str) -> str:
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


def begun(code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{instruction(code)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


ODT_SPACES = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "data",
    [
        docx(paragraph("正文"), links=(("image", "https://example.org/a.png", "External"),)),
        docx(paragraph("正文"), links=(("oleObject", "\\\\host\\share\\a.doc", "External"),)),
        changed(
            {
                "word/_rels/document.xml.rels": relations(("settings", "settings.xml", "Internal")),
                "word/_rels/settings.xml.rels": relations(
                    ("attachedTemplate", "http://example.org/t.dotm", "External")
                ),
            }
        ),
        changed({"word/_rels/header1.xml.rels": relations(("image", "https://example.org/a.png", "External"))}),
        changed({"word/_RELS/Footnotes.xml.RELS": relations(("image", "https://example.org/a.png", "External"))}),
        docx(paragraph("正文"), links=(("aFChunk", "page.html", "Internal"),)),
        docx("<w:altChunk/>"),
        docx(paragraph(begun("DDEAUTO c:\\\\x.exe"))),
        docx(paragraph(instruction("INCLUDETEXT a.doc"))),
        docx(paragraph(begun("INCLUDEPICTURE https://example.org/a.png"))),
        docx(paragraph(f'<w:fldSimple w:instr="DDE a b">{run("x")}</w:fldSimple>')),
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f'<a {ODT_SPACES}><text:section-source xlink:href="file:///etc/hosts"/></a>',
            }
        ),
    ],
)
def test_content_from_outside(data: bytes) -> None:
    assert isinstance(judged(data), errors.External)


def test_a_clickable_link_and_leftovers_of_the_author_s_disk_are_no_outside_content() -> None:
    links = (
        ("hyperlink", "https://example.org/", "External"),
        ("attachedTemplate", "file:///C:/Users/a/Templates/b.dotx", "External"),
    )
    data = docx(paragraph("正文", begun("INCLUDEPICTURE C:\\\\a.png")), links=links)
    assert read(data, "a.docx").text == "正文"


def test_an_odt_may_hold_links_and_pictures_of_its_own() -> None:
    inside = '<text:a xlink:href="https://example.org/"/><text:p xlink:href="Pictures/1.png"/>'
    data = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"<a {ODT_SPACES}>{inside}</a>"}
    assert judge(zipped(data)) == {"kind": "odt"}
    data["styles.xml"] = f'<a {ODT_SPACES} xlink:href="http://[broken"/>'
    assert isinstance(judged(zipped(data)), errors.External)


@pytest.mark.parametrize("address", ["../../etc/hosts", "/etc/hosts", "..\\etc\\hosts"])
@pytest.mark.parametrize("name", ["content.xml", "Object 1/content.xml"])
def test_an_odt_reaches_for_no_file_beside_it(address: str, name: str) -> None:
    plain = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"<a {ODT_SPACES}/>"}
    reaching = f'<a {ODT_SPACES}><text:section-source xlink:href="{address}"/></a>'
    assert isinstance(judged(zipped({**plain, name: reaching})), errors.External)


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


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "WAIT_FOR_PARSER", 0)
    assert isinstance(refused(docx(paragraph("正文"))), errors.TooDemanding)


def test_a_reader_that_dies_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PARSER", ("false",))
    assert isinstance(refused(docx(paragraph("正文"))), errors.TooDemanding)


def test_the_confined_process_gets_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for the cellar")
    _, environment = child.run(("env",), given=b"", seconds=10, home=tmp_path)
    assert b"SECRET_KEY" not in environment
    assert b"DATABASE_URL" not in environment


def test_without_libreoffice_a_doc_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    refusal = refused(compound("WordDocument"), "report.doc")
    assert isinstance(refusal, errors.OfficeMissing)
    assert "本系统目前不能读取 .doc 文件。" in str(refusal)


def test_every_refusal_has_three_whole_sentences_in_chinese() -> None:
    facts: dict[str, Any] = {"kind": "doc", "megabytes": 21, "limit": 20, "address": "http://example.org"}
    with translation.override("zh-hans"):
        for refusal in errors.REFUSALS.values():
            sentences = refusal(**facts).sentences()
            assert len(sentences) == 3
            assert all(sentence.endswith("。") and "%" not in sentence for sentence in sentences)
