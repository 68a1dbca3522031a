"""The shape of titles and the place of signatures (GB/T 9704-2012), as rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.facts import lines_of, strokes
from documents.layout.signature import CHAR, signature_indents
from documents.layout.titles import LINE, shape_title, width
from documents.templates.program import chinese_number


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("述职报告", ("述职报告",)),
        ("关于做好述职评议意见整改工作的通知", ("关于做好述职评议意见整改工作的通知",)),
        (
            "青溪县人大常委会2026年市人大代表述职评议工作实施方案",
            ("青溪县人大常委会2026年市人大代表", "述职评议工作实施方案"),
        ),
        ("云岭镇人大主席团关于部署2026年区、镇人大代表述职工作的通知", None),
        ("已有\n换行", ("已有", "换行")),
    ],
)
def test_titles(title: str, lines: tuple[str, ...] | None) -> None:
    shaped = shape_title(title)
    assert "".join(shaped) == title.replace("\n", "")
    assert lines is None or shaped == lines
    assert all(width(line) <= LINE for line in shaped)


@pytest.mark.parametrize(
    "title",
    [
        "云岭镇人大主席团关于部署2026年区、镇人大代表述职工作的通知",
        "青溪县人民代表大会常务委员会2026年度民主测评结果报告单",
    ],
)
def test_no_word_is_torn(title: str) -> None:
    starts = {line[:2] for line in shape_title(title)[1:]}
    assert not starts & {"26", "委会", "评议", "测评", "年区", "代表大"}


@given(st.text(alphabet="青溪县人大常委会关于召开述职评议会的通知2026年（）《》、", max_size=70))
def test_shaping_loses_nothing(title: str) -> None:
    assert "".join(shape_title(title)) == title


def test_three_lines_form_no_hourglass() -> None:
    shaped = shape_title(
        "青溪县高新技术产业开发区人民代表大会常务委员会关于召开2026年市人大代表述职评议工作动员部署会议的通知"
    )
    assert len(shaped) == 3
    first, middle, last = map(width, shaped)
    assert middle >= min(first, last)


def test_a_title_that_no_shape_can_hold_is_left_to_the_word_processor() -> None:
    assert shape_title("长" * 100) == ("长" * 100,)


def test_lines_of_a_report() -> None:
    lines = lines_of("一、学习\n\n　（一）会议\n一、" + "长" * 40 + "\n其他")
    assert [(line.level, line.text[:2]) for line in lines] == [(1, "一、"), (2, "（一"), (0, "一、"), (0, "其他")]


def test_with_a_seal_the_name_is_centred_over_the_date() -> None:
    indents = signature_indents("青溪县人大常委会", "2026年11月26日", sealed=True)
    assert indents.day == 4 * CHAR
    centre = indents.day + width("2026年11月26日") * CHAR / 2
    assert abs(indents.name + width("青溪县人大常委会") * CHAR / 2 - centre) <= 1


def test_without_a_seal_the_date_begins_two_characters_to_the_right() -> None:
    name, day = "青溪县人民代表大会常务委员会办公室", "2026年1月6日"
    indents = signature_indents(name, day, sealed=False)
    assert indents.name == 2 * CHAR
    left = {
        key: -(indent + width(text) * CHAR)
        for key, indent, text in (("name", indents.name, name), ("day", indents.day, day))
    }
    assert abs(left["day"] - left["name"] - 2 * CHAR) <= 1


def test_without_a_seal_a_short_name_moves_left() -> None:
    indents = signature_indents("周启明", "2026年11月26日", sealed=False)
    assert indents.day == 2 * CHAR
    assert indents.name > indents.day


def test_a_very_long_name_stays_inside_the_margin() -> None:
    for sealed in (True, False):
        assert min(signature_indents("名" * 27, "2026年11月26日", sealed=sealed)) >= 0


def test_strokes() -> None:
    assert [strokes(n) for n in (0, 1, 2, 3, 4, 5, 7, 10)] == ["", "一", "丅", "下", "止", "正", "正丅", "正正"]


def test_chinese_numbers() -> None:
    assert [chinese_number(n) for n in (1, 10, 11, 20, 25)] == ["一", "十", "十一", "二十", "二十五"]
