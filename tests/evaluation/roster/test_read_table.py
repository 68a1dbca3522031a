"""Reading the tables that offices send, mess and all."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from evaluation.roster.parsing import Reading, read_table
from evaluation.roster.parsing.sheets import UnreadableFile
from tests.tables import DEPUTY_HEADER, TOWN_ROSTER, Row, csv_of, workbook


def roster(*people: Row, **more: str) -> Reading:
    return read_table(workbook(("镇人大代表名册",), DEPUTY_HEADER, *people), home_level=more.get("home", "town"))


def codes(reading: Reading) -> list[tuple[str, int, str]]:
    return [(finding.code, finding.row, finding.column) for finding in reading.findings]


def test_a_roster_with_every_usual_oddity_is_read() -> None:
    reading = read_table(workbook(*TOWN_ROSTER))
    assert reading.kind == "deputies"
    assert codes(reading) == [("phone_missing", 6, "手机号码"), ("repeat_identical", 7, "姓名")]
    assert not reading.faults
    first, second, third = reading.deputies()
    assert (first.name, first.group_role, first.level, first.phone) == ("苏映荷", "leader", "town", "13900000001")
    assert (second.name, second.reported, second.phone) == ("唐小溪", (2017,), "13900000002")
    assert (third.name, third.level, third.reported) == ("阿依古丽·买买提", "district", (2017, 2018))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_table_says_the_same_in_every_encoding(encoding: str) -> None:
    lines = [row for row in TOWN_ROSTER if row]
    reading = read_table(csv_of(*lines, encoding=encoding))
    assert [row.name for row in reading.deputies()] == ["苏映荷", "唐小溪", "阿依古丽·买买提"]
    assert not reading.faults


def test_a_conflicting_repeat_is_a_fault_that_names_the_columns() -> None:
    reading = roster(
        (1, "唐小溪", "女", "一组", "第2选区", "镇人大代表", None, "13900000002", None),
        (2, "唐小溪", "男", "一组", "第2选区", "镇人大代表", None, "13900000009", None),
    )
    (fault,) = reading.faults
    assert (fault.code, fault.row, fault.column) == ("repeat_conflicting", 4, "性别、手机号码")
    assert fault.facts["first"] == 3


def test_one_person_may_hold_two_mandates() -> None:
    reading = roster(
        (1, "唐小溪", "女", "一组", "第2选区", "镇人大代表", None, "13900000002", None),
        (2, "唐小溪", "女", "一组", "第9选区", "区人大代表", None, "13900000002", None),
    )
    assert not reading.findings
    assert [row.level for row in reading.deputies()] == ["town", "district"]


def test_namesakes_carry_a_mark_in_brackets() -> None:
    reading = roster(
        (1, "唐小溪(柳湾)", "女", None, None, "镇人大代表", None, "13900000002", None),
        (2, "唐小溪（石桥）", "男", None, None, "镇人大代表", None, "13900000003", None),
    )
    assert [row.name for row in reading.deputies()] == ["唐小溪（柳湾）", "唐小溪（石桥）"]


@pytest.mark.parametrize(
    ("column", "value", "place"),
    [
        (1, "#REF!", "姓名"),
        (1, "??", "姓名"),
        (2, "未知", "性别"),
        (5, "人大代表", "代表层级"),
        (6, "组头", "小组职务"),
        (8, "去年", "已述职年度"),
    ],
)
def test_what_cannot_be_read_is_a_fault_with_its_place(column: int, value: str, place: str) -> None:
    person: list[object] = [1, "唐小溪", "女", "一组", "第2选区", "镇人大代表", None, "13900000002", None]
    person[column] = value
    (fault,) = roster(person).faults
    assert (fault.code, fault.row, fault.column, fault.facts["value"]) == ("unreadable", 3, place, value)


def test_a_line_without_a_name_is_a_fault_and_a_form_line_is_not() -> None:
    reading = roster(
        (1, "唐小溪", "女", None, None, "镇人大代表", None, "13900000002", None),
        (2, None, "女", None, None, "镇人大代表", None, "13900000003", None),
        ("填表人：", None, None, None, "审核："),
        ("说明：本表一式两份",),
    )
    assert codes(reading) == [("name_missing", 4, "姓名")]


def test_all_faults_are_told_at_once() -> None:
    reading = roster(
        (1, "唐小溪", "X", None, None, "镇人大代表", None, "1", None),
        (2, "苏映荷", "女", None, None, "？", None, "13900000003", "x"),
    )
    assert [(fault.row, fault.column) for fault in reading.faults] == [(3, "性别"), (4, "代表层级"), (4, "已述职年度")]


@pytest.mark.parametrize(
    ("title", "home", "level"),
    [
        ("2019年度述职市人大代表名单", "county", "city"),
        ("各级人大代表名册", "county", "county"),
        ("区人大代表、镇人大代表名册", "town", "town"),
        ("自治区人大代表名册", "town", "province"),
    ],
)
def test_without_a_column_the_title_or_the_congress_says_the_level(title: str, home: str, level: str) -> None:
    data = workbook((title,), ("姓名", "性别", "政治面貌"), ("唐小溪", "女", "群众"))
    assert [row.level for row in read_table(data, home_level=home).deputies()] == [level]


def test_nobody_is_a_deputy_of_nowhere() -> None:
    data = workbook(("姓名", "政治面貌"), ("唐小溪", "群众"))
    assert codes(read_table(data)) == [("level_missing", 2, "")]


def test_voters_of_one_name_in_two_groups_are_two_people() -> None:
    header = ("序号", "姓名", "所属小组", "身份", "电话")
    reading = read_table(
        workbook(
            ("参加述职大会选民代表名单",),
            header,
            (1, "毛强", "第一代表小组", "教师", "13900000001"),
            (2, "毛强", "第二代表小组", "个体户", "13900000002"),
            (3, "毛强", "第三代表小组", "个体户", "13900000002"),
        )
    )
    assert reading.kind == "voters"
    assert len(reading.voters()) == 2
    assert codes(reading) == [("repeat_conflicting", 5, "所属小组")]


def test_guests_do_not_vote() -> None:
    reading = read_table(
        workbook(
            ("县人大常委会述职评议会议应到人员名册",),
            ("注：列席人员不参加测评",),
            ("序号", "姓名", "职务", "备注"),
            (1, "郝桂", "县人大常委会主任", None),
            (2, "覃永", "县委办公室", "列 席"),
        )
    )
    assert reading.kind == "attendance"
    assert [(row.name, row.order, row.votes) for row in reading.attendance()] == [("郝桂", 1, True), ("覃永", 2, False)]


def test_the_kind_that_is_asked_for_wins() -> None:
    data = workbook(("姓名", "电话"), ("毛强", "13900000001"))
    assert codes(read_table(data)) == [("kind_unknown", 1, "")]
    assert read_table(data, kind="voters").voters()[0].name == "毛强"


def test_unknown_columns_and_further_sheets_are_told() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["姓名", "性别", "政治面貌", "代表层级", "爱好"])
    first.append(["唐小溪", "女", "群众", "镇人大代表", "棋"])
    book.create_sheet("汇总").append(["合计", 1])
    kept = io.BytesIO()
    book.save(kept)
    assert codes(read_table(kept.getvalue())) == [("sheet_unread", 0, ""), ("column_unread", 1, "爱好")]


def test_a_group_written_once_beside_its_members_is_theirs() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["代表小组", "姓名", "代表层级"], ["一组", "唐小溪", "镇人大代表"], [None, "苏映荷", "镇人大代表"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    kept = io.BytesIO()
    book.save(kept)
    assert [row.group for row in read_table(kept.getvalue()).deputies()] == ["一组", "一组"]


def test_a_table_without_people_or_header_is_a_fault() -> None:
    assert codes(read_table(workbook(("说明书",), ("第一步", "第二步")))) == [("no_header", 0, "")]
    assert codes(read_table(workbook(("姓名", "政治面貌"), ("制表人：",)))) == [("no_people", 0, "")]


def _bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (33 * 1024 * 1024))
    return kept.getvalue()


def _joined(area: str) -> bytes:
    """A small file whose joined range would be a cell each in memory."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("姓名",), ("甲",)))) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            joined = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
            new.writestr(name, old.read(name).replace(b"</sheetData>", joined.encode()))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (workbook(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
        (b"PK\x03\x04 broken", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"x" * (10 * 1024 * 1024 + 1), "too_large"),
        (_bomb(), "too_large"),
        (_joined("A1:XFD1048576"), "too_large"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_table(data)
    assert refused.value.reason == reason
