"""Editing a draft, optimistically: two clerks never overwrite each other."""

from collections.abc import Mapping
from typing import Any

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock_draft, put_items, put_schedule, with_changes
from evaluation.plan.errors import ChangedMeanwhile, Unsound
from evaluation.plan.models import Plan
from evaluation.plan.queries import schedule_of
from evaluation.plan.soundness import Schedule, faults
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def edit_plan(
    *,
    plan: Plan,
    edition: int,
    by: Membership,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    content_items: list[str] | None = None,
    schedule: Schedule | None = None,
    title: str | None = None,
) -> Plan:
    """Save what is given over the draft's edition `edition`; None leaves a part alone.

    `parameters` maps a key to {"value": …, "basis": where the local rule stands}. Raises NotADraft,
    ChangedMeanwhile when somebody saved another edition, Unsound with every fault.
    """
    permit(by, "plan.edit_plan", congress_id=plan.congress_id)
    draft = lock_draft(plan)
    if draft.edition != edition:
        raise ChangedMeanwhile
    merged = with_changes(draft, parameters or {})
    items = content_items if content_items is not None else [item.text for item in draft.content_items.all()]
    dates = schedule if schedule is not None else schedule_of(draft)
    if found := faults(merged, items, dates, dated=schedule is not None):
        raise Unsound(found)
    if content_items is not None:
        put_items(draft, items)
    if schedule is not None:
        put_schedule(draft, dates)
    draft.parameters = merged
    draft.title = (title or "").strip() or draft.title
    draft.edition += 1
    draft.save(update_fields=["parameters", "title", "edition"])
    record(by, "plan.edit_plan", draft, edition=draft.edition)
    return draft
