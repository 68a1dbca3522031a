"""Facts of the papers of the count: 计票统计表, 零票证明, 测评结果报告单."""

from dataclasses import dataclass
from typing import Annotated

from documents.facts.base import P
from documents.facts.meeting import OfMeeting

_PART_OF_ZHENG = ("", "一", "丅", "下", "止")


def strokes(count: int) -> str:
    """`count` votes in 正 strokes: 7 → 正丅."""
    whole, rest = divmod(count, 5)
    return "正" * whole + _PART_OF_ZHENG[rest]


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """The totals of one vote. 收回≤发出≤实到≤应到; 有效+无效=收回."""

    due: int
    present: int
    issued: int
    returned: int
    valid: int
    invalid: int


@dataclass(frozen=True, kw_only=True, slots=True)
class GradeCell:
    """The votes of one deputy in one grade. `percent` comes ready, because its base and rounding belong to the rule."""

    grade: Annotated[str, P("等次", "grade")]
    count: Annotated[int, P("票数", "votes")]
    percent: Annotated[str, P("百分比", "share of the base, ready to print (90.32%)")] = ""

    @property
    def strokes(self) -> Annotated[str, P("画正", "the votes in 正 strokes")]:
        return strokes(self.count)


@dataclass(frozen=True, kw_only=True, slots=True)
class TallyRow:
    """One deputy's line. Σcells + abstained + invalid_rows = ballots returned, less wholly invalid ones."""

    name: Annotated[str, P("姓名", "deputy")]
    cells: Annotated[tuple[GradeCell, ...], P("各等次", "votes by grade, in the order of the round's grades")]
    abstained: Annotated[int, P("弃权", "abstentions")] = 0
    invalid_rows: Annotated[int, P("无效", "invalid lines")] = 0
    grade: Annotated[str, P("测评结果", "the grade; empty when there is no rule or it is not graded yet")] = ""

    @property
    def total(self) -> Annotated[int, P("合计", "all votes on this line")]:
        return sum(cell.count for cell in self.cells) + self.abstained + self.invalid_rows


@dataclass(frozen=True, kw_only=True, slots=True)
class OfCount(OfMeeting):
    """A paper that carries the totals of a vote."""

    totals: Totals
    rows: Annotated[tuple[TallyRow, ...], P("各代表", "deputies in the order of the questions")]

    def __post_init__(self) -> None:
        """The columns of the table come from the round's grades: every line has a cell for each."""
        for row in self.rows:
            if tuple(cell.grade for cell in row.cells) != self.round.grades:
                message = f"the cells of {row.name!r} are not the grades {self.round.grades}"
                raise ValueError(message)

    @property
    def due(self) -> Annotated[int, P("应到人数", "voters due")]:
        return self.totals.due

    @property
    def present(self) -> Annotated[int, P("实到人数", "voters present")]:
        return self.totals.present

    @property
    def issued(self) -> Annotated[int, P("发出票数", "ballots issued")]:
        return self.totals.issued

    @property
    def returned(self) -> Annotated[int, P("收回票数", "ballots returned")]:
        return self.totals.returned

    @property
    def valid(self) -> Annotated[int, P("有效票数", "valid ballots")]:
        return self.totals.valid

    @property
    def invalid(self) -> Annotated[int, P("无效票数", "invalid ballots")]:
        return self.totals.invalid


@dataclass(frozen=True, kw_only=True, slots=True)
class TallySheet(OfCount):
    """计票统计表 with 正 columns. `counted=False` prints the empty form that tellers fill in by hand."""

    counted: Annotated[bool, P("已计票", "figures are printed; otherwise the cells stay empty")] = True
    channel: Annotated[str, P("票种", "which ballots (纸质票 / 手机票 / 合计); may be empty")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ZeroReport(OfMeeting):
    """零票证明: before the vote the box was empty, trial ballots were wiped."""

    time: Annotated[str, P("清零时间", "time of day, in words")]
    questions: Annotated[tuple[str, ...], P("测评对象", "the deputies on the ballot, in order")]
    trial_ballots: Annotated[int, P("试投票数", "trial ballots cast and wiped")]
    slips: Annotated[int, P("备票数", "slips and paper ballots prepared")]
    digest: Annotated[str, P("题目摘要", "SHA-256 of the frozen questions, rules and entitled")]
    by_phone: Annotated[bool, P("手机投票", "slips for phones are used beside paper ballots")] = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultSheet(OfCount):
    """测评结果报告单: the sheet that is signed. With its digest it binds the ballot book."""

    time: Annotated[str, P("计票完成时间", "when the count was finished, in words")]
    rule: Annotated[str, P("等次认定", "the grading rule in words; empty when there is none")]
    base: Annotated[str, P("计算基数", "the base of the percentages in words (收回票数31票)")]
    digest: Annotated[str, P("票册摘要", "SHA-256 of the ballot book")]
    round_number: Annotated[int, P("轮次", "round of voting; more than 1 after a void round")] = 1
    by_paper: Annotated[int, P("纸质票数", "ballots returned on paper")] = 0
    by_phone: Annotated[int, P("手机票数", "ballots returned by phone")] = 0

    @property
    def revote(self) -> Annotated[bool, P("重新测评", "an earlier round was void")]:
        return self.round_number > 1
