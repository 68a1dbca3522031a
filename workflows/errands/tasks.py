"""The bell: Celery carries an errand's number to a worker, and nothing else."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from workflows.errands import sweeper
from workflows.errands.run import run

logger = logging.getLogger(__name__)


@shared_task(name="errands.run")
def run_errand(errand_id: int) -> None:
    run(errand_id)


@shared_task(name="errands.sweep")
def sweep() -> None:
    sweeper.sweep(ring)


def ring(errand_id: int) -> None:
    """Tell a worker. A broker that is down loses nothing: the row waits for the sweeper."""
    try:
        run_errand.apply_async((errand_id,), retry=False)
    except (OperationalError, OSError):
        logger.warning("the broker does not answer; errand %s waits for the sweeper", errand_id)
