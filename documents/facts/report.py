"""Facts of the duty report (述职报告): a cover and a body whose headings follow the official levels."""

import re
from dataclasses import dataclass
from typing import Annotated

from documents.facts.base import OfDeputy, P

_ONE = re.compile(r"[一二三四五六七八九十]{1,3}、")
_TWO = re.compile(r"（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)")
PLAIN, FIRST, SECOND = 0, 1, 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One paragraph of a report and its level: FIRST for 一、, SECOND for （一）, PLAIN for everything below."""

    level: int
    text: Annotated[str, P("文字", "the paragraph")]

    @property
    def first(self) -> Annotated[bool, P("一级标题", "a short paragraph that begins 一、")]:
        return self.level == FIRST

    @property
    def second(self) -> Annotated[bool, P("二级标题", "a short paragraph that begins （一）")]:
        return self.level == SECOND

    @property
    def plain(self) -> Annotated[bool, P("正文段落", "any other paragraph")]:
        return self.level == PLAIN


HEADING_MOST = 40  # characters; a longer paragraph that begins 一、 is running text


def lines_of(text: str) -> tuple[Line, ...]:
    """The paragraphs of plain text, blank ones dropped, each with its level."""
    lines = []
    for raw in text.splitlines():
        paragraph = raw.strip()
        if not paragraph:
            continue
        short = len(paragraph) <= HEADING_MOST
        level = FIRST if short and _ONE.match(paragraph) else SECOND if short and _TWO.match(paragraph) else PLAIN
        lines.append(Line(level=level, text=paragraph))
    return tuple(lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyReport(OfDeputy):
    """述职报告: the frozen text of one deputy's report."""

    period: Annotated[str, P("报告期间", "period reported on")]
    text: Annotated[str, P("全文", "the report, paragraphs on lines of their own, without title and greeting")]
    greeting: Annotated[str, P("称谓", "to whom it is spoken (各位委员 / 各位选民)")]
    words: Annotated[int, P("字数", "count as Word counts; 0 = not stated")] = 0

    @property
    def lines(self) -> Annotated[tuple[Line, ...], P("正文", "the paragraphs with their levels")]:
        return lines_of(self.text)
