"""Facts of the duty report (述职报告): a cover and a body whose headings follow the official levels."""

import re
from dataclasses import dataclass
from typing import Annotated

from documents.facts.base import ByDeputy, P

_ONE = re.compile(r"[一二三四五六七八九十]{1,3}、")
_TWO = re.compile(r"（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)")
_TITLE = re.compile(r"[^，。；：]{0,24}述职报告")
_GREETING = re.compile(r"(?:尊敬的|各位|主任)[^。；]{0,40}[：:]")
_NAMED = re.compile(r"^（|）$|^(?:述职人|报告人|述职代表|代表|姓名)[：:]?")
_DIGIT = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"[（(]?{_DIGIT}{{4}}年{_DIGIT}{{1,3}}月(?:{_DIGIT}{{1,3}}日)?[）)]?")
_CLOSING = re.compile(r"(?:以上|特此)[^。]{0,30}(?:评议|审议|指正|报告)[^。]{0,12}。?(?:谢谢[^。]{0,6}[。！]?)?")
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
class DutyReport(ByDeputy):
    """述职报告: the frozen text of one deputy's report."""

    period: Annotated[str, P("报告期间", "period reported on")]
    text: Annotated[str, P("全文", "the report, paragraphs on lines of their own, without title and greeting")]
    greeting: Annotated[str, P("称谓", "to whom it is spoken (各位委员 / 各位选民)")]
    words: Annotated[int, P("字数", "count as Word counts; 0 = not stated")] = 0

    @property
    def salutation(self) -> Annotated[str, P("开头称呼", "how the deputy greets; else the usual greeting")]:
        return self._parts[0].rstrip("：:") or self.greeting

    @property
    def lines(self) -> Annotated[tuple[Line, ...], P("正文", "the paragraphs with their levels")]:
        return lines_of("\n".join(self._parts[1]))

    @property
    def closes(self) -> Annotated[bool, P("自有结语", "the report ends with a closing sentence of its own")]:
        return bool(self._parts[1]) and bool(_CLOSING.fullmatch(self._parts[1][-1]))

    @property
    def _parts(self) -> tuple[str, list[str]]:
        """The deputy's own greeting, and the paragraphs without what the paper prints itself.

        Files come with a title, a name, a greeting and a signature: printed as they are they would stand twice.
        """
        rest = [line for raw in self.text.splitlines() if (line := raw.strip())]
        bare = self.deputy.replace(" ", "")
        greeting = ""
        while rest and not greeting:
            first = rest[0].replace(" ", "").replace("\u3000", "")
            if _GREETING.fullmatch(first):
                greeting = rest.pop(0)
            elif _TITLE.fullmatch(first) or _NAMED.sub("", first) == bare or _DATE.fullmatch(first):
                rest.pop(0)
            else:
                break
        while rest:
            last = rest[-1].replace(" ", "").replace("\u3000", "")
            if not (_DATE.fullmatch(last) or _NAMED.sub("", last) == bare):
                break
            rest.pop()
        return greeting, rest
