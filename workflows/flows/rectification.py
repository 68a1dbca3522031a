"""Rectification of one deputy: items named and planned, carried out, signed off or returned, the list closed."""

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import flow

from evaluation.plan.states import Stage
from workflows import readings
from workflows.flows.common import LOCK, asked
from workflows.nodes import Step
from workflows.who import the_deputy, the_reviewer


class RectificationFlow(flow.Flow):
    """One deputy's rectification"""

    process_title = _("Rectification")
    lock_impl = LOCK

    start = flow.StartHandle().Annotation(title=_("Problems collected")).Next(this.plan_items)

    plan_items = Step(
        "rectification.plan_item",
        "rectification.add_item",
        "rectification.close_list",
        title=_("Name the problems and plan a measure for each"),
        who=the_deputy,
        stage=Stage.RECTIFICATION,
        due=readings.measures_planned_by,
        page="list_of_items",
        done=readings.items_named,
    ).Next(this.carry_out)

    carry_out = Step(
        "rectification.hand_in_item",
        "rectification.carry_over_item",
        "rectification.close_list",
        title=_("Carry out the measures and hand them in"),
        who=the_deputy,
        stage=Stage.RECTIFICATION,
        due=readings.item_due,
        page="list_of_items",
        done=readings.items_handed_in,
    ).Next(this.sign_off)

    sign_off = Step(
        "rectification.sign_off_item",
        "rectification.return_item",
        "rectification.close_list",
        title=_("Sign the items off or return them"),
        who=the_reviewer,
        stage=Stage.RECTIFICATION,
        page="list_of_items",
        done=readings.items_decided,
    ).Next(this.is_work_left)

    is_work_left = (
        flow.If(asked(readings.work_left)).Annotation(title=_("Work left?")).Then(this.carry_out).Else(this.close)
    )

    close = Step(
        "rectification.close_list",
        title=_("Close the list for this year"),
        who=the_reviewer,
        stage=Stage.RECTIFICATION,
        page="list_of_items",
        done=readings.list_closed,
    ).Next(this.end)

    end = flow.End().Annotation(title=_("List closed"))
