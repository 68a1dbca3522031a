"""A list back to Excel, in the columns in which it can be read again."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from evaluation.roster.models import Mandate, StandingMember, VoterRep

Cell = str | int | None

# the tables are the office's own and stay Chinese, whatever language the pages are in
LEVELS = {"province": "省", "city": "市", "district": "区", "county": "县", "town": "乡镇"}
SEXES = {"male": "男", "female": "女"}
GROUP_ROLES = {"leader": "组长", "deputy_leader": "副组长"}
DEPUTY_COLUMNS = (
    *("序号", "姓名", "性别", "出生年月", "政治面貌", "工作单位及职务", "类别", "乡镇", "代表小组", "选区"),
    *("代表层级", "小组职务", "是否连任", "联系电话", "已述职年度"),
)
VOTER_COLUMNS = ["序号", "姓名", "性别", "出生年月", "所属小组", "身份", "村/社区", "电话"]
ATTENDANCE_COLUMNS = ["序号", "姓名", "职务", "备注"]


def deputies_table(title: str, mandates: Iterable[Mandate]) -> bytes:
    """`mandates` with deputy, group, constituency and prior reports fetched."""
    rows = [
        (
            number,
            mandate.deputy.name,
            SEXES.get(mandate.deputy.sex),
            mandate.deputy.birth_month.replace("-", "."),
            mandate.deputy.party,
            mandate.deputy.employer_title,
            mandate.deputy.category,
            mandate.deputy.township,
            mandate.group.name if mandate.group else None,
            mandate.constituency.name if mandate.constituency else None,
            f"{LEVELS[mandate.level]}人大代表",
            GROUP_ROLES.get(mandate.group_role),
            {True: "是", False: "否", None: None}[mandate.re_elected],
            mandate.deputy.phone,
            "、".join(str(prior.year) for prior in mandate.prior_reports.all()),
        )
        for number, mandate in enumerate(mandates, start=1)
    ]
    return _workbook(title, DEPUTY_COLUMNS, rows)


def voters_table(title: str, reps: Iterable[VoterRep]) -> bytes:
    rows = [
        (
            number,
            rep.name,
            SEXES.get(rep.sex),
            rep.birth_month.replace("-", "."),
            rep.group.name if rep.group else None,
            rep.trade,
            rep.village,
            rep.phone,
        )
        for number, rep in enumerate(reps, start=1)
    ]
    return _workbook(title, VOTER_COLUMNS, rows)


def attendance_table(title: str, members: Iterable[StandingMember]) -> bytes:
    rows = [
        (number, member.name, member.title, None if member.votes else "列席")
        for number, member in enumerate(members, start=1)
    ]
    return _workbook(title, ATTENDANCE_COLUMNS, rows)


def _workbook(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31].translate(str.maketrans("[]:*?/\\", "（）：＊？／＼")))
    sheet.freeze_panes = "A3"
    for place, column in enumerate(columns):
        letter = chr(ord("A") + place)
        sheet.column_dimensions[letter].width = max(6, 3 * len(column), 16 if "电话" in column else 0)
    head = WriteOnlyCell(sheet, title)
    head.font = Font(bold=True, size=14)
    sheet.append([head])
    sheet.append([_bold(sheet, column) for column in columns])
    for row in rows:
        sheet.append([_plain(sheet, value) for value in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _bold(sheet: WriteOnlyWorksheet, words: str) -> SheetCell:
    cell = WriteOnlyCell(sheet, words)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(horizontal="center")
    return cell


def _plain(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell:
    """Text stays text: nothing that somebody typed becomes a formula on the reader's machine."""
    cell = WriteOnlyCell(sheet, value or None)
    if isinstance(value, str) and value:
        cell.data_type = "s"
    return cell
