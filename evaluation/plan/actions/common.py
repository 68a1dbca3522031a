"""What several acts about plans do alike."""

from collections.abc import Mapping
from typing import Any

from evaluation.plan.errors import NotADraft, NotTakingPart, NotUnderWay, ReasonMissing
from evaluation.plan.models import Assessment, ContentItem, Plan, ScheduleEntry
from evaluation.plan.parameters import presets
from evaluation.plan.soundness import Schedule
from evaluation.plan.states import PlanState, Source, Standing


def lock(plan: Plan) -> Plan:
    """The plan's row, locked until the act is done; the caller's object may be stale."""
    return Plan.objects.select_for_update().get(pk=plan.pk)


def lock_draft(plan: Plan) -> Plan:
    """Like `lock`; raises NotADraft once the plan was published."""
    locked = lock(plan)
    if locked.state != PlanState.DRAFT:
        raise NotADraft
    return locked


def lock_under_way(plan: Plan) -> Plan:
    """Like `lock`; raises NotUnderWay unless the plan is published and not yet finished."""
    locked = lock(plan)
    if locked.state != PlanState.RUNNING:
        raise NotUnderWay
    return locked


def hold(*assessments: Assessment) -> None:
    """Lock these rows until the act is done, always in one order, so that a closing waits or was first."""
    found = Assessment.objects.select_for_update().filter(pk__in=[each.pk for each in assessments]).order_by("pk")
    list(found.values_list("pk", flat=True))


def lock_taking_part(assessment: Assessment) -> Assessment:
    """The assessment's row, locked; raises NotUnderWay or NotTakingPart."""
    lock_under_way(assessment.plan)
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.standing != Standing.ACTIVE:
        raise NotTakingPart(name=str(locked.mandate.deputy))
    return locked


def reason_given(reason: str) -> str:
    """The reason without blanks around it; raises ReasonMissing when nothing is left."""
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()


def with_changes(plan: Plan, changes: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The plan's parameters with `changes` ({key: {"value": …, "basis": …}}) laid over them.

    A value that differs from the scheme's becomes the office's own (source "local"); one that is put back
    to the scheme's takes the scheme's source again: a house default is never shown as anybody's rule.
    """
    parameters = {key: dict(entry) for key, entry in plan.parameters.items()}
    preset = presets().get(plan.scheme)
    for key, change in changes.items():
        original = preset.parameters.get(key) if preset else None
        if original is not None and original["value"] == change["value"] and not change.get("basis"):
            parameters[key] = dict(original)
        elif key not in parameters or parameters[key]["value"] != change["value"] or "basis" in change:
            parameters[key] = {"value": change["value"], "source": Source.LOCAL, "basis": change.get("basis", "")}
    return parameters


def put_items(plan: Plan, texts: list[str]) -> None:
    """Replace the plan's content items, in this order."""
    plan.content_items.all().delete()
    ContentItem.objects.bulk_create(
        ContentItem(plan=plan, order=order, text=text.strip()) for order, text in enumerate(texts, 1)
    )


def put_schedule(plan: Plan, schedule: Schedule) -> None:
    """Replace the plan's schedule."""
    plan.schedule.all().delete()
    ScheduleEntry.objects.bulk_create(
        ScheduleEntry(plan=plan, stage=stage, starts_on=first, due_on=last) for stage, (first, last) in schedule.items()
    )
