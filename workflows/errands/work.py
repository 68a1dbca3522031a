"""What a runner is handed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.db import connection

from evaluation.ground.models import Errand
from workflows.errands import claim

PROGRESS_EVERY = 0.5  # seconds between two writes of the progress


@dataclass
class Work:
    """One claimed errand: its facts, and a way to say how far it is."""

    errand: Errand
    _told_at: float = field(default=0.0, init=False)

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self.errand.facts
        return facts

    def progress(self, done: int, of: int) -> None:
        """Say that `done` of `of` parts are ready. Cheap: written twice a second at most."""
        if done >= of or monotonic() - self._told_at >= PROGRESS_EVERY:
            self._told_at = monotonic()
            claim.report(self.errand, done, of)


@contextmanager
def signs_of_life(errand: Errand) -> Iterator[None]:
    """Renew the claim from a thread while long work goes on, so that the sweeper leaves it alone."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(claim.lease().total_seconds() / 3):
            try:
                if not claim.renew(errand):
                    break
            finally:
                connection.close()  # the thread's own

    thread = threading.Thread(target=renew, name=f"errand-{errand.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
