"""From rectification items to their papers."""

from datetime import date

from documents.facts import CLOSED, ItemRow, OpenItem, RectifyNotice, RectifyPlan, RectifyReport
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.papers import about, made_on, round_of
from evaluation.rectification.models import Item
from evaluation.rectification.queries import items, measures_due_on
from evaluation.rectification.states import ItemSource, ItemState

SOURCE_WORDS = {
    ItemSource.OPINION: "征求意见",
    ItemSource.QUESTION: "评议意见",
    ItemSource.REMARK: "测评票附言",
    ItemSource.SELF: "自查",
    ItemSource.LAST_YEAR: "上年遗留",
}
STATE_WORDS = {
    ItemState.OPEN: "待定措施",
    ItemState.UNDER_WAY: "整改中",
    ItemState.HANDED_IN: "申请销号",
    ItemState.RETURNED: "继续整改",
    ItemState.CLOSED: CLOSED,
    ItemState.CARRIED_OVER: "转入下一年",
}


def _bare(text: str) -> str:
    """Without the stop that the paper sets itself."""
    return text.strip().rstrip("。；;.")


def _row(item: Item) -> ItemRow:
    return ItemRow(
        problem=item.problem,
        source=SOURCE_WORDS[ItemSource(item.source)],
        measure=_bare(item.measure),
        responsible=item.responsible,
        due_on=item.due_on,
        progress="；".join(
            _bare(entry.text) for entry in item.progress.all() if entry.state_after in {"", "handed_in"}
        ),
        state=STATE_WORDS[ItemState(item.state)],
        carried=item.source == ItemSource.LAST_YEAR,
    )


def _rows(assessment: Assessment) -> tuple[ItemRow, ...]:
    return tuple(_row(item) for item in assessment.items.prefetch_related("progress"))


def _plan_due(assessment: Assessment) -> date:
    return measures_due_on(assessment) or made_on()  # no day: a plan without the stage, which hands nothing over


def rectify_notice(assessment: Assessment) -> RectifyNotice:
    """整改通知: the list of problems with its two dates."""
    rows = _rows(assessment)
    due = _plan_due(assessment)
    latest = max((row.due_on for row in rows if row.due_on), default=due)
    return RectifyNotice(
        round=round_of(assessment.plan),
        made_on=made_on(),
        **about(assessment),
        items=rows,
        plan_due=due,
        report_due=latest if latest > due else None,  # the same day for plan and report would contradict itself
    )


def rectify_plan(assessment: Assessment) -> RectifyPlan:
    """整改方案: the deputy's measures."""
    return RectifyPlan(round=round_of(assessment.plan), made_on=made_on(), **about(assessment), items=_rows(assessment))


def rectify_report(assessment: Assessment) -> RectifyReport:
    """整改情况报告: what was done about each problem."""
    return RectifyReport(
        round=round_of(assessment.plan), made_on=made_on(), **about(assessment), items=_rows(assessment)
    )


def open_items_before(plan: Plan) -> tuple[OpenItem, ...]:
    """What earlier years left unsettled for the deputies of this plan: it opens this year's 实施方案."""
    left = items().filter(assessment__plan=plan, source=ItemSource.LAST_YEAR)
    return tuple(
        OpenItem(
            deputy=item.assessment.mandate.deputy.name,
            problem=item.problem,
            state=STATE_WORDS[ItemState(item.state)],
        )
        for item in left
    )
