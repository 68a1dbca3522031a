"""Where every bar of a chart stands. Plain numbers in, places in em and per cent out; a template draws them.

A chart is a mapping: `title`, `rows`, for several series `series` (their names), perhaps `note`, `unit`
and `head` (what the rows are, said over the first column of the table). Lengths along a bar are per cent of the width
and heights are em, so that a drawing fits a phone and grows with the text. Series differ by pattern, not
by colour: the paper is printed in black and white.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

LABEL = 1.6  # em: the line of words over a bar
BAR = 1.7
GAP = 0.8
ROOM_FOR_NUMBER = 7.0  # per cent of the width
ROOM_BESIDE = 0.8  # the longest bar leaves a fifth of the width to its number
FILLS = ("solid", "hatch", "light", "dots", "white", "cross")


@dataclass(frozen=True)
class Segment:
    x: float
    width: float
    y: float
    fill: str
    number: str = ""
    beside: bool = False  # the number stands after the bar, not in it

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def end(self) -> float:
        return round(self.x + self.width, 2)

    @property
    def baseline(self) -> float:
        return round(self.y + BAR * 0.7, 2)


@dataclass(frozen=True)
class Line:
    """A line of words over its bars: the label at the left, the value at the right."""

    y: float
    label: str
    value: str


@dataclass(frozen=True)
class Bars:
    lines: Sequence[Line]
    segments: Sequence[Segment]
    height: float  # em
    thick: float = BAR


@dataclass(frozen=True)
class Drawing:
    name: str  # unlike that of other charts of the page
    title: str
    note: str
    columns: Sequence[str]
    table: Sequence[Sequence[Any]]
    legend: Sequence[tuple[str, str]]  # (fill, words)
    bars: Bars


def stacked(chart: Mapping[str, Any], columns: Sequence[str]) -> Drawing:
    """Rows (label, [a number for each series]): each bar is whole, its parts are shares of it."""
    segments, lines = [], []
    for index, (label, numbers) in enumerate(chart["rows"]):
        top = index * (LABEL + BAR + GAP)
        total = sum(numbers)
        lines.append(Line(_text_y(top), label, str(total)))
        x = 0.0
        for series, number in enumerate(numbers):
            width = _share(number, total)
            if width:
                segments.append(_segment(x, width, top, series, number))
            x += width
    table = [(label, *numbers, sum(numbers)) for label, numbers in chart["rows"]]
    return _drawing(chart, columns, table, Bars(lines, segments, len(lines) * (LABEL + BAR + GAP)))


def plain(chart: Mapping[str, Any], columns: Sequence[str]) -> Drawing:
    """Rows (label, number): lengths against the largest."""
    most = max((number for _, number in chart["rows"]), default=0)
    segments, lines = [], []
    for index, (label, number) in enumerate(chart["rows"]):
        top = index * (LABEL + BAR + GAP)
        lines.append(Line(_text_y(top), label, f"{number}{chart.get('unit', '')}"))
        if number:
            segments.append(Segment(0, _share(number, most), round(top + LABEL, 2), FILLS[0]))
    return _drawing(chart, columns, chart["rows"], Bars(lines, segments, len(lines) * (LABEL + BAR + GAP)))


def side_by_side(chart: Mapping[str, Any], columns: Sequence[str]) -> Drawing:
    """Rows (label, [a number for each series]): a bar for each series, e.g. years, under one label."""
    most = max((number for _, numbers in chart["rows"] for number in numbers), default=0)
    segments, lines = [], []
    top = 0.0
    for label, numbers in chart["rows"]:
        lines.append(Line(_text_y(top), label, ""))
        for series, number in enumerate(numbers):
            width = _share(number, most) * ROOM_BESIDE
            y = round(top + LABEL, 2)
            segments.append(Segment(0, round(width, 2), y, FILLS[series % len(FILLS)], str(number), beside=True))
            top += BAR
        top += LABEL + GAP
    table = [(label, *numbers) for label, numbers in chart["rows"]]
    return _drawing(chart, columns, table, Bars(lines, segments, top))


def coverage(chart: Mapping[str, Any], columns: Sequence[str]) -> Drawing:
    """Rows (label, done, of): how much of a whole is reached."""
    segments, lines = [], []
    for index, (label, done, of) in enumerate(chart["rows"]):
        top = index * (LABEL + BAR + GAP)
        share = _share(done, of)
        lines.append(Line(_text_y(top), label, f"{done} / {of} ({share:.0f}%)"))
        segments.append(Segment(0, 100, round(top + LABEL, 2), "white"))
        if share:
            segments.append(Segment(0, share, round(top + LABEL, 2), FILLS[0]))
    return _drawing(chart, columns, chart["rows"], Bars(lines, segments, len(lines) * (LABEL + BAR + GAP)))


def _drawing(chart: Mapping[str, Any], columns: Sequence[str], table: Iterable[Sequence[Any]], bars: Bars) -> Drawing:
    series = [str(name) for name in chart.get("series", ())]
    return Drawing(
        name=f"chart-{crc32(repr((chart['title'], chart['rows'])).encode()):08x}",
        title=str(chart["title"]),
        note=str(chart.get("note", "")),
        columns=columns,
        table=list(table),
        legend=[(FILLS[index % len(FILLS)], words) for index, words in enumerate(series)],
        bars=bars,
    )


def _segment(x: float, width: float, top: float, series: int, number: float) -> Segment:
    words = str(number) if width >= ROOM_FOR_NUMBER else ""
    return Segment(round(x, 2), round(width, 2), round(top + LABEL, 2), FILLS[series % len(FILLS)], words)


def _share(number: float, of: float) -> float:
    return round(100 * number / of, 2) if of else 0.0


def _text_y(top: float) -> float:
    return round(top + LABEL * 0.75, 2)
