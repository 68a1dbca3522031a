"""The lines of a title: 梯形 or 菱形, no word torn apart (GB/T 9704-2012, 7.3.1). Pure."""

import unicodedata
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from math import ceil

LINE = 19  # characters of 2号 (22 pt) in 156 mm, one less than fit so that no word processor wraps again
_COMFORT = 18
_MOST_LINES = 4
_NEVER_FIRST = "的了和与及或、，。：；？！）》”’』」】·—…%"
_NEVER_LAST = "（《“‘『「【·—第"
# words after which, or before which, a title is best broken
_AFTER = (
    "人民代表大会",
    "常务委员会",
    "人大常委会",
    "主席团",
    "代表小组",
    "关于",
    "年度",
    "活动",
    "工作",
    "情况",
    "代表",
    "的",
    "）",
    "》",
)
_BEFORE = ("关于", "开展", "述职", "评议", "民主测评", "实施方案", "情况", "（", "《")
# kept whole wherever they stand
_WHOLE = (
    "人民代表大会", "常务委员会", "人大常委会", "人大代表", "主席团", "代表小组", "述职报告", "述职评议", "民主测评",
    "实施方案", "工作方案", "征求意见", "会议通知", "通知", "报告单", "统计表", "归档", "目录", "整改", "情况", "报告",
    "评议会", "大会", "工作", "活动", "开展", "关于", "代表", "部署", "动员", "反馈", "意见书", "年度",
)  # fmt: skip


def width(text: str) -> float:
    """Width in characters: half for Latin letters and digits."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


@lru_cache(maxsize=4096)  # a kit of papers repeats its titles; shaping one takes a millisecond
def shape_title(text: str) -> tuple[str, ...]:
    """The lines of a title. A newline in the text is respected and nothing is shaped then."""
    if "\n" in text:
        return tuple(text.split("\n"))
    if width(text) <= LINE:
        return (text,)
    breaks = _breaks(text)
    reach = [0.0, *accumulate(map(width, text))]  # width up to each place
    for count in range(ceil(reach[-1] / LINE), _MOST_LINES + 1):
        places = combinations(sorted(breaks), count - 1)
        fitting = [
            _cut(text, at)
            for at in places
            if all(reach[b] - reach[a] <= LINE for a, b in pairwise((0, *at, len(text))))
        ]
        if fitting:
            return min(fitting, key=lambda lines: _cost(lines, breaks))
    return (text,)  # longer than four lines: the word processor wraps it


def _cut(text: str, at: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(text[a:b] for a, b in pairwise((0, *at, len(text))))


def _breaks(text: str) -> dict[int, float]:
    """Where a line may end, each with what it costs."""
    inside = {
        at
        for word in _WHOLE
        for start in range(len(text))
        if text.startswith(word, start)
        for at in range(start + 1, start + len(word))
    }
    allowed = {}
    for at in range(2, len(text) - 1):
        before, after = text[at - 1], text[at]
        torn = (before.isascii() and after.isascii()) or (before.isdigit() and after in "年月日")
        if at in inside or torn or after in _NEVER_FIRST or before in _NEVER_LAST:
            continue
        good = text[:at].endswith(_AFTER) or text[at:].startswith(_BEFORE)
        allowed[at] = 0.0 if good else 6.0
    return allowed or dict.fromkeys(range(1, len(text)), 9.0)


def _cost(lines: tuple[str, ...], breaks: dict[int, float]) -> float:
    widths = [width(line) for line in lines]
    at, cost = 0, 0.0
    for line in lines[:-1]:
        at += len(line)
        cost += breaks[at]
    steps = [b - a for a, b in pairwise(widths)]
    cost += sum(4.0 for step in steps if step == 0)  # a rectangle is no shape
    if len(widths) > 2 and widths[1] < min(widths[0], widths[-1]):  # noqa: PLR2004 - an hourglass needs a middle
        cost += 12.0
    cost += sum(2.0 for line in widths if line > _COMFORT)
    return cost + (max(widths) - min(widths)) * 0.4 + abs(sum(steps)) * 0.05
