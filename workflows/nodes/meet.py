"""A join that may be waited at by several paths of a `ForEach` at the same time."""

from typing import Any

from viewflow.workflow import STATUS, Activation, flow
from viewflow.workflow.nodes.join import JoinActivation


class MeetActivation(JoinActivation):
    """Looks for the waiting join of its own path; the engine's looks for any in the process."""

    @classmethod
    def create(cls, flow_task: Any, prev_activation: Activation, token: Any, data: Any = None, seed: Any = None) -> Any:
        base = token.get_base_split_token() if token.is_split_token() else token
        task = flow_task.flow_class.task_class.objects.filter(
            flow_task=flow_task,
            process=prev_activation.process,
            token=base,
            status__in=[STATUS.NEW, STATUS.STARTED],
        ).first()
        if task is None:
            task = flow_task.flow_class.task_class(
                process=prev_activation.process, flow_task=flow_task, token=base, seed=seed, data=data or {}
            )
            task.save()
        task.previous.add(prev_activation.task)
        return cls(task)


class Meet(flow.Join):
    activation_class = MeetActivation
