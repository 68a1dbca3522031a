"""Templates that are refused, each with the place of every fault."""

import re

import pytest
from django.utils import translation

from documents import zipping
from documents.templates import FaultyTemplate, NotATemplate, Place, Wrong, check, compiled, default
from tests.documents.compoundfiles import compound
from tests.documents.templating import agenda, fault, opened, saved, with_part


def test_a_condition_that_begins_in_a_link_is_refused() -> None:
    data = with_part(
        agenda("{{?当场宣布}}甲{{/当场宣布}}"),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:r>", b'<w:hyperlink w:anchor="x"><w:r>', 1)
        .replace("甲{{/".encode(), "</w:t></w:r></w:hyperlink><w:r><w:t>甲{{/".encode(), 1),
    )  # fmt: skip
    assert fault(data)[0] is Wrong.CROSSED


def test_unfinished_braces_are_refused_with_their_paragraph() -> None:
    wrong, mark, place = fault(agenda("第一段", "会议地点：{{会议地点}，请准时"))
    assert (wrong, place) == (Wrong.UNFINISHED, Place(paragraph=2))
    assert mark.startswith("{{会议地点}")


def test_unknown_name_is_refused_with_table_row_and_cell() -> None:
    document = opened("ballot")
    document.tables[0].rows[1].cells[1].paragraphs[0].runs[0].text = "{{姓氏}}"
    assert fault(saved(document), "ballot") == (Wrong.UNKNOWN, "姓氏", Place(table=1, row=2, cell=2))


def test_unknown_name_in_a_footer() -> None:
    document = opened("agenda")
    document.sections[0].footer.paragraphs[0].add_run("{{页}}")
    assert fault(saved(document)) == (Wrong.UNKNOWN, "页", Place(part="footer", paragraph=1))


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("{{#会议地点}}", "甲", "{{/会议地点}}"), Wrong.NOT_A_LIST),
        (("{{议程}}",), Wrong.NOT_A_VALUE),
        (("{{当场宣布}}",), Wrong.NOT_A_VALUE),
        (("{{#议程}}", "{{本项}}"), Wrong.NEVER_CLOSED),
        (("{{/议程}}",), Wrong.NEVER_OPENED),
        (("{{#议程}}甲", "{{本项}}{{/议程}}"), Wrong.CROSSED),
        (("{{|测评等次}}{{本项}}{{/测评等次}}",), Wrong.COLUMNS),
        (("{{姓名}}",), Wrong.UNKNOWN),  # known inside 述职代表 only
        (("{{本项}}",), Wrong.UNKNOWN),
    ],
)
def test_misused_placeholders(lines: tuple[str, ...], wrong: Wrong) -> None:
    assert wrong in {each.wrong for each in check("agenda", agenda(*lines))}


def test_faults_are_told_down_the_page_one_a_line() -> None:
    with translation.override("zh-hans"), pytest.raises(FaultyTemplate) as refused:
        compiled("agenda", agenda("{{?当场宣布}}没有结束", "正常", "{{主持人"))
    assert [line[:3] for line in refused.value.sentences()[1].splitlines()] == ["第1段", "第3段"]


def test_the_refusal_speaks_chinese_and_names_every_place() -> None:
    with translation.override("zh-hans"), pytest.raises(FaultyTemplate) as refused:
        compiled("agenda", agenda("{{地点}}", "正常", "{{时候}}"))
    assert str(refused.value) == (
        "模板没有采用。第1段：这种文书没有名为“地点”的内容。\n第3段：这种文书没有名为“时候”的内容。"
        "请在Word中改正上述位置后重新上传。"
    )
    assert len(refused.value.faults) == 2


def test_tracked_changes_are_refused() -> None:
    data = default("agenda")
    changed = with_part(
        data, "word/document.xml", lambda xml: re.sub(rb"<w:r>", b'<w:ins w:id="1" w:author="x"><w:r>', xml, count=1)
        .replace(b"</w:r>", b"</w:r></w:ins>", 1)
    )  # fmt: skip
    assert fault(changed)[0] is Wrong.TRACKED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,  # .doc, or an encrypted .docx
        zipping.join([zipping.pack("word/other.xml", b"<a/>")]),
        b"\0" * 10_000_001,
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(NotATemplate):
        check("agenda", data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "文件是空的"),
        (compound("EncryptedPackage", "EncryptionInfo"), "设有密码"),
        (compound("WordDocument"), "旧版Word"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "PNG"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(data: bytes, told: str) -> None:
    with translation.override("zh-hans"), pytest.raises(NotATemplate, match=told):
        check("agenda", data)


def test_macros_bombs_definitions_and_outside_parts_are_refused() -> None:
    plain = default("agenda")
    outside = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="x" Type="http://x/attachedTemplate" Target="http://x/" TargetMode="External"/>'
        b"</Relationships>"
    )
    for name, content in (
        ("word/vbaProject.bin", b"x"),
        ("word/media/bomb.bin", b"\0" * 41_000_000),
        ("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("word/extra.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")),
        ("word/_rels/settings.xml.rels", outside),
        ("word/_RELS/Header1.xml.RELS", outside),
        ("word/document.xml", b"<w:document"),
    ):
        with pytest.raises(NotATemplate):
            check("agenda", with_part(plain, name, None, new=content))


@pytest.mark.parametrize(
    "field",
    [
        '<w:r><w:instrText>INCLUDETEXT "file:///srv/secret.key"</w:instrText></w:r>',
        "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>",
        "<w:r><w:instrText>&#73;MPORT a</w:instrText></w:r>",
        '<w:fldSimple w:instr=" link Excel.Sheet a "/>',
    ],
)
def test_a_field_that_fetches_is_refused_and_a_link_is_not(field: str) -> None:
    """The paper would read the office's own files when it is printed."""
    begin = b"<w:body>"

    def holding(xml: str) -> bytes:
        added = begin + f"<w:p>{xml}</w:p>".encode()
        return with_part(default("agenda"), "word/document.xml", lambda data: data.replace(begin, added))

    with pytest.raises(NotATemplate):
        check("agenda", holding(field))
    link = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x/"</w:instrText></w:r>'
    assert check("agenda", holding(link)) == []
