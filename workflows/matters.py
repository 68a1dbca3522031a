"""Opening, ending and moving matters: the reading side follows the engine's tasks."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from evaluation.ground import bell, deadlines
from evaluation.plan.queries import rules_of
from workflows.models import Matter
from workflows.scope import Scope

if TYPE_CHECKING:
    from viewflow.workflow.models import Task

    from workflows.nodes.step import Step


def draft(task: "Task", step: "Step", scope: Scope) -> Matter:
    """The matter of a waiting step, not yet saved."""
    who = step.who(scope)
    return Matter(
        task=task,
        step=name_of(step),
        plan=scope.plan,
        assessment=scope.assessment,
        stage=step.stage,
        role=who.role,
        group_id=who.group_id or scope.group_id,
        deputy_id=who.deputy_id,
        member_id=who.member_id,
        due_on=step.due_on(scope),
        lapses_on=step.lapses_on(scope),
    )


def open_for(task: "Task", step: "Step", scope: Scope) -> Matter:
    matter = draft(task, step, scope)
    matter.save()
    _tell(matter, fresh=True)
    return matter


def _tell(matter: Matter, *, fresh: bool = False) -> None:
    """Set its reminders in the background: whom to remind is looked up there, not in somebody's click."""
    if matter.due_on is not None:
        rules = rules_of(matter.plan)
        when = f"{matter.due_on}:{'_'.join(map(str, (*rules.remind_before, 'after', *rules.remind_after)))}"
        bell.send(
            kind="matter.deadline",
            key=f"matter:{matter.pk}:{when}:{matter.member_id or matter.deputy_id or matter.role}",
            congress_id=matter.plan.congress_id,
            facts={"matter": matter.pk},
            fresh=fresh,
        )


def name_of(step: "Step") -> str:
    """The full name, "<flow>.<step>": it stands in the row; never rename either without a data migration."""
    flow: Any = step.flow_class
    return f"{flow.app_name}.{step.name}"


def end(matter: Matter, how: Matter.End, by_id: int | None) -> None:
    matter.ended_at = timezone.now()
    matter.end = how
    matter.ended_by_id = by_id
    matter.save(update_fields=["ended_at", "end", "ended_by"])
    deadlines.met(matter.deadline_key)


def drop(task: "Task") -> None:
    """Nobody is expected to do this any more."""
    for matter in Matter.objects.filter(task=task, ended_at__isnull=True):
        matter.ended_at, matter.end = timezone.now(), Matter.End.DROPPED
        matter.save(update_fields=["ended_at", "end"])
        deadlines.call_off(matter.deadline_key)


def reschedule(matter: Matter, step: "Step", scope: Scope) -> None:
    """Take the deadline and the expected person anew, after an amendment, an extension or another reviewer."""
    fresh = draft(matter.task, step, scope)
    for field in ("role", "group_id", "deputy_id", "member_id", "due_on", "lapses_on"):
        setattr(matter, field, getattr(fresh, field))
    matter.save(update_fields=["role", "group", "deputy", "member", "due_on", "lapses_on"])
    _tell(matter)
