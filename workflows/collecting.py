"""A round that had finished collecting opinions collects again: the process goes back to the step."""

from viewflow.workflow import STATUS
from viewflow.workflow.models import Process, Task

from evaluation.plan.models import Assessment
from evaluation.plan.queries import rules_of
from workflows.flows import CycleFlow
from workflows.scope import number_in

WAITING = (STATUS.NEW, STATUS.STARTED)
BEHIND = ("ready", "meeting")  # steps of the round that follow the collection and that nobody has taken yet


def collect_again(cycle: Process, assessment: Assessment) -> bool:
    """Ask anew for the closing in the round of this deputy; False when the round is past the preparation.

    While others are still collected about, the step is waiting anyway. While reports are still awaited, the
    second task joins them like the first. Otherwise the preparation of the meeting is called off until then.
    """
    round_number = 0 if rules_of(assessment.plan).evaluators == "committee" else assessment.group_id or 0
    tasks = Task.objects.filter(process=cycle).order_by("pk")
    here = [task for task in tasks if number_in(task.token.token) == round_number]
    waiting = {task.flow_task.name: task for task in here if task.status in WAITING}
    closed = [task for task in here if task.flow_task == CycleFlow.opinions]
    if "opinions" in waiting or not closed:
        return True
    if not waiting.keys() & {"prepared", *BEHIND}:
        return False
    with closed[-1].activation() as activation:
        for name in waiting.keys() & set(BEHIND):
            waiting[name].flow_task.activation_class(waiting[name]).cancel()
        again = activation.flow_task._create(activation, activation.task.token)  # noqa: SLF001 - how the engine's nodes chain
        again.activate()
    return True
