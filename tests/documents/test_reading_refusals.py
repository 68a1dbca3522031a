"""Files that are not read: every kind of refusal, by what the file is and not by its name."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from documents.confined.__main__ import judge
from documents.reading import child, errors, office, read, reader
from tests.documents.compoundfiles import compound
from tests.documents.refusing import changed, judged, refused
from tests.documents.wordfiles import docx, paragraph, relations, run, zipped


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
    assert "本系统目前不能读取.doc文件。" in str(refusal)


def test_every_refusal_has_three_whole_sentences_in_chinese() -> None:
    facts: dict[str, Any] = {"kind": "doc", "megabytes": 21, "limit": 20, "address": "http://example.org"}
    with translation.override("zh-hans"):
        for refusal in errors.REFUSALS.values():
            sentences = refusal(**facts).sentences()
            assert len(sentences) == 3
            assert all(sentence.endswith("。") and "%" not in sentence for sentence in sentences)
