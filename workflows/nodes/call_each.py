"""One child process per item; goes on when all of them are over."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from viewflow import this
from viewflow.workflow import STATUS, Activation, Node, flow
from viewflow.workflow.models import Process, Task
from viewflow.workflow.nodes import mixins
from viewflow.workflow.signals import flow_finished


class CallEachActivation(mixins.NextNodeActivationMixin, Activation):
    @Activation.status.transition(source=STATUS.NEW, target=STATUS.STARTED)
    def activate(self) -> None:
        with self.exception_guard(), transaction.atomic(savepoint=True):
            self.task.started = timezone.now()
            self.task.save()
            self.flow_task.start_each(self.flow_task.items(self), parent_task=self.task)

    def children_over(self) -> bool:
        return not self.task.subprocesses.filter(finished__isnull=True).exists()

    @Activation.status.transition(source=STATUS.STARTED, target=STATUS.DONE, conditions=[this.children_over])
    def complete(self) -> None:
        """Proceeds at once when there was no item."""
        super().complete.original()

    @Activation.status.transition(source=STATUS.STARTED, conditions=[this.children_over])
    def resume(self) -> None:
        self.complete()
        self.activate_next()

    @Activation.status.transition(source=[STATUS.NEW, STATUS.STARTED, STATUS.ERROR], target=STATUS.CANCELED)
    def cancel(self) -> None:
        for process in self.task.subprocesses.filter(finished__isnull=True):
            process.flow_class.instance.cancel(process)
        self.task.finished = timezone.now()
        self.task.save()


class CallEach(mixins.NextNodeMixin, Node):
    """`start` is a StartHandle of another flow, `items(activation)` the rows that seed its processes.

    A finished child resumes its parent after the commit, in a transaction of its own (the other order of
    locks would meet a cancellation halfway); what a crash leaves in between, `resume_waiting` finds.
    """

    task_type = "SUBPROCESS"
    activation_class = CallEachActivation
    bpmn_element = "callActivity"
    shape = flow.View.shape

    def __init__(self, start: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._start, self._items = start, items

    def items(self, activation: Activation) -> Iterable[models.Model]:
        return self._items(activation)  # type: ignore[no-any-return]

    def start_each(self, items: Iterable[models.Model], parent_task: Task) -> None:
        for item in items:
            self._start.run(_parent_task=parent_task, _process_seed=item)

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self._start = this.resolve(instance, self._start)
        self._items = this.resolve(instance, self._items)

    def _ready(self) -> None:
        super()._ready()
        flow_finished.connect(self._child_over, sender=self._start.flow_class, dispatch_uid=(id(self), "over"))

    def _child_over(self, process: Process, **_: Any) -> None:
        parent = process.parent_task
        if parent is not None and parent.flow_task == self:
            resume_later(parent.pk)


def resume_later(task_id: int) -> None:
    """Look, once the transaction is committed, whether the waiting parent can go on."""
    transaction.on_commit(lambda: resume(task_id), robust=True)


def resume(task_id: int) -> None:
    """Let a parent go on if all its children are over; otherwise do nothing."""
    task = Task.objects.get(pk=task_id)
    with task.activation() as activation:
        if activation.resume.can_proceed():
            activation.resume()


def resume_waiting() -> int:
    """Resume every parent whose children are all over (a crash may have come in between); return how many."""
    open_children = Process.objects.filter(parent_task=models.OuterRef("pk"), finished__isnull=True)
    stuck = Task.objects.filter(flow_task_type=CallEach.task_type, status=STATUS.STARTED)
    ids = list(stuck.exclude(models.Exists(open_children)).values_list("pk", flat=True))
    for task_id in ids:
        resume(task_id)
    return len(ids)
