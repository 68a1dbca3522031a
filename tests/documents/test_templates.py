"""Editing a template: what an organiser may do in Word, and what is refused with its place."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from django.utils import translation
from docx.document import Document

from documents import zipping
from documents.facts import PAPERS, Agenda, Ballot, FeedbackLetter, NameCards
from documents.layout.building import build
from documents.papers import render
from documents.samples import SCHEMES, sample
from documents.templates import FaultyTemplate, NotATemplate, Place, Wrong, check, compiled, default
from tests.documents.compoundfiles import compound
from tests.golden.extremes import HOSTILE, hostile, with_deputies
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


@pytest.mark.parametrize("kind", PAPERS)
def test_default_templates_have_no_fault(kind: str) -> None:
    assert check(kind, default(kind)) == []


def test_changed_wording_and_facts() -> None:
    assert filled("会议在{{会议地点}}召开，共{{等次数}}个等次。") == ["会议在县人大常委会一楼会议室召开，共3个等次。"]


def test_placeholder_split_over_runs_as_word_does() -> None:
    document = opened("agenda")
    paragraph = document.add_paragraph()
    for piece in ("地点：{", "{会议", "地", "点}", "}，请准时"):
        paragraph.add_run(piece).bold = piece == "会议"
    text = lines_of(compiled("agenda", saved(document)).fill(sample("agenda")))
    assert text[-1] == "地点：县人大常委会一楼会议室，请准时"


def test_full_width_braces_of_an_input_method() -> None:
    assert filled("｛｛会议地点｝｝") == ["县人大常委会一楼会议室"]


def test_lists_and_conditions() -> None:
    assert filled(
        "{{#议程}}", "{{序号}}.{{本项}}", "{{/议程}}", "{{?当场宣布}}宣布{{/当场宣布}}{{^当场宣布}}不宣布{{/当场宣布}}"
    ) == ["1.通过监票人、计票人", "2.听取代表述职", "3.评议和提问", "4.民主测评并宣布结果", "5.领导点评", "宣布"]


def test_condition_across_differently_formatted_runs() -> None:
    document = opened("agenda")
    paragraph = document.add_paragraph("甲{{?当场宣布}}乙")
    paragraph.add_run("丙").bold = True
    paragraph.add_run("{{/当场宣布}}丁")
    template = compiled("agenda", saved(document))
    assert lines_of(template.fill(sample("agenda", "county")))[-1] == "甲乙丙丁"
    assert lines_of(template.fill(sample("agenda", "town")))[-1] == "甲丁"


def test_a_text_of_several_lines_becomes_paragraphs() -> None:
    letter = sample("feedback_letter")
    assert isinstance(letter, FeedbackLetter)
    document = docx.Document(io.BytesIO(render(replace(letter, comments="第一点。\n第二点。"))))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert styles["第一点。"] == styles["第二点。"] == "公文正文"


def test_columns_follow_the_scale() -> None:
    ballot = sample("ballot")
    assert isinstance(ballot, Ballot)
    for grades in (("好", "差"), ("优", "良", "中", "差", "不了解")):
        made = render(replace(ballot, round=replace(ballot.round, grades=grades)))
        table = docx.Document(io.BytesIO(made)).tables[0]
        assert [cell.text for cell in table.rows[0].cells][2:-1] == list(grades)
        widths = [int(column.get(qn) or 0) for column in table._tbl.tblGrid.gridCol_lst for qn in [_w("w")]]
        assert len(widths) == len(grades) + 3
        assert len(set(widths[2:-1])) == 1


def _w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def built(*lines: str) -> bytes:
    return build("\n".join(("@form", *lines, "")))


def test_a_cell_above_a_repeated_column_spans_it() -> None:
    data = built(
        "[table 10 60 30]",
        "[row] 3×全部",
        "[head] 姓名 ¦ {{|测评等次}}{{本项}}{{/测评等次}} ¦ 备注",
        "[row] 甲 ¦ 2×<合并",
        "[end]",
    )
    table = docx.Document(io.BytesIO(compiled("agenda", data).fill(sample("agenda", "town")))).tables[0]
    assert len(table.columns) == 6
    assert [cell.text for cell in table.rows[1].cells] == ["姓名", "优秀", "称职", "基本称职", "不称职", "备注"]
    assert [row._tr.tc_lst[-1].grid_span for row in table.rows] == [6, 1, 5]


@pytest.mark.parametrize(
    "rows",
    [
        ("[head] {{|测评等次}}{{本项}}{{/测评等次}} ¦ 乙", "[row] 丙 ¦ 丁"),  # the second row does not repeat
        ("[head] 2×{{|测评等次}}{{本项}}{{/测评等次}}", "[row] 丙 ¦ 丁"),  # repeats two columns at once
        ("[head] {{|测评等次}}{{本项}} ¦ {{/测评等次}}", "[row] 丙 ¦ 丁"),  # ends in another cell
        ("[head] {{|测评等次}}甲{{/测评等次}} ¦ {{|测评等次}}乙{{/测评等次}}", "[row] 2×丙"),  # one cell over two
    ],
)
def test_columns_that_do_not_agree_are_refused(rows: tuple[str, ...]) -> None:
    assert {each.wrong for each in check("agenda", built("[table 50 50]", *rows, "[end]"))} == {Wrong.COLUMNS}


def test_a_list_of_nothing_leaves_a_valid_cell() -> None:
    data = built("[table 1]", "[row] {{#上年遗留问题}} // {{问题}} // {{/上年遗留问题}}", "[end]")
    plan = sample("implementation_plan", "town")
    table = docx.Document(io.BytesIO(compiled("implementation_plan", data).fill(plan))).tables[0]
    assert len(table.rows[0].cells[0].paragraphs) == 1


def test_word_art() -> None:
    cards = default("name_cards")
    for bad, wrong in (("{{本项", Wrong.UNFINISHED), ("{{?本项}}", Wrong.UNFINISHED), ("{{姓}}", Wrong.UNKNOWN)):
        broken = _with_part(
            cards, "word/document.xml", lambda xml, bad=bad: xml.replace("{{本项}}".encode(), bad.encode())
        )
        assert {each.wrong for each in check("name_cards", broken)} == {wrong}
    paper = sample("name_cards")
    assert isinstance(paper, NameCards)
    hostile_names = lines_of(render(replace(paper, names=('甲"&<乙>',))))
    assert hostile_names == ['甲"&<乙> / 甲"&<乙>']


def test_a_condition_that_begins_in_a_link_is_refused() -> None:
    data = _with_part(
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
        "模板没有采用。 第1段：这种文书没有名为“地点”的内容。\n第3段：这种文书没有名为“时候”的内容。"
        " 请在Word中改正上述位置后重新上传。"
    )
    assert len(refused.value.faults) == 2


def test_tracked_changes_are_refused() -> None:
    data = default("agenda")
    changed = _with_part(
        data, "word/document.xml", lambda xml: re.sub(rb"<w:r>", b'<w:ins w:id="1" w:author="x"><w:r>', xml, count=1)
        .replace(b"</w:r>", b"</w:r></w:ins>", 1)
    )  # fmt: skip
    assert fault(changed)[0] is Wrong.TRACKED


def _with_part(data: bytes, name: str, change: object, *, new: bytes | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = change(parts[name]) if callable(change) else new or b""
    return zipping.join(zipping.pack(each, content) for each, content in parts.items())


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
            check("agenda", _with_part(plain, name, None, new=content))


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
        return _with_part(default("agenda"), "word/document.xml", lambda data: data.replace(begin, added))

    with pytest.raises(NotATemplate):
        check("agenda", holding(field))
    link = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x/"</w:instrText></w:r>'
    assert check("agenda", holding(link)) == []


def test_own_holes_written_by_somebody_are_only_text() -> None:
    assert filled("@@slot0@@ @@mark0@@ @@hole@@ {{会议地点}}")[0].endswith("县人大常委会一楼会议室")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAPERS)
def test_hostile_text_stays_text(kind: str, scheme: str) -> None:
    document = docx.Document(io.BytesIO(render(hostile(sample(kind, scheme)))))
    assert "{{" not in "".join(p.text for p in document.paragraphs).replace("{{姓名}}", "")


def test_hostile_text_is_kept_but_for_what_xml_forbids() -> None:
    paper = sample("agenda")
    assert isinstance(paper, Agenda)
    text = "\n".join(lines_of(render(replace(paper, place=HOSTILE))))
    assert "甲&乙<丙>“丁”]]>\ufffd\ufffd\ufffd\ufffd{{姓名}} 戊" in text


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAPERS)
def test_same_facts_same_bytes(kind: str, scheme: str) -> None:
    template = compiled(kind, default(kind))
    assert template.fill(sample(kind, scheme)) == render(sample(kind, scheme))


def test_sixty_deputies_and_one() -> None:
    for kind in ("implementation_plan", "host_script", "ballot", "tally_sheet", "result_sheet", "name_cards"):
        for count in (1, 60):
            text = "\n".join(lines_of(render(with_deputies(kind, "town", count))))
            assert "欧阳𠮷" in text
            assert ("林60号" in text) is (count == 60)


def test_a_template_of_another_paper_is_a_programming_error() -> None:
    with pytest.raises(TypeError):
        compiled("agenda", default("agenda")).fill(sample("ballot"))


def test_dates_are_printed_without_leading_zeros() -> None:
    paper = sample("agenda")
    assert isinstance(paper, Agenda)
    assert "2026年1月2日" in "".join(lines_of(render(replace(paper, on=date(2026, 1, 2)))))


def test_cells_that_are_not_the_grades_are_a_programming_error() -> None:
    sheet = sample("result_sheet", "town")
    with pytest.raises(ValueError, match="grades"):
        replace(sheet, round=replace(sheet.round, grades=("好", "差")))
