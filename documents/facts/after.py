"""Facts of the papers after the vote: 反馈意见书, 整改通知, 整改方案, 整改情况报告."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.facts.base import ByDeputy, OfDeputy, P


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedbackLetter(OfDeputy):
    """反馈意见书: tells one deputy the result and what was said."""

    met_on: Annotated[date, P("会议日期", "day of the meeting")]
    counts: Annotated[str, P("各等次票数", "grades and votes in words")]
    grade: Annotated[str, P("测评结果", "the grade; empty when the plan has no rule")]
    comments: Annotated[str, P("评议意见", "the evaluation in words; may be several paragraphs or empty")]
    problems: Annotated[tuple[str, ...], P("存在问题", "problems raised, one entry each")] = ()
    plan_due: Annotated[date | None, P("整改方案期限", "when the rectification plan is due; may be empty")] = None
    objection_due: Annotated[date | None, P("异议期限", "last day for an objection; may be empty")] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """One problem that is followed until it is closed."""

    problem: Annotated[str, P("问题", "the problem")]
    source: Annotated[str, P("问题来源", "where it came from (评议意见, 征求意见, 自查)")] = ""
    measure: Annotated[str, P("整改措施", "the measure; may be empty")] = ""
    responsible: Annotated[str, P("责任人", "who is responsible; may be empty")] = ""
    due_on: Annotated[date | None, P("完成时限", "by when; may be empty")] = None
    progress: Annotated[str, P("整改情况", "what was done; may be empty")] = ""
    state: Annotated[str, P("办理结果", "how it stands (已销号, 整改中); may be empty")] = ""
    carried: Annotated[bool, P("上年遗留", "carried over from an earlier year")] = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OfItems(OfDeputy):
    """A paper that lists a deputy's problems."""

    items: Annotated[tuple[ItemRow, ...], P("整改事项", "problems in order")]

    @property
    def item_count(self) -> Annotated[int, P("事项数", "number of problems")]:
        return len(self.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class RectifyNotice(OfItems):
    """整改通知: hands the list of problems to the deputy with its deadlines."""

    plan_due: Annotated[date, P("整改方案期限", "when the plan is due")]
    report_due: Annotated[
        date | None,
        P("整改报告期限", "when the report is due; empty when no measure ends later than the plan is due"),
    ] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RectifyPlan(OfItems, ByDeputy):
    """整改方案: the deputy's measures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RectifyReport(OfItems, ByDeputy):
    """整改情况报告: what the deputy did about each problem."""

    summary: Annotated[str, P("总体情况", "the whole in a paragraph or more; may be empty")] = ""

    @property
    def closed_count(self) -> Annotated[int, P("已办结数", "problems signed off")]:
        return sum(1 for item in self.items if item.state == CLOSED)

    @property
    def open_count(self) -> Annotated[int, P("未办结数", "problems still open")]:
        return len(self.items) - self.closed_count


CLOSED = "已销号"  # the state that counts as closed
