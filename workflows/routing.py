"""Acts that start, re-route or end processes: publishing, leaving the round, replacing, cancelling, new dates."""

from django.db.models import Model, Q
from viewflow.workflow.models import Process

from evaluation.meeting.models import MeetingDeputy
from evaluation.opinion.errors import CollectionPast
from evaluation.plan.errors import RoundVoted
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import rules_of
from evaluation.plan.states import PlanState
from evaluation.rectification.errors import YearSealed
from evaluation.rectification.models import Item
from evaluation.report.models import DutyReport
from evaluation.roster.queries import system_membership
from workflows import deployment, matters
from workflows.advancing import advance
from workflows.collecting import collect_again
from workflows.flows import CycleFlow, RectificationFlow, ReportFlow
from workflows.models import Matter
from workflows.nodes.call_each import resume_later
from workflows.processes import processes_about, running_about, running_cycle
from workflows.readings import READY
from workflows.scope import Scope


def start_cycle(plan: Model) -> None:
    CycleFlow.start.run(_process_seed=plan)


def cancel_cycle(plan: Model) -> None:
    """The cycle and, through its CallEach steps, every child; processes reopened alone as well."""
    if not isinstance(plan, Plan):
        return
    if (cycle := running_cycle(plan)) is not None:
        _cancel(cycle)
    for assessment in plan.assessments.all():
        for process in running_about(assessment):
            _cancel(process)


def leave(assessment: Model) -> None:
    """A deputy leaves the round: their own processes end, everybody else's go on."""
    if isinstance(assessment, Assessment):
        _end_processes_of(assessment)
        ask_again(assessment.plan)


def rejoin(assessment: Model) -> None:
    """A deputy takes part again and is asked for the report. Raises RoundVoted where the vote is prepared already."""
    if not isinstance(assessment, Assessment):
        return
    places = MeetingDeputy.objects.filter(assessment__plan=assessment.plan_id, meeting__practice=False)
    if rules_of(assessment.plan).evaluators == "voters":
        places = places.filter(assessment__group=assessment.group_id)
    if places.exclude(meeting__voting_session="").exists():
        raise RoundVoted(name=assessment.mandate.deputy.name)
    deployment.deploy_some([assessment], system_membership(assessment.plan.congress))
    _reopen(assessment, ReportFlow)


def replace(assessment: Model) -> None:
    """The replacement starts where the one who left stood: with a report if reports are still being prepared."""
    if not isinstance(assessment, Assessment) or assessment.replaced_by is None:
        return
    coming = assessment.replaced_by
    deployment.deploy_some([coming], system_membership(coming.plan.congress))
    parents = _end_processes_of(assessment)
    ReportFlow.start.run(_process_seed=coming, _parent_task=parents.get(ReportFlow))
    ask_again(assessment.plan)


def _end_processes_of(assessment: Assessment) -> dict[type, object]:
    """Cancel what runs about one deputy; return the step of the cycle that waited for it, by flow."""
    parents: dict[type, object] = {}
    for process in running_about(assessment):
        _cancel(process)
        if process.parent_task is not None:
            parents[process.flow_class] = process.parent_task
            resume_later(process.parent_task_id)
    return parents


def _cancel(process: Process) -> None:
    process.flow_class.instance.cancel(process)


def ask_again(plan: Plan) -> None:
    """Ask every open step of the plan whether it is over, now that fewer or other deputies take part."""
    for matter in Matter.objects.filter(plan=plan, ended_at__isnull=True).select_related("task__process"):
        advance(matter, "", None)


def reopen_collection(assessment: Model) -> None:
    """The round collects again, until its meeting is ready. Raises CollectionPast."""
    if not isinstance(assessment, Assessment):
        return
    met = MeetingDeputy.objects.filter(assessment=assessment, meeting__practice=False)
    too_late = met.filter(meeting__state__in=READY).exists()
    cycle = running_cycle(assessment.plan)
    if too_late or (cycle is not None and not collect_again(cycle, assessment)):
        raise CollectionPast(name=assessment.mandate.deputy.name)


def take_dates_anew(plan: Model) -> None:
    """An amendment moved dates: open matters follow."""
    if isinstance(plan, Plan) and plan.state == PlanState.RUNNING:
        _reschedule(Q(plan=plan))


def hand_over(assessment: Model) -> None:
    """Another reviewer was named: what waits for the former one now waits for the new one."""
    _reschedule(Q(assessment=assessment))


def take_report_date_anew(report: Model) -> None:
    if isinstance(report, DutyReport):
        _reschedule(Q(assessment=report.assessment_id))


def _reschedule(which: Q) -> None:
    open_ones = Matter.objects.filter(which, ended_at__isnull=True)
    for matter in open_ones.select_related("task", "plan", "assessment__reviewer", "assessment__mandate"):
        scope = Scope(plan=matter.plan, group_id=matter.group_id, assessment=matter.assessment)
        matters.reschedule(matter, matter.task.flow_task, scope)


def reopen_report(report: Model) -> None:
    """An accepted report was returned after all: its process had ended, so another one begins."""
    if isinstance(report, DutyReport):
        _reopen(report.assessment, ReportFlow)


def rectify_again(item: Model) -> None:
    """A problem came when the list was only to be closed any more: the deputy is asked about it first."""
    if not isinstance(item, Item):
        return
    if Matter.objects.filter(assessment=item.assessment, step="rectification.close", ended_at=None).exists():
        for process in running_about(item.assessment, RectificationFlow):
            _cancel(process)
        _reopen(item.assessment, RectificationFlow)


def reopen_rectification(item: Model) -> None:
    """An item was reopened after sign-off, whether or not its list had been closed."""
    if isinstance(item, Item):
        rectify_again(item)
        _reopen(item.assessment, RectificationFlow)


def reopen_list(assessment: Model) -> None:
    """A list was opened again: whoever signs off is asked to close it once more. Raises YearSealed."""
    if not isinstance(assessment, Assessment):
        return
    if assessment.plan.bundles.exists():
        raise YearSealed(name=assessment.mandate.deputy.name)
    if processes_about(assessment, RectificationFlow):  # else it has not come so far, and begins in its turn
        _reopen(assessment, RectificationFlow)


def _reopen(assessment: Assessment, flow: type) -> None:
    if assessment.plan.state != PlanState.RUNNING or running_about(assessment, flow):
        return
    last = processes_about(assessment, flow)[-1:]
    parent = last[0].parent_task if last else None
    waiting = parent is not None and parent.finished is None
    flow.start.run(_process_seed=assessment, _parent_task=parent if waiting else None)  # type: ignore[attr-defined]
