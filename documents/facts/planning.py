"""Facts of the papers that open the year: 实施方案, 动员部署通知, 会议通知, 延期（缓述）审批."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.facts.base import DeputyRow, OfDeputy, P, Paper, lone

MINUTES = 10  # speaking time where the plan has no limit (house default)
HALF_DAY = 240  # minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleRow:
    """One stage of the schedule."""

    stage: Annotated[str, P("阶段", "name of the stage")]
    period: Annotated[str, P("时间", "when, in words (8月 / 11月上旬至11月中旬)")]
    work: Annotated[str, P("工作内容", "what is done; may be empty")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenItem:
    """A problem of an earlier year that is not settled yet."""

    deputy: Annotated[str, P("姓名", "deputy")]
    problem: Annotated[str, P("问题", "the problem")]
    state: Annotated[str, P("办理情况", "how it stands")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImplementationPlan(Paper):
    """实施方案: the year's plan of reporting and evaluation."""

    basis: Annotated[str, P("制定依据", "on what the plan rests (一部办法、常委会要点)")]
    period: Annotated[str, P("报告期间", "period reported on (本届以来 / 2026年度)")]
    items: Annotated[tuple[str, ...], P("述职内容", "what every report speaks about")]
    reporting: Annotated[tuple[DeputyRow, ...], P("述职代表", "who reports this year")]
    schedule: Annotated[tuple[ScheduleRow, ...], P("时间安排", "stages in order")]
    composition: Annotated[str, P("代表构成", "composition in words (公务员2人、农民1人); may be empty")] = ""
    selection: Annotated[str, P("确定办法", "how deputies are chosen, a sentence or more; may be empty")] = ""
    voters_about: Annotated[int, P("选民代表人数", "voters a meeting, about; 0 = not stated")] = 0
    invited: Annotated[str, P("邀请人员", "who is invited without a vote; may be empty")] = ""
    quorum: Annotated[str, P("到会要求", "the quorum in words; may be empty")] = ""
    rule: Annotated[str, P("等次认定", "the grading rule and its base in words; may be empty")] = ""
    use_of_result: Annotated[str, P("结果运用", "what the result is used for; may be empty")] = ""
    report_due: Annotated[str, P("交稿时间", "when drafts are due, in words; may be empty")] = ""
    report_to: Annotated[str, P("收稿人", "to whom drafts go (代表小组组长)")] = ""
    open_items: Annotated[tuple[OpenItem, ...], P("上年遗留问题", "unsettled problems of earlier years")] = ()

    @property
    def deputy_count(self) -> Annotated[int, P("代表人数", "number of reporting deputies")]:
        return len(self.reporting)

    @property
    def item_count(self) -> Annotated[int, P("内容项数", "number of content items")]:
        return len(self.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class MobilisationNotice(Paper):
    """动员部署通知: tells the deputies that they report this year and by when."""

    addressee: Annotated[str, P("主送单位", "to whom the notice goes")]
    period: Annotated[str, P("报告期间", "period reported on")]
    items: Annotated[tuple[str, ...], P("述职内容", "what every report speaks about")]
    reporting: Annotated[tuple[DeputyRow, ...], P("述职代表", "who reports")]
    report_due: Annotated[date, P("交稿日期", "last day for the draft")]
    report_to: Annotated[str, P("收稿人", "to whom drafts go")]
    meeting_when: Annotated[str, P("评议会时间", "when the meeting is planned, in words")]
    collecting: Annotated[str, P("征求意见时间", "when opinions are collected, in words; may be empty")] = ""

    @property
    def deputy_count(self) -> Annotated[int, P("代表人数", "number of reporting deputies")]:
        return len(self.reporting)

    @property
    def item_count(self) -> Annotated[int, P("内容项数", "number of content items")]:
        return len(self.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingNotice(Paper):
    """会议通知: the invitation to a report and evaluation meeting."""

    addressee: Annotated[str, P("主送单位", "to whom the notice goes")]
    title: Annotated[str, P("会议名称", "name of the meeting")]
    on: Annotated[date, P("会议日期", "day of the meeting")]
    time: Annotated[str, P("会议时间", "time of day (上午9:00)")]
    place: Annotated[str, P("会议地点", "place")]
    reporting: Annotated[tuple[DeputyRow, ...], P("述职代表", "who reports at this meeting")]
    agenda: Annotated[tuple[str, ...], P("会议议程", "items of the agenda")]
    attending: Annotated[str, P("参会人员", "who attends and votes, in words")]
    invited: Annotated[str, P("列席人员", "who attends without a vote, in words; may be empty")] = ""
    reply_by: Annotated[date | None, P("报名截止", "last day to answer; may be empty")] = None

    @property
    def deputy_count(self) -> Annotated[int, P("代表人数", "number of reporting deputies")]:
        return len(self.reporting)

    @property
    def lone(self) -> Annotated[bool, P("仅一名代表", "only one deputy reports")]:
        return lone(self.reporting)

    @property
    def length(self) -> Annotated[str, P("会期", "how long the meeting will take, in words (半天 / 一天)")]:
        """House default: besides the speaking time, five minutes of questions a deputy and an hour for the vote."""
        minutes = len(self.reporting) * ((self.round.minutes or MINUTES) + 5) + 60
        return "半天" if minutes <= HALF_DAY else "一天" if minutes <= 2 * HALF_DAY else "两天"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deferral(OfDeputy):
    """延期（缓述）审批表: a deputy asks for more time, or not to report this year."""

    postponed: Annotated[bool, P("缓述", "asks to report in a later year; otherwise for a later day")]
    original: Annotated[str, P("原定时间", "when it was due, in words")]
    until: Annotated[str, P("申请延至", "until when, in words")]
    reason: Annotated[str, P("申请事由", "why")]
    asked_on: Annotated[date, P("申请日期", "when it was asked")]
    decision: Annotated[str, P("审批意见", "what was decided; empty on a blank form")] = ""
    decided_by: Annotated[str, P("审批人", "who decided; empty on a blank form")] = ""
    decided_on: Annotated[date | None, P("审批日期", "when; empty on a blank form")] = None
