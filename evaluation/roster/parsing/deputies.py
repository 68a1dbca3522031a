"""Lines of a roster of deputies."""

from collections import defaultdict

from evaluation.roster.parsing import cells
from evaluation.roster.parsing.findings import Findings
from evaluation.roster.parsing.headers import Header
from evaluation.roster.parsing.reader import Reader
from evaluation.roster.parsing.repeats import once
from evaluation.roster.parsing.rows import DeputyRow, Line

YES: dict[str, bool | None] = {"是": True, "连任": True, "√": True, "否": False, "新任": False, "不是": False}


def read(lines: list[Line], header: Header, findings: Findings, home_level: str) -> list[DeputyRow]:
    """The deputies in the order of the table. Without a column for it, the title or the congress says the level."""
    level = cells.level_in_title(header.title) or home_level
    rows = [row for line in lines if (row := _row(Reader(line, header, findings), level)) is not None]
    same: dict[str, list[DeputyRow]] = defaultdict(list)
    for row in rows:
        same[row.name].append(row)
    two = {name for name, listed in same.items() if _holds_two(listed)}
    return once((((row.name, row.level) if row.name in two else row.name, row) for row in rows), header, findings)


def _holds_two(listed: list[DeputyRow]) -> bool:
    """Whether somebody stands there twice because of two mandates (区 and 镇): the telephone says it is one person."""
    persons = {(row.phone, row.sex, row.birth_month) for row in listed}
    return len(persons) == 1 and bool(listed[0].phone) and len({row.level for row in listed}) > 1


def _row(reader: Reader, level: str) -> DeputyRow | None:
    name = reader.name()
    if name is None:
        return None
    said = reader.parsed("level", cells.read_level, level)
    if not said:
        reader.findings.fault("level_missing", reader.line.row)
    return DeputyRow(
        row=reader.line.row,
        name=name,
        level=said,
        sex=reader.closed("sex", cells.SEXES, ""),
        birth_month=reader.parsed("birth_month", cells.read_month, ""),
        party=reader.text("party"),
        employer_title=reader.text("employer_title") or reader.text("title"),
        category=reader.text("category"),
        township=reader.text("township"),
        phone=reader.phone(),
        group=reader.text("group"),
        group_role=reader.closed("group_role", cells.GROUP_ROLES, ""),
        constituency=reader.text("constituency"),
        re_elected=reader.closed("re_elected", YES, None),
        reported=reader.parsed("reported", cells.read_years, ()),
    )
