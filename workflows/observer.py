"""The record of acts moves the processes on, inside the act's own transaction.

An act knows no process. When it is on the record, the steps that wait for it in that plan are asked
whether they are over; a few acts about the plan itself start, re-route or end processes.
"""

from collections.abc import Callable

from django.db.models import Model, Q

from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.opinion.models import Opinion
from evaluation.plan.models import Assessment, Plan
from evaluation.rectification.models import Item
from evaluation.report.models import DutyReport
from evaluation.result.models import Objection, Result
from evaluation.roster.models import Membership
from workflows import routing
from workflows.advancing import advance
from workflows.models import Matter
from workflows.steps import steps, waited_for

About = tuple[int | None, int | None]  # plan, assessment

ROUTES: dict[str, Callable[[Model], None]] = {
    "plan.publish_plan": routing.start_cycle,
    "plan.cancel_plan": routing.cancel_cycle,
    "plan.defer_assessment": routing.leave,
    "plan.withdraw_assessment": routing.leave,
    "plan.rejoin_round": routing.rejoin,
    "plan.replace_assessment": routing.replace,
    "plan.amend_plan": routing.take_dates_anew,
    "plan.name_reviewer": routing.hand_over,
    "opinion.reopen_collection": routing.reopen_collection,
    "report.extend_report": routing.take_report_date_anew,
    "report.return_report": routing.reopen_report,
    "rectification.add_item": routing.rectify_again,
    "rectification.reopen_item": routing.reopen_rectification,
    "rectification.reopen_list": routing.reopen_list,
}


def on_act(by: Membership, act: str, target: Model) -> None:
    """Called after each record. Costs nothing for an act that no process waits for."""
    if act in waited_for():
        plan_id, assessment_id = about(target)
        if plan_id is not None:
            _advance(by, act, plan_id, assessment_id)
    if route := ROUTES.get(act):
        route(target)


def about(target: Model) -> About:
    """The plan and, where it is about one deputy, the assessment that an act's target belongs to."""
    match target:
        case Plan():
            return target.pk, None
        case Assessment():
            return target.plan_id, target.pk
        case DutyReport() | Opinion() | Item() | Result() | MeetingDeputy():
            return target.assessment.plan_id, target.assessment_id
        case Objection():
            return target.result.assessment.plan_id, target.result.assessment_id
        case Meeting():
            return target.plan_id, None
        case _:
            return None, None


def _advance(by: Membership, act: str, plan_id: int, assessment_id: int | None) -> None:
    names = [name for name, step in steps().items() if act in step.acts]
    waiting = Matter.objects.filter(plan_id=plan_id, ended_at__isnull=True, step__in=names)
    if assessment_id is not None:
        waiting = waiting.filter(Q(assessment_id=assessment_id) | Q(assessment__isnull=True))
    for matter in waiting.select_related("task__process"):
        advance(matter, act, by)
