import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.face import charts

GRADES = {
    "title": "各代表测评情况",
    "series": ["满意", "基本满意", "不满意"],
    "rows": [("甲", [24, 4, 1]), ("乙", [0, 0, 0])],
}


def test_the_parts_of_a_stacked_bar_fill_it() -> None:
    drawing = charts.stacked(GRADES, ["代表", "满意", "基本满意", "不满意", "合计"])
    parts = drawing.bars.segments
    assert [part.number for part in parts] == ["24", "4", ""]  # the last is too narrow for its number
    assert parts[-1].end == pytest.approx(100, abs=0.02)
    assert [line.value for line in drawing.bars.lines] == ["29", "0"]
    assert drawing.table == [("甲", 24, 4, 1, 29), ("乙", 0, 0, 0, 0)]
    assert drawing.legend == [("solid", "满意"), ("hatch", "基本满意"), ("light", "不满意")]


@given(st.lists(st.lists(st.integers(0, 5000), min_size=4, max_size=4), max_size=6))
def test_no_bar_leaves_the_drawing(rows: list[list[int]]) -> None:
    chart = {"title": "t", "series": list("abcd"), "rows": [(str(index), row) for index, row in enumerate(rows)]}
    for drawing in (charts.stacked(chart, []), charts.side_by_side(chart, [])):
        for part in drawing.bars.segments:
            assert 0 <= part.x <= part.end <= 100.05
            assert part.y + charts.BAR <= drawing.bars.height
    for index, row in enumerate(rows):
        own = [part for part in charts.stacked(chart, []).bars.segments if int(part.y / 4.1) == index]
        assert sum(part.width for part in own) == pytest.approx(100 if any(row) else 0, abs=0.05)


def test_plain_bars_are_measured_against_the_largest() -> None:
    drawing = charts.plain({"title": "t", "rows": [("a", 40), ("b", 10), ("c", 0)], "unit": "件"}, ["", ""])
    assert [part.width for part in drawing.bars.segments] == [100, 25]
    assert [line.value for line in drawing.bars.lines] == ["40件", "10件", "0件"]


def test_coverage_says_how_much_of_the_whole() -> None:
    drawing = charts.coverage({"title": "t", "rows": [("a", 12, 15), ("b", 0, 0)]}, ["", "", ""])
    assert [line.value for line in drawing.bars.lines] == ["12 / 15 (80%)", "0 / 0 (0%)"]
    assert [part.width for part in drawing.bars.segments] == [100, 80, 100]


def test_two_charts_of_a_page_have_two_names() -> None:
    other = {**GRADES, "title": "另一张"}
    assert charts.stacked(GRADES, []).name != charts.stacked(other, []).name
