"""One parallel path per item."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from viewflow import this
from viewflow.workflow import Activation, Node, flow
from viewflow.workflow.base import Edge
from viewflow.workflow.token import Token


class ForEachActivation(Activation):
    """Splits the token once per item. The item's number is written into the token itself: `…/<task>_<number>`.

    So every task further down knows its item without asking the database; see `scope.number_in`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._numbers: list[int] = []
        super().__init__(*args, **kwargs)

    @Activation.status.super()
    def activate(self) -> None:
        with self.exception_guard(), transaction.atomic(savepoint=True):
            self._numbers = list(dict.fromkeys(self.flow_task.numbers(self)))
            if not self._numbers:
                raise ValueError(f"{self.flow_task.name}: nothing to split into")

    @Activation.status.super()
    def create_next(self) -> Iterator[Activation]:
        for number in self._numbers:
            token = Token(f"{self.task.token}/{self.task.pk}_{number}")
            yield self.flow_task.next_node._create(self, token)  # noqa: SLF001 - how the engine's nodes chain


class ForEach(Node):
    """`numbers(activation)` yields the items' numbers (0 and up, at least one); the paths meet in a `Meet`."""

    task_type = "PARALLEL_GATEWAY"
    activation_class = ForEachActivation
    bpmn_element = "parallelGateway"
    shape = flow.Split.shape

    def __init__(self, numbers: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._numbers = numbers
        self._next: Any = None

    def Next(self, node: Any) -> "ForEach":  # noqa: N802 - the engine's fluent style
        self._next = node
        return self

    @property
    def numbers(self) -> Callable[[Activation], list[int]]:
        return self._numbers  # type: ignore[no-any-return]

    @property
    def next_node(self) -> Any:
        return self._next

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self._numbers = this.resolve(instance, self._numbers)
        self._next = this.resolve(instance, self._next)

    def _outgoing(self) -> Iterator[Edge]:
        yield Edge(src=self, dst=self._next, edge_class="next")
