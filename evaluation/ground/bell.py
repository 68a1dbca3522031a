"""The bell: says that an errand is waiting. Who hears it is registered by the floor `workflows`.

Acts write errands; after the commit the bell is rung. When nobody hears (a command, a broker that is
down), nothing is lost: the sweeper looks for waiting rows.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evaluation.ground.models import Errand

_listeners: list[Callable[[int], None]] = []


def listen(listener: Callable[[int], None]) -> None:
    """Register what is called with the errand's primary key once it is committed."""
    if listener not in _listeners:
        _listeners.append(listener)


def send(
    *,
    kind: str,
    key: str,
    congress_id: int | None,
    facts: Mapping[str, str | int | bool | None] | None = None,
    due_at: datetime | None = None,
    of: int = 0,
    fresh: bool = False,
) -> Errand:
    """Write an errand in the caller's transaction and ring after the commit. The same key sends once.

    `fresh`: the key names a row that the caller has just made, so nobody can have sent it before.
    """
    said = {
        "kind": kind,
        "congress_id": congress_id,
        "facts": dict(facts or {}),
        "due_at": due_at or timezone.now(),
        "of": of,
    }
    if fresh:
        errand, made = Errand.objects.create(key=key, **said), True
    else:
        errand, made = Errand.objects.get_or_create(key=key, defaults=said)
    if made and errand.due_at <= timezone.now():
        ring_after_commit(errand)
    return errand


def ring_after_commit(errand: Errand) -> None:
    """Say, once the caller's transaction is through, that this errand waits."""
    transaction.on_commit(lambda: _ring(errand.pk))


def _ring(errand_id: int) -> None:
    for listener in _listeners:
        listener(errand_id)
