"""Editing a template: what an organiser may do in Word, and what is refused with its place."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from documents.facts import PAPERS, Agenda, Ballot, FeedbackLetter, NameCards
from documents.layout.building import build
from documents.papers import render
from documents.samples import SCHEMES, sample
from documents.templates import Wrong, check, compiled, default
from tests.documents.templating import filled, opened, saved, with_part
from tests.golden.extremes import HOSTILE, hostile, with_deputies
from tests.golden.reading_back import lines_of


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
        broken = with_part(
            cards, "word/document.xml", lambda xml, bad=bad: xml.replace("{{本项}}".encode(), bad.encode())
        )
        assert {each.wrong for each in check("name_cards", broken)} == {wrong}
    paper = sample("name_cards")
    assert isinstance(paper, NameCards)
    hostile_names = lines_of(render(replace(paper, names=('甲"&<乙>',))))
    assert hostile_names == ['甲"&<乙> / 甲"&<乙>']


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
