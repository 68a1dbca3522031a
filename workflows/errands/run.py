"""Run one errand, or all that are due."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from documents.errors import Refusal
from evaluation.ground.models import Errand
from workflows.errands import claim
from workflows.errands.registry import Ending, NotSent, Runner, Style, find
from workflows.errands.work import Work, signs_of_life

logger = logging.getLogger(__name__)

# kept as written here and translated when shown
UNKNOWN = gettext_noop("This version of the product does not know this kind of work. Ask your administrator.")
FAULT = gettext_noop("A fault in the program stopped this work. Your administrator finds the details in the log.")
NOT_SENT = gettext_noop(
    "Nothing was sent: the other side did not answer or refused. Check the address and the network."
)
DOUBT = gettext_noop(
    "It was interrupted while sending, and nobody knows whether it arrived. Ask the receiver before sending again."
)


class LostClaim(Exception):  # noqa: N818 - not a fault: somebody else took over
    """The lease ran out and another worker has the errand; what was done here is rolled back."""


def run(errand_id: int) -> bool:
    """Claim and run one errand. False when there was nothing to claim. Raises nothing of the runner's."""
    errand = claim.claim(errand_id)
    if errand is None:
        return False
    known = find(errand.kind)
    if known is None:
        claim.give_up(errand, UNKNOWN)
        return True
    try:
        _do(known, errand)
    except LostClaim:
        logger.warning("errand %s (%s) was taken over by another worker", errand.pk, errand.kind)
    except Refusal as refusal:
        claim.give_up(errand, str(refusal))
    except NotSent:
        logger.warning("errand %s (%s) was not sent", errand.pk, errand.kind)
        _again(known, errand, NOT_SENT)
    except Exception:
        logger.exception("errand %s (%s) failed, attempt %s", errand.pk, errand.kind, errand.attempts)
        if known.style is Style.OUTSIDE:
            claim.doubt(errand, DOUBT)
        else:
            _again(known, errand, FAULT)
    return True


def _do(known: Runner, errand: Errand) -> None:
    work = Work(errand)
    if known.style is Style.SHORT:
        with transaction.atomic():
            _end(errand, known.function(work))
        return
    with signs_of_life(errand):
        ending = known.function(work)
    with transaction.atomic():
        _end(errand, ending)


def _end(errand: Errand, ending: Ending | None) -> None:
    if ending is not None:
        ending()
    if not claim.finish(errand):
        raise LostClaim


def _again(known: Runner, errand: Errand, trouble: str) -> None:
    if errand.attempts < known.attempts:
        claim.put_back(errand, trouble)
    else:
        claim.give_up(errand, trouble)


def run_due(limit: int = 10_000) -> int:
    """Run everything that is due, in this process, until nothing is; return how many ran.

    For commands that play or repair without a worker. Errands that errands write are run too.
    """
    ran = 0
    while ran < limit:
        waiting = Errand.objects.filter(state=Errand.State.WAITING, due_at__lte=timezone.now())
        ids = list(waiting.values_list("pk", flat=True)[:100])
        progress = sum(run(pk) for pk in ids)
        if not progress:
            break
        ran += progress
    return ran
