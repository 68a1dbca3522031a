"""Small tables in the messy shapes that offices send, made for the tests."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

Row = Sequence[object]

DEPUTY_HEADER = ("序号", "姓　名", "性别", "代表小组", "选区", "代表层级", "小组职务", "手机号码", "已述职年度")
FORM_LINE = ("制表单位：", None, None, "填报日期：")


def workbook(*rows: Row) -> bytes:
    """The bytes of an .xlsx with these lines."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def csv_of(*rows: Row, encoding: str = "utf-8") -> bytes:
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return "\r\n".join(lines).encode(encoding)


TOWN_ROSTER: tuple[Row, ...] = (
    ("区、镇两级人大代表花名册",),
    ("（截至10月底，共4人）",),
    DEPUTY_HEADER,
    ("1", "苏 映荷", "女", "第一代表小组", "第1选区", "镇人大代表", "组长", "13900000001", None),
    ("2", "唐\u3000小溪", "女", "第一代表小组", "第2选区", "镇人大代表", None, 13900000002, "2017"),
    ("3", "阿依古丽 • 买买提", "女", "第二代表小组", "第1选区", "区人大代表", None, None, "2017、2018年"),
    ("2", "唐小溪", "女", "第一代表小组", "第2选区", "镇人大代表", None, " 13900000002 ", 2017),
    (),
    FORM_LINE,
)
