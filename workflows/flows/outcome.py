"""What follows the count for one deputy: told in private unless announced, acknowledged or disputed, then rectified."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Activation, flow

from evaluation.plan.models import Assessment
from evaluation.plan.states import Stage
from workflows import readings
from workflows.flows.common import LOCK, asked
from workflows.flows.rectification import RectificationFlow
from workflows.nodes import CallEach, Step
from workflows.scope import Scope, scope_of
from workflows.who import the_deputy, the_reviewer


def feedback_due(scope: Scope) -> date | None:
    """The feedback stage's last day, or the meeting's where results are announced."""
    return scope.due_on(Stage.FEEDBACK) or scope.due_on(Stage.MEETING)


def word_due(scope: Scope) -> date | None:
    """The deputy's last day by the plan, or the stage's where the plan sets none."""
    return readings.last_word_on(scope) or feedback_due(scope)


class OutcomeFlow(flow.Flow):
    """One deputy's result"""

    process_title = _("Result and what follows")
    lock_impl = LOCK

    start = flow.StartHandle().Annotation(title=_("Counted")).Next(this.is_announced)

    is_announced = (
        flow.If(asked(readings.announced_on_the_spot))
        .Annotation(title=_("Announced on the spot?"))
        .Then(this.acknowledge)
        .Else(this.feed_back)
    )

    feed_back = Step(
        "result.feed_back",
        title=_("Tell the deputy the result in private"),
        who=the_reviewer,
        stage=Stage.FEEDBACK,
        page="result",
        done=readings.told,
    ).Next(this.acknowledge)

    acknowledge = Step(
        "result.acknowledge_result",
        "result.raise_objection",
        title=_("Acknowledge the result or object to it"),
        who=the_deputy,
        stage=Stage.FEEDBACK,
        due=word_due,
        lapses=readings.last_word_on,  # a deputy who says nothing does not hold the year up
        page="result",
        done=readings.answered_by_deputy,
    ).Next(this.is_disputed)

    is_disputed = (
        flow.If(asked(readings.disputed)).Annotation(title=_("Objection?")).Then(this.answer).Else(this.is_rectified)
    )

    answer = Step(
        "result.answer_objection",
        title=_("Answer the objection"),
        who=the_reviewer,
        stage=Stage.FEEDBACK,
        due=feedback_due,
        page="result",
        done=readings.objection_answered,
    ).Next(this.take_note)

    take_note = Step(
        "result.acknowledge_result",
        title=_("Take note of the answer to the objection"),
        who=the_deputy,
        stage=Stage.FEEDBACK,
        due=word_due,
        lapses=readings.last_word_on,
        page="result",
        done=readings.acknowledged,
    ).Next(this.is_rectified)

    is_rectified = (
        flow.If(asked(readings.rectifies)).Annotation(title=_("Rectification?")).Then(this.rectify).Else(this.end)
    )

    rectify = CallEach(RectificationFlow.start, this.this_deputy).Annotation(title=_("Rectification")).Next(this.end)

    end = flow.End().Annotation(title=_("Settled"))

    def this_deputy(self, activation: Activation) -> list[Assessment]:
        return [scope_of(activation).of_one]
