"""Amending a published plan: a dated record of what was, what is, why and by whom."""

from collections.abc import Mapping
from typing import Any

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock_under_way, put_schedule, reason_given, with_changes
from evaluation.plan.errors import ChangedMeanwhile, FrozenRule, NothingAmended, Unsound
from evaluation.plan.models import Amendment, Plan
from evaluation.plan.parameters import FROZEN
from evaluation.plan.queries import schedule_of
from evaluation.plan.soundness import Schedule, faults
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit

Facts = dict[str, Any]


@act
def amend_plan(
    *,
    plan: Plan,
    edition: int,
    reason: str,
    by: Membership,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    schedule: Schedule | None = None,
) -> Amendment:
    """Change dates or those rules that publishing did not freeze, over the plan's edition `edition`.

    Raises NotUnderWay, ReasonMissing, ChangedMeanwhile when somebody amended another edition, FrozenRule,
    Unsound, NothingAmended.
    """
    permit(by, "plan.amend_plan", congress_id=plan.congress_id)
    why = reason_given(reason)
    running = lock_under_way(plan)
    if running.edition != edition:
        raise ChangedMeanwhile
    merged = with_changes(running, parameters or {})
    dates = {**schedule_of(running), **(schedule or {})}
    before, after = _difference(running, merged, dates)
    if frozen := sorted(FROZEN & after.get("parameters", {}).keys()):
        raise FrozenRule(names="、".join(frozen))
    if found := faults(merged, [item.text for item in running.content_items.all()], dates):
        raise Unsound(found)
    if not after:
        raise NothingAmended
    put_schedule(running, dates)
    running.parameters = merged
    running.edition += 1
    running.save(update_fields=["parameters", "edition"])
    amendment = Amendment.objects.create(plan=running, by=by, reason=why, before=before, after=after)
    record(by, "plan.amend_plan", running, amendment=amendment.pk)
    return amendment


def _difference(plan: Plan, parameters: Mapping[str, Facts], dates: Schedule) -> tuple[Facts, Facts]:
    """What was and what is, for the changed parts alone."""
    before: Facts = {}
    after: Facts = {}
    old_dates = schedule_of(plan)
    for stage, days in dates.items():
        if old_dates.get(stage) != days:
            before.setdefault("schedule", {})[stage] = [day.isoformat() for day in old_dates.get(stage, ())]
            after.setdefault("schedule", {})[stage] = [day.isoformat() for day in days]
    for key, entry in parameters.items():
        if plan.parameters.get(key) != entry:
            before.setdefault("parameters", {})[key] = plan.parameters.get(key)
            after.setdefault("parameters", {})[key] = entry
    return before, after
