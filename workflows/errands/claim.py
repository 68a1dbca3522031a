"""The moves of one errand, each a conditional UPDATE whose row count is the answer.

`attempts` is the fence: it grows with each claim, so a runner that lost its claim (it slept through
its lease) can no longer finish the row that somebody else works on.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from evaluation.ground.models import Errand

State = Errand.State
LONGEST_WAIT = timedelta(hours=1)


def lease() -> timedelta:
    """How long a claim lasts without a sign of life."""
    return timedelta(seconds=settings.ERRAND_LEASE_SECONDS)


def backoff(attempts: int) -> timedelta:
    """The wait after the n-th failed attempt: 10 s, 40 s, 160 s, … up to an hour (house default)."""
    return min(timedelta(seconds=10 * 4 ** (attempts - 1)), LONGEST_WAIT)


def claim(errand_id: int, now: datetime | None = None) -> Errand | None:
    """Take a waiting errand that is due; None when somebody else has it, or it is not due."""
    now = now or timezone.now()
    due = Errand.objects.filter(pk=errand_id, state=State.WAITING, due_at__lte=now)
    if not due.update(state=State.CLAIMED, claimed_at=now, attempts=F("attempts") + 1):
        return None
    return Errand.objects.get(pk=errand_id)


def _mine(errand: Errand) -> QuerySet[Errand]:
    return Errand.objects.filter(pk=errand.pk, state=State.CLAIMED, attempts=errand.attempts)


def dead() -> QuerySet[Errand]:
    """Claims without a sign of life for longer than the lease."""
    return Errand.objects.filter(state=State.CLAIMED, claimed_at__lt=timezone.now() - lease())


def renew(errand: Errand) -> bool:
    """A sign of life; False when the claim is lost."""
    return bool(_mine(errand).update(claimed_at=timezone.now()))


def report(errand: Errand, done: int, of: int) -> bool:
    """Write the progress, which is a sign of life too; False when the claim is lost."""
    return bool(_mine(errand).update(done=done, of=of, claimed_at=timezone.now()))


def finish(errand: Errand) -> bool:
    """Mark as done; False when the claim is lost: then the caller rolls back."""
    return bool(_mine(errand).update(state=State.DONE, finished_at=timezone.now(), trouble=""))


def put_back(errand: Errand, trouble: str) -> bool:
    """Let it wait for the next attempt."""
    later = timezone.now() + backoff(errand.attempts)
    return bool(_mine(errand).update(state=State.WAITING, claimed_at=None, due_at=later, trouble=trouble))


def free(errand: Errand) -> bool:
    """Its worker died: let it wait again, due at once. Not for errands that leave the house."""
    return bool(_mine(errand).update(state=State.WAITING, claimed_at=None, due_at=timezone.now()))


def give_up(errand: Errand, trouble: str) -> bool:
    """It failed for good; a person reads why."""
    return bool(_mine(errand).update(state=State.FAILED, finished_at=timezone.now(), trouble=trouble))


def doubt(errand: Errand, trouble: str) -> bool:
    """Nobody knows whether it went out; a person decides."""
    return bool(_mine(errand).update(state=State.UNCERTAIN, finished_at=timezone.now(), trouble=trouble))
