"""A list of opinions as a clerk keeps it in Excel → rows. Headers are found, not expected in line 1."""

from datetime import date, datetime

from evaluation.opinion.actions import OpinionRow
from evaluation.opinion.states import Channel
from evaluation.roster.parsing.cells import squeezed, text_of
from evaluation.roster.parsing.sheets import Cells, open_sheets

COLUMNS = {
    "deputy": ("代表", "代表姓名", "述职代表", "姓名"),
    "channel": ("方式", "渠道", "征求方式", "征求意见的渠道"),
    "heard_on": ("日期", "时间"),
    "text": ("意见", "意见建议", "意见和建议", "内容"),
    "place": ("地点",),
    "is_problem": ("问题", "是否问题", "反映问题", "属于反映问题"),
}
CHANNELS = {
    "走访": Channel.VISIT,
    "座谈": Channel.FORUM,
    "座谈会": Channel.FORUM,
    "联络站": Channel.STATION,
    "代表联络站": Channel.STATION,  # as the pages and the list that they export call it
    "电话": Channel.TELEPHONE,
}
NEEDED = {"deputy", "channel", "heard_on", "text"}


def read_rows(data: bytes) -> list[OpinionRow] | None:
    """The rows of the first sheet that has the needed columns; None when no sheet has. Raises UnreadableFile."""
    for sheet in open_sheets(data):
        for line, cells in enumerate(sheet.cells[:20]):
            columns = _columns(cells)
            if columns.keys() >= NEEDED:
                return _rows(sheet.cells, line, columns)
    return None


def _columns(cells: list[object]) -> dict[str, int]:
    names = {word: name for name, words in COLUMNS.items() for word in words}
    return {names[word]: place for place, cell in enumerate(cells) if (word := squeezed(cell)) in names}


def _rows(cells: Cells, header: int, columns: dict[str, int]) -> list[OpinionRow]:
    found = []
    for number, line in enumerate(cells[header + 1 :], header + 2):
        value = {name: line[place] if place < len(line) else None for name, place in columns.items()}
        if not squeezed(value["deputy"]) or not squeezed(value["text"]):
            if squeezed(value["deputy"]).endswith(":") or not any(map(squeezed, value.values())):
                continue  # the form's last lines: 制表单位, blanks
            if not squeezed(value["deputy"]) and not squeezed(value["text"]):
                continue
        channel = squeezed(value["channel"])
        found.append(
            OpinionRow(
                row=number,
                deputy=squeezed(value["deputy"]),
                channel=CHANNELS.get(channel, channel),
                heard_on=_day(value["heard_on"]),
                text=str(value["text"] or "").strip(),
                place=text_of(value.get("place")),
                is_problem=squeezed(value.get("is_problem")) in {"是", "√", "1"},
            )
        )
    return found


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = squeezed(value).replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-")
    parts = text.split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
