"""Facts of the papers that end the year: 报主席团（常委会）报告, 归档目录."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.facts.base import P, Paper
from documents.facts.count import GradeCell


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedRow:
    """One deputy's year in a line."""

    name: Annotated[str, P("姓名", "deputy")]
    post: Annotated[str, P("单位职务", "work unit and post; may be empty")]
    cells: Annotated[tuple[GradeCell, ...], P("各等次", "votes by grade, in the order of the round's grades")]
    abstained: Annotated[int, P("弃权", "abstentions")] = 0
    invalid_rows: Annotated[int, P("无效", "invalid lines")] = 0
    grade: Annotated[str, P("测评结果", "the grade; may be empty")] = ""
    problems: Annotated[int, P("问题数", "problems raised")] = 0
    closed: Annotated[int, P("已整改数", "problems signed off")] = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class DeferredRow:
    """A deputy who did not report, and why."""

    name: Annotated[str, P("姓名", "deputy")]
    reason: Annotated[str, P("原因", "why")]


@dataclass(frozen=True, kw_only=True, slots=True)
class PresidiumReport(Paper):
    """报主席团（常委会）报告: the whole round, reported upward."""

    addressee: Annotated[str, P("主送单位", "to whom it goes")]
    meetings: Annotated[int, P("会议场数", "meetings held")]
    first_on: Annotated[date, P("首场日期", "day of the first meeting")]
    last_on: Annotated[date, P("末场日期", "day of the last meeting")]
    voters: Annotated[int, P("参评人次", "voters who took part, all meetings together")]
    reporter: Annotated[str, P("报告单位", "who reports and signs")]
    results: Annotated[tuple[ReportedRow, ...], P("测评情况", "deputies in order")]
    grade_summary: Annotated[str, P("等次汇总", "how many in each grade, in words; may be empty")] = ""
    opinions: Annotated[int, P("征求意见件数", "opinions collected")] = 0
    problems: Annotated[int, P("问题总数", "problems raised")] = 0
    closed: Annotated[int, P("整改总数", "problems signed off")] = 0
    main_problems: Annotated[tuple[str, ...], P("主要问题", "the main problems, one sentence each")] = ()
    deferred: Annotated[tuple[DeferredRow, ...], P("缓述代表", "who did not report and why")] = ()
    next_steps: Annotated[tuple[str, ...], P("下步打算", "what comes next, one sentence each")] = ()

    @property
    def deputy_count(self) -> Annotated[int, P("代表人数", "number of deputies who reported")]:
        return len(self.results)

    @property
    def held(self) -> Annotated[str, P("召开时间", "the day, or the first and the last day of the meetings")]:
        first, last = self.first_on, self.last_on
        begin = f"{first.year}年{first.month}月{first.day}日"
        if first == last:
            return begin
        year = f"{last.year}年" if last.year != first.year else ""
        month = f"{last.month}月" if year or last.month != first.month else ""
        return f"{begin}至{year}{month}{last.day}日"

    @property
    def single(self) -> Annotated[bool, P("一场会议", "there was one meeting only")]:
        return self.meetings == 1

    @property
    def open_count(self) -> Annotated[int, P("未办结数", "problems still open")]:
        return self.problems - self.closed


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveRow:
    """One item (件) of the archive index, in the columns of DA/T 22-2015."""

    reference: Annotated[str, P("档号", "archival code: 全宗号-门类·年度-期限-机构(问题)代码-件号")]
    responsible: Annotated[str, P("责任者", "who is responsible for the paper")]
    title: Annotated[str, P("题名", "title")]
    on: Annotated[str, P("日期", "eight digits (20261128)")]
    pages: Annotated[int, P("页数", "pages; 0 = not counted")]
    number: Annotated[str, P("文号", "number of the paper; may be empty")] = ""
    secrecy: Annotated[str, P("密级", "degree of secrecy; may be empty")] = ""
    note: Annotated[str, P("备注", "note; may be empty")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveIndex(Paper):
    """归档文件目录."""

    retention: Annotated[str, P("保管期限", "retention class, or 全部 for a mixed index")]
    rows: Annotated[tuple[ArchiveRow, ...], P("归档文件", "items in order")]

    @property
    def item_count(self) -> Annotated[int, P("件数", "number of items")]:
        return len(self.rows)
