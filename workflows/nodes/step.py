"""A step that a person takes by doing an act."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.functional import Promise
from viewflow import this
from viewflow.workflow import STATUS, Activation, Node, flow
from viewflow.workflow.nodes import mixins

from workflows import matters
from workflows.scope import Scope, scope_of

if TYPE_CHECKING:
    from evaluation.plan.states import Stage
    from workflows.who import Who


class StepActivation(mixins.NextNodeActivationMixin, Activation):
    """Waits for the act; passes at once when what it asks for is already true."""

    _over = False

    @Activation.status.super()
    def activate(self) -> None:
        with self.exception_guard():
            scope = scope_of(self)
            self._over = self.flow_task.is_done(scope)
            if not self._over:
                matters.open_for(self.task, self.flow_task, scope)

    def is_over(self) -> bool:
        return self._over

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.DONE, conditions=[this.is_over])
    def complete(self) -> None:
        super().complete.original()

    def finish(self, user_id: int | None) -> None:
        """The act was done (or the step lapsed): go on. The caller holds the process's lock."""
        self._over = True
        self.task.started = timezone.now()
        self.task.owner_id = user_id
        self.complete()
        self.activate_next()

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ERROR], target=STATUS.CANCELED)
    def cancel(self) -> None:
        """What was expected is expected no longer; the matter and its deadline go with the task."""
        matters.drop(self.task)
        self.task.finished = timezone.now()
        self.task.save()


class Step(mixins.NextNodeMixin, Node):
    """One line of the procedure: somebody does one of `acts`.

    acts      audit names ("report.submit_report") that may complete the step
    done      what is true once the step is over, read from the domain's own rows; without it the act alone says so
    who       who is expected to do it
    stage     whose last day is the deadline (`due` says otherwise)
    page      URL name where it is done; its argument is the code of the assessment or of the plan
    lapses    the last day for an answer, after which the step ends by itself; None: it waits for ever
    """

    task_type = "HUMAN"
    activation_class = StepActivation
    bpmn_element = "userTask"
    shape = flow.View.shape

    def __init__(
        self,
        *acts: str,
        title: Promise,
        who: "Callable[[Scope], Who]",
        stage: "Stage",
        page: str,
        done: Callable[[Scope], bool] | None = None,
        due: Callable[[Scope], date | None] | None = None,
        lapses: Callable[[Scope], date | None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.acts = frozenset(acts)
        self.who, self.stage, self.page = who, stage, page
        self.task_title = title
        self._done, self._due, self._lapses = done, due, lapses

    def is_done(self, scope: Scope) -> bool:
        return self._done is not None and self._done(scope)

    def is_done_after(self, act: str, scope: Scope) -> bool:
        """Whether `act`, now on the record, completes the step."""
        if self._done is None:
            return act in self.acts
        return self._done(scope)

    def due_on(self, scope: Scope) -> date | None:
        return self._due(scope) if self._due else scope.due_on(self.stage)

    def lapses_on(self, scope: Scope) -> date | None:
        """Never before today: who is asked late has the day to answer."""
        last = self._lapses(scope) if self._lapses else None
        return max(last, timezone.localdate()) if last else None
