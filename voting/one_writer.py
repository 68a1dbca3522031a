"""SQLite takes one writer at a time, and each commit waits for the disk: ballots that arrive together go in together.

Whoever comes first writes for all who wait in this process, in one transaction; each is told only after its commit.
Between the processes of the server a lock of the system keeps the turn: SQLite itself would let them sleep and ask.
"""

from __future__ import annotations

import fcntl
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(slots=True)
class Drop:
    """One slip to mark and one envelope to put in if it could be marked."""

    spend: Sequence[Any] = field(repr=False)
    envelope: Sequence[Any] = field(repr=False)
    dropped: bool = False
    error: Exception | None = None
    done: bool = False


class OneWriter:
    """`spend` and `drop` are the two statements."""

    def __init__(self, spend: str, drop: str) -> None:
        self._spend, self._drop = spend, drop
        self._waiting: deque[Drop] = deque()
        self._turn = threading.Lock()

    def write(self, mine: Drop) -> bool:
        """Whether the slip was marked and the envelope is durably in the box. Raises what the database raises."""
        if connection.in_atomic_block:  # not committed before the caller's own transaction is: nobody else's goes in
            self._put_in([mine])
            return mine.dropped
        self._waiting.append(mine)
        with self._turn:
            if not mine.done:  # whoever had the turn before may have written it
                self._write_all_that_wait()
        if mine.error:
            raise mine.error
        return mine.dropped

    def _write_all_that_wait(self) -> None:
        with _turn_of_this_process():
            together = [self._waiting.popleft() for _ in range(len(self._waiting))]
            try:
                self._put_in(together)
            except Exception as error:  # noqa: BLE001 - each thread raises it to its own voter
                for drop in together:
                    drop.error, drop.dropped = error, False
        for drop in together:
            drop.done = True

    def _put_in(self, together: Sequence[Drop]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for drop in together:
                cursor.execute(self._spend, drop.spend)
                if cursor.rowcount == 1:
                    cursor.execute(self._drop, drop.envelope)
                    drop.dropped = True


@contextmanager
def _turn_of_this_process() -> Iterator[None]:
    """A lock on a file beside the database's; a process that dies lets go of it."""
    place = Path(str(connection.settings_dict["NAME"]))
    if not place.is_absolute():  # in memory: there is no other process
        yield
        return
    with place.with_name(place.name + "-turn").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
