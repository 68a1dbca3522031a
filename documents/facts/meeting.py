"""Facts of the papers for the hall: 会议议程, 主持词, 签到册, 座签, 民主测评票."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.facts.base import DeputyRow, P, Paper, lone


@dataclass(frozen=True, kw_only=True, slots=True)
class OfMeeting(Paper):
    """A paper of one meeting."""

    title: Annotated[str, P("会议名称", "name of the meeting")]
    on: Annotated[date, P("会议日期", "day of the meeting")]
    place: Annotated[str, P("会议地点", "place")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda(OfMeeting):
    """会议议程."""

    time: Annotated[str, P("会议时间", "time of day (上午9:00)")]
    host: Annotated[str, P("主持人", "who presides; may be empty")]
    items: Annotated[tuple[str, ...], P("议程", "items in order")]
    reporting: Annotated[tuple[DeputyRow, ...], P("述职代表", "deputies in speaking order")]


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeRow:
    """What is announced about one deputy."""

    name: Annotated[str, P("姓名", "deputy")]
    counts: Annotated[str, P("各等次票数", "grades and votes in words (“满意”28票、“基本满意”3票)")]
    grade: Annotated[str, P("测评结果", "the grade; empty when the plan has no rule")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HostScript(OfMeeting):
    """主持词: every sentence the host says. Before the meeting `present` is 0 and blanks are printed;
    `outcomes` is filled only when certified and announced on the spot.
    """

    host: Annotated[str, P("主持人", "who presides; may be empty")]
    due: Annotated[int, P("应到人数", "voting members due")]
    quorum: Annotated[int, P("法定人数", "how many must be present")]
    reporting: Annotated[tuple[DeputyRow, ...], P("述职代表", "deputies in speaking order")]
    present: Annotated[int, P("实到人数", "voting members present; 0 = not known yet")] = 0
    guests: Annotated[str, P("列席人员", "who attends without a vote, in words; may be empty")] = ""
    chief: Annotated[str, P("总监票人", "chief scrutineer; may be empty")] = ""
    scrutineers: Annotated[str, P("监票人", "scrutineers, in words; may be empty")] = ""
    tellers: Annotated[str, P("计票人", "tellers, in words; may be empty")] = ""
    by_phone: Annotated[bool, P("手机投票", "slips for phones are used beside paper ballots")] = False
    rule: Annotated[str, P("等次认定", "the grading rule and its base in words; may be empty")] = ""
    leader: Annotated[str, P("点评领导", "who comments at the end; may be empty")] = ""
    issued: Annotated[int, P("发出票数", "ballots issued; 0 = not known yet")] = 0
    returned: Annotated[int, P("收回票数", "ballots returned")] = 0
    valid: Annotated[int, P("有效票数", "valid ballots")] = 0
    invalid: Annotated[int, P("无效票数", "invalid ballots")] = 0
    outcomes: Annotated[tuple[OutcomeRow, ...], P("宣布结果", "what is announced about each deputy")] = ()

    @property
    def deputy_count(self) -> Annotated[int, P("代表人数", "number of reporting deputies")]:
        return len(self.reporting)

    @property
    def lone(self) -> Annotated[bool, P("仅一名代表", "only one deputy reports")]:
        return lone(self.reporting)


@dataclass(frozen=True, kw_only=True, slots=True)
class AttendeeRow:
    """One person on the sign-in sheet."""

    name: Annotated[str, P("姓名", "name")]
    post: Annotated[str, P("单位职务", "work unit and post; may be empty")] = ""
    kind: Annotated[str, P("参会身份", "in what capacity (组成人员, 选民代表, 述职代表, 列席)")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInSheet(OfMeeting):
    """签到册."""

    people: Annotated[tuple[AttendeeRow, ...], P("参会人员", "everybody expected, in order")]
    voting: Annotated[int, P("参加测评人数", "how many of them vote; 0 = not stated")] = 0

    @property
    def expected(self) -> Annotated[int, P("应到人数", "how many are expected")]:
        return len(self.people)


@dataclass(frozen=True, kw_only=True, slots=True)
class NameCards(Paper):
    """座签: one folded card a page, the name readable from both sides."""

    names: Annotated[tuple[str, ...], P("座签姓名", "names, one card each")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballot(OfMeeting):
    """民主测评票: the paper ballot. It carries neither name nor number of the voter."""

    reporting: Annotated[tuple[DeputyRow, ...], P("述职代表", "deputies in the order of the questions")]
    remarks: Annotated[bool, P("意见栏", "there is a column for remarks")] = True
