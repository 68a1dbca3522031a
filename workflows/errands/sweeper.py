"""The sweeper: rings for what waits, and frees what a dead worker held. Beat calls it."""

import logging
from collections.abc import Callable

from django.utils import timezone

from evaluation.ground.models import Errand
from workflows.errands import claim
from workflows.errands.registry import Style, find
from workflows.errands.run import DOUBT, FAULT

logger = logging.getLogger(__name__)
State = Errand.State
AT_ONCE = 500  # bells in one sweep; the next one comes in seconds

_rounds: list[Callable[[], object]] = []


def on_sweep(function: Callable[[], object]) -> Callable[[], object]:
    """Register what is called in every sweep (timers of the processes and the like). It must be quick."""
    if function not in _rounds:
        _rounds.append(function)
    return function


def sweep(ring: Callable[[int], None]) -> None:
    """One sweep: dead claims, then everybody's rounds, then a bell for each waiting errand that is due."""
    free_dead_claims()
    for function in _rounds:
        try:
            function()
        except Exception:
            logger.exception("a round of the sweeper failed")  # the others must still be heard
    due = Errand.objects.filter(state=State.WAITING, due_at__lte=timezone.now())
    for errand_id in due.values_list("pk", flat=True)[:AT_ONCE]:
        ring(errand_id)


def free_dead_claims() -> int:
    """Give errands whose runner shows no sign of life to the next one; return how many."""
    return sum(_free(errand) for errand in claim.dead()[:AT_ONCE])


def _free(errand: Errand) -> bool:
    known = find(errand.kind)
    logger.warning("errand %s (%s): its worker died in attempt %s", errand.pk, errand.kind, errand.attempts)
    if known is not None and known.style is Style.OUTSIDE:
        return claim.doubt(errand, DOUBT)
    if known is not None and errand.attempts >= known.attempts:
        return claim.give_up(errand, FAULT)  # it kills its workers
    return claim.free(errand)
