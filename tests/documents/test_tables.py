"""Excel: numbers stay numbers, dates dates, text text."""

import io
from datetime import date, datetime, timedelta, timezone

import openpyxl

from documents.tables import Sheet, to_xlsx

FORMULA = ("=1+1", 0, None, None)
SHEET = Sheet(
    "测评[结果]",
    ("姓名", "票数", "比例", "日期"),
    [("欧阳𠮷", 28, 0.9333, date(2026, 11, 26)), ("=1+1", 0, None, None)],
)


def test_values_keep_their_kind() -> None:
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx([SHEET]))).worksheets[0]
    assert page.title == "测评结果"
    assert page["B2"].value == 28
    assert page["C2"].value == 0.9333
    assert page["D2"].value == datetime(2026, 11, 26)  # noqa: DTZ001 - Excel knows no zones
    assert page["D2"].number_format == "yyyy-mm-dd"
    assert page["A2"].value == "欧阳𠮷"
    assert page.freeze_panes == "A2"


def test_text_is_never_a_formula() -> None:
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx([SHEET]))).worksheets[0]
    assert page["A3"].value == "=1+1"
    assert page["A3"].data_type == "s"


def test_hostile_text_is_cleaned() -> None:
    sheet = Sheet("甲", ("乙",), [("a\x00b\ud800c",)])
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx([sheet]))).worksheets[0]["A2"].value == "a\ufffdb\ufffdc"


def test_same_tables_same_bytes() -> None:
    assert to_xlsx([SHEET]) == to_xlsx([SHEET])


def test_a_time_with_a_zone_is_written_as_the_wall_shows_it() -> None:
    at = datetime(2026, 11, 26, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("甲", ("时间",), [(at,)])]))).worksheets[0]
    assert page["A2"].value == datetime(2026, 11, 26, 9, 0)  # noqa: DTZ001 - Excel knows no zones
