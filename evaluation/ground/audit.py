"""The record of acts: explicit, in the same transaction, never anonymous.

What is on the record also moves the year on: the floor `workflows` observes it and completes the step of
the process that was waiting for the act. So a page, a command and the rehearsal all drive the same process
by doing the same act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from evaluation.ground.models import AuditEvent

if TYPE_CHECKING:
    from django.db.models import Model

    from evaluation.roster.models import Membership

Observer = Callable[["Membership", str, "Model"], None]
_observers: list[Observer] = []


def observe(observer: Observer) -> None:
    """Register what is called, inside the transaction of the act, after each record: (by, act, target)."""
    if observer not in _observers:
        _observers.append(observer)


def record(by: Membership, act: str, target: Model, **facts: str | int | bool | None) -> AuditEvent:
    """Write that `by` did `act` ("<stage>.<act name>") to `target`. Facts hold no secret and no long text."""
    event = AuditEvent.objects.create(
        congress_id=by.congress_id,
        user_id=by.user_id,
        role=by.role,
        act=act,
        target_type=target._meta.label_lower,  # noqa: SLF001 - Django documents it
        target_id=target.pk,
        facts=facts,
    )
    for observer in _observers:
        observer(by, act, target)
    return event


def record_each(by: Membership, act: str, targets: Sequence[Model]) -> None:
    """One line for each of many targets of one kind, written together."""
    AuditEvent.objects.bulk_create(
        AuditEvent(
            congress_id=by.congress_id,
            user_id=by.user_id,
            role=by.role,
            act=act,
            target_type=target._meta.label_lower,  # noqa: SLF001 - Django documents it
            target_id=target.pk,
        )
        for target in targets
    )
    for observer in _observers:
        for target in targets:
            observer(by, act, target)
