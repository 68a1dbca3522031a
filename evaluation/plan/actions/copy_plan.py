"""Next year's plan from this year's."""

from datetime import date
from typing import Any

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import put_items, put_schedule
from evaluation.plan.models import Plan
from evaluation.plan.parameters import presets
from evaluation.plan.queries import open_term, schedule_of
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def copy_plan(*, plan: Plan, year: int, by: Membership) -> Plan:
    """A draft for `year` with the rules as last amended, the items, and the dates moved by whole years.

    The deputies are chosen anew. What last year left open follows when the new plan is published.
    """
    permit(by, "plan.copy_plan", congress_id=plan.congress_id)
    copy = Plan.objects.create(
        congress=plan.congress,
        term=open_term(plan.congress),
        year=year,
        scheme=plan.scheme,
        title=plan.title.replace(str(plan.year), str(year)),
        parameters={**_new_since(plan), **plan.parameters},
        copied_from=plan,
    )
    put_items(copy, [item.text for item in plan.content_items.all()])
    years = year - plan.year
    put_schedule(copy, {stage: (_moved(a, years), _moved(b, years)) for stage, (a, b) in schedule_of(plan).items()})
    record(by, "plan.copy_plan", copy, copied_from=plan.pk, year=year)
    return copy


def _new_since(plan: Plan) -> dict[str, Any]:
    """The scheme's parameters, for those that the product learnt after `plan` was drawn up."""
    preset = presets().get(plan.scheme)
    return dict(preset.parameters) if preset else {}


def _moved(day: date, years: int) -> date:
    """The same month and day in another year; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
