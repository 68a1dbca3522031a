"""Opening, ending and moving matters: the reading side follows the engine's tasks."""

from secrets import token_hex
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from evaluation.ground import bell, deadlines
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
    """Set its reminders in the background: whom to remind is looked up there, not in somebody's click.

    Each move is said with a key of its own: a day that was moved away and back again is a move, too.
    """
    if matter.due_on is not None:
        bell.send(
            kind="matter.deadline",
            key=f"matter:{matter.pk}" if fresh else f"matter:{matter.pk}:{token_hex(8)}",
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
