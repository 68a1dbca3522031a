"""What of a .docx is counted: one test a case of the table in documents.confined.wordfile."""

from typing import Any

import pytest

from documents.confined.__main__ import judge
from documents.reading import read
from documents.wordcount import count
from tests.documents.wordfiles import docx, paragraph, part, parts_of, run, zipped


def lines(data: bytes) -> Any:
    return judge(data)["paragraphs"]


def asides(data: bytes) -> Any:
    return judge(data)["asides"]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(number: str, text: str, kind: str = "") -> str:
    return f'<w:footnote w:id="{number}"{kind}>{paragraph(text)}</w:footnote>'


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def test_a_reading_holds_text_paragraphs_and_count() -> None:
    reading = read(docx(paragraph("述职报告"), paragraph("一年来，提出3件建议。")), "report.docx")
    assert reading.kind == "docx"
    assert reading.paragraphs == ("述职报告", "一年来，提出3件建议。")
    assert reading.text == "述职报告\n一年来，提出3件建议。"
    assert reading.count == count(reading.text)
    assert reading.notes == ()


def test_runs_of_one_word_are_one_word() -> None:
    assert lines(docx(paragraph("GB/", "T", " 9704"))) == ["GB/T 9704"]


def test_tables_count_cell_by_cell() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in [("姓名", "组"), ("1", "2")]
    )
    assert lines(docx(f"<w:tbl>{rows}</w:tbl>")) == ["姓名", "组", "1", "2"]


def test_automatic_numbers_are_not_counted() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert lines(docx(paragraph("加强学习", properties=numbered))) == ["加强学习"]


def test_a_text_box_counts_once_though_it_is_kept_in_two_versions() -> None:
    drawing = f"<w:drawing><wps:wsp><wps:txbx>{box('框内')}</wps:txbx></wps:wsp></w:drawing>"
    shape = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box('框内')}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    data = docx(paragraph("框外", shape))
    assert lines(data) == ["框外", "框内"]
    assert asides(data) == {"text_boxes": "框内"}


@pytest.mark.parametrize(("requires", "shown"), [("w14", "新"), ("w14 wps", "新"), ("w99", "旧"), ("", "新")])
def test_of_two_versions_the_one_that_word_shows_counts(requires: str, shown: str) -> None:
    versions = f'<mc:Choice Requires="{requires}">{run("新")}</mc:Choice><mc:Fallback>{run("旧")}</mc:Fallback>'
    assert lines(docx(paragraph(f"<mc:AlternateContent>{versions}</mc:AlternateContent>"))) == [shown]


def test_cited_notes_count_and_others_do_not() -> None:
    notes = part(
        "footnotes",
        note("-1", "分隔线", ' w:type="separator"') + note("2", "见附件。") + note("3", "无人引用"),
    )
    data = docx(
        paragraph("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:footnoteReference w:id="-1"/></w:r>'),
        more={"footnotes": notes},
    )
    assert lines(data) == ["正文", "见附件。"]
    assert asides(data) == {"footnotes": "见附件。"}


def test_endnotes_count_too() -> None:
    notes = part("endnotes", f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>')
    data = docx(paragraph("正文", '<w:r><w:endnoteReference w:id="1"/></w:r>'), more={"endnotes": notes})
    assert lines(data) == ["正文", "尾注"]


def test_headers_and_footers_do_not_count_but_are_told() -> None:
    data = docx(
        paragraph("正文"),
        more={"header1": part("hdr", paragraph("某镇人大")), "footer1": part("ftr", paragraph("第一页"))},
    )
    assert lines(data) == ["正文"]
    assert asides(data) == {"headers": "某镇人大\n第一页"}


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    changed = paragraph(
        f"<w:ins>{run('新增')}</w:ins>",
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('移走')}</w:moveFrom>",
        f"<w:moveTo>{run('移来')}</w:moveTo>",
    )
    assert lines(docx(changed)) == ["新增移来"]
    assert asides(docx(changed)) == {"deleted_text": "删去"}


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = paragraph("sub", properties="<w:rPr><w:del/></w:rPr>")
    assert lines(docx(first, paragraph("section"))) == ["subsection"]
    assert lines(docx(paragraph("末尾", properties="<w:rPr><w:del/></w:rPr>"))) == ["末尾"]


def test_a_deleted_table_row_does_not_count() -> None:
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:delText>旧</w:delText></w:r></w:p></w:tc></w:tr>"
    data = docx(f"<w:tbl>{row}<w:tr><w:tc>{paragraph('新')}</w:tc></w:tr></w:tbl>")
    assert lines(data) == ["新"]
    assert asides(data) == {"deleted_text": "旧"}


def test_of_a_field_the_result_counts_and_the_code_does_not() -> None:
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'
    nested = field(f"IF {field('PAGE', '1')} = 1", "首页")
    assert lines(docx(paragraph("第", field("PAGE", "3"), "页", simple, nested))) == ["第3页7首页"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    """Or else one broken mark would let a text of any length pass its limit."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(docx(paragraph(begun, "仍然可见"))) == ["仍然可见"]
    assert lines(docx(paragraph(ended, begun, "仍然可见"))) == ["仍然可见"]


def test_hidden_text_does_not_count_but_is_told() -> None:
    data = docx(paragraph("可见", run("隐藏", "<w:vanish/>"), run("也可见", '<w:vanish w:val="0"/>')))
    assert lines(data) == ["可见也可见"]
    assert asides(data) == {"hidden_text": "隐藏"}


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Quiet"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Quiet"/></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
)


@pytest.mark.parametrize(
    ("paragraph_style", "run_style", "seen"),
    [
        ("Quiet", "", False),
        ("Child", "", False),
        ("", "Ghost", False),
        ("Quiet", "Ghost", True),  # two hidings undo each other: a toggle property
        ("Loop", "", True),
        ("Unknown", "", True),
    ],
)
def test_a_style_may_hide(paragraph_style: str, run_style: str, seen: bool) -> None:  # noqa: FBT001 - a table
    words = run("文字", f'<w:rStyle w:val="{run_style}"/>' if run_style else "")
    given = f'<w:pStyle w:val="{paragraph_style}"/>' if paragraph_style else ""
    assert lines(docx(paragraph(words, properties=given), more={"styles": STYLES})) == ["文字" if seen else ""]


@pytest.mark.parametrize(
    "styles",
    [
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>',
    ],
)
def test_the_defaults_may_hide(styles: str) -> None:
    assert lines(docx(paragraph("文字"), more={"styles": part("styles", styles)})) == [""]


def test_controls_links_and_wrappers_are_transparent() -> None:
    wrapped = (
        f"<w:hyperlink>{run('链接')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run('标记')}</w:smartTag>",
    )
    block = f"<w:sdt><w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    assert lines(docx(block, paragraph(*wrapped))) == ["目录", "链接控件标记"]


def test_signs_that_are_elements() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="D800"/></w:r>'
    )
    assert lines(docx(paragraph(signs))) == ["a\tb\nc-d\uf0fe"]


def test_space_around_text_counts_only_where_it_is_preserved() -> None:
    assert lines(docx("<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space='preserve'> b </w:t></w:r></w:p>")) == ["a b "]


def test_of_a_phonetic_guide_the_base_counts() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('lǐ')}</w:rt><w:rubyBase>{run('李')}</w:rubyBase></w:ruby></w:r><w:r><w:ruby/></w:r>"
    )
    assert lines(docx(paragraph(ruby))) == ["李"]


def test_formulas_give_their_letters() -> None:
    assert lines(docx(paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"))) == ["x"]


def test_the_strict_flavour_is_read_too() -> None:
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = parts_of(paragraph("严格"))
    document = str(parts["word/document.xml"])
    parts["word/document.xml"] = document.replace(transitional, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert lines(zipped(parts)) == ["严格"]


def test_a_file_without_text_says_so() -> None:
    reading = read(docx(paragraph()), "scan.docx")
    assert reading.count.words == 0
    assert [note.code for note in reading.notes] == ["no_text"]


def test_notes_name_their_amount_in_words() -> None:
    reading = read(docx(paragraph("正文", run("隐藏了", "<w:vanish/>"))), "a.doc")
    assert [str(note) for note in reading.notes] == [
        "文件名以.doc结尾，实际内容是.docx，已按内容读取。",
        "隐藏文字未计入（3字）；Word显示隐藏文字时会计入。",
    ]
