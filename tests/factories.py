"""Rows that many tests start from. Plain functions: a test reads what it made."""

from typing import Any

from evaluation.plan.models import Assessment, ContentItem, Plan, ScheduleEntry
from evaluation.plan.parameters import presets
from evaluation.plan.states import PlanState
from evaluation.result.models import GradeCount, Result
from evaluation.roster.models import Congress, Mandate


def make_plan(congress: Congress, scheme: str = "town", year: int = 2026, **values: Any) -> Plan:
    """A running plan with the preset's parameters (`values` replaces some of them), items and schedule."""
    preset = presets()[scheme]
    parameters = {key: dict(entry) for key, entry in preset.parameters.items()}
    for key, value in values.items():
        parameters[key] = {"value": value, "source": "local", "basis": ""}
    plan = Plan.objects.create(
        congress=congress,
        year=year,
        title=f"{year}年代表述职评议工作实施方案",
        scheme=scheme,
        parameters=parameters,
        state=PlanState.RUNNING,
    )
    for order, text in enumerate(preset.content_items, 1):
        ContentItem.objects.create(plan=plan, order=order, text=text)
    for stage, days in preset.schedule.items():
        first, last = days.in_year(year)
        ScheduleEntry.objects.create(plan=plan, stage=stage, starts_on=first, due_on=last)
    return plan


def make_assessment(plan: Plan, mandate: Mandate) -> Assessment:
    """One deputy in the plan, in the group of the mandate."""
    order = plan.assessments.count() + 1
    return Assessment.objects.create(plan=plan, mandate=mandate, group=mandate.group, order=order)


def make_result(assessment: Assessment, *counts: tuple[str, int], people: int = 28, **values: Any) -> Result:
    """The graded result of a vote of so many people; `counts` are its grades with their ballots, best first."""
    figures = dict.fromkeys(("due", "present", "issued", "returned", "valid"), people) | {"invalid": 0}
    result = Result.objects.create(
        assessment=assessment, **{"session_code": "S-1", "book_digest": "0" * 64, **figures, **values}
    )
    for order, (grade, count) in enumerate(counts):
        GradeCount.objects.create(result=result, order=order, grade=grade, count=count)
    return result
