"""Where the header stands, what its columns mean, and what kind of table it is."""

import re
from dataclasses import dataclass
from typing import Literal

from evaluation.roster.parsing.cells import squeezed
from evaluation.roster.parsing.findings import Findings
from evaluation.roster.parsing.sheets import Cells

Kind = Literal["deputies", "voters", "attendance"]
KINDS: tuple[Kind, ...] = ("deputies", "voters", "attendance")
SEARCHED_LINES = 30

# what offices write above a column → our field; blanks and remarks in brackets do not matter
WORDS: dict[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "号"),
    "name": ("姓名", "代表姓名", "选民代表姓名", "名字"),
    "sex": ("性别",),
    "birth_month": ("出生年月", "出生日期", "出生年月日", "出生"),
    "party": ("政治面貌", "党派"),
    "employer_title": ("工作单位及职务", "单位及职务", "单位职务", "工作单位", "单位"),
    "title": ("职务", "现任职务"),
    "category": ("类别", "职业类别", "界别", "代表类别", "职业"),
    "township": ("乡镇", "所属乡镇", "所在乡镇", "镇街"),
    "phone": ("联系电话", "手机号码", "电话", "手机", "手机号", "联系方式", "电话号码"),
    "group": ("代表小组", "所属小组", "小组", "所在小组", "代表团小组"),
    "group_role": ("小组职务",),
    "constituency": ("选区", "所在选区", "原选区"),
    "level": ("代表层级", "层级", "代表级别"),
    "re_elected": ("是否连任", "连任"),
    "reported": ("已述职年度", "述职年度", "已述职年份"),
    "trade": ("身份", "行业", "身份职业"),
    "village": ("村社区", "村", "社区", "所在村", "村居", "所属村社区", "住址"),
    "remark": ("备注", "说明"),
}
FIELDS = {word: name for name, words in WORDS.items() for word in words}
# columns that only one kind of table has
TELLING: dict[str, Kind] = {
    "level": "deputies",
    "party": "deputies",
    "re_elected": "deputies",
    "group_role": "deputies",
    "reported": "deputies",
    "constituency": "deputies",
    "employer_title": "deputies",
    "township": "deputies",
    "category": "deputies",
    "trade": "voters",
    "village": "voters",
}
_REMARKS = re.compile(r"[(（【\[].*?[)）】\]]|[*＊:：/、]")


@dataclass(frozen=True, slots=True)
class Header:
    """`line` counts from 0; `columns` maps a place in the line to (field, word of the header)."""

    line: int
    columns: dict[int, tuple[str, str]]
    title: str  # everything above the header, in one string

    @property
    def fields(self) -> set[str]:
        return {name for name, _word in self.columns.values()}

    def word(self, field: str) -> str:
        """How the table calls a field; empty when it has no such column."""
        return next((word for name, word in self.columns.values() if name == field), "")


def find_header(cells: Cells) -> Header | None:
    """The first line with a column for names and at least one other that is known."""
    for line, values in enumerate(cells[:SEARCHED_LINES]):
        columns = _columns(values)
        known = [name for name, _word in columns.values()]
        if "name" in known and len(known) > 1:
            above = " ".join(squeezed(cell) for row in cells[:line] for cell in row if cell is not None)
            return Header(line, columns, above)
    return None


def _columns(values: list[object]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    taken: set[str] = set()
    for place, value in enumerate(values):
        word = _REMARKS.sub("", squeezed(value)) or squeezed(value)
        name = FIELDS.get(word)
        if name and name not in taken:
            found[place] = (name, word)
            taken.add(name)
    return found


def unread_columns(cells: Cells, header: Header, findings: Findings) -> None:
    """Warn of columns that say something we do not take over."""
    for place, value in enumerate(cells[header.line]):
        word = squeezed(value)
        if word and place not in header.columns:
            findings.warn("column_unread", header.line + 1, word, word=word)


def kind_of(header: Header) -> Kind | None:
    """The kind of table as its header and title say; None when they say too little."""
    votes = {kind: sum(TELLING.get(name) == kind for name in header.fields) for kind in KINDS}
    if "选民代表" in header.title:
        votes["voters"] += 2
    if "应到" in header.title or "组成人员" in header.title:
        votes["attendance"] += 2
    if "title" in header.fields and "remark" in header.fields:
        votes["attendance"] += 2
    if "人大代表" in header.title and "应到" not in header.title:
        votes["deputies"] += 1
    best = max(KINDS, key=lambda kind: votes[kind])
    return best if votes[best] else None
