"""Ballots that arrive together go in together: one writer a process, for all who wait.

Whoever comes first writes for everybody in the queue; each is told only after the commit that holds his own ballot.
SQLite waits for the disk once instead of once a ballot, PostgreSQL is asked once instead of once a ballot, and a
commit says even less about who cast beside whom.
"""

from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(slots=True, repr=False)
class Drop:
    """One slip to mark, and one envelope to put in if it could be marked."""

    digest: str
    session_id: int
    public_key: str
    sealed: bytes
    envelope: uuid.UUID = field(default_factory=uuid.uuid4)
    dropped: bool = False
    error: Exception | None = None
    done: bool = False
    call: threading.Event = field(default_factory=threading.Event)


class OneWriter:
    """`put_in` writes drops in one step, durably, and returns the envelopes of those whose slip it could mark."""

    def __init__(self, put_in: Callable[[Sequence[Drop]], set[uuid.UUID]]) -> None:
        self._put_in = put_in
        self._waiting: list[Drop] = []
        self._writing = False
        self._queue = threading.Lock()

    def write(self, mine: Drop) -> bool:
        """Whether the slip was marked and the envelope is durably in the box. Raises what the database raises."""
        if connection.in_atomic_block:  # not committed before the caller's own transaction is: nobody else's goes in
            return mine.envelope in self._put_in([mine])
        if not self._is_first(mine):
            mine.call.wait()  # until it is written, or until it is this one's turn to write
        if not mine.done:
            self._write_all_that_wait()
        if mine.error:
            raise mine.error
        return mine.dropped

    def _is_first(self, mine: Drop) -> bool:
        with self._queue:
            self._waiting.append(mine)
            first, self._writing = not self._writing, True
        return first

    def _write_all_that_wait(self) -> None:
        with self._queue:
            together, self._waiting = self._waiting, []
        try:
            if not self._written(together) and len(together) > 1:
                for drop in together:  # one voter's trouble is not the others'
                    self._written([drop])
        finally:
            self._hand_over(together)

    def _hand_over(self, together: Sequence[Drop]) -> None:
        """The next one begins at once; those who were written for are told meanwhile."""
        with self._queue:
            following = self._waiting[0] if self._waiting else None
            self._writing = following is not None
        if following:
            following.call.set()
        for drop in together:
            drop.done = True
            drop.call.set()

    def _written(self, together: Sequence[Drop]) -> bool:
        error: Exception | None = None
        dropped: set[uuid.UUID] = set()
        try:
            dropped = self._put_in(together)
        except Exception as fault:  # noqa: BLE001 - each thread raises it to its own voter
            error = fault
            connection.close_if_unusable_or_obsolete()
        for drop in together:
            drop.dropped, drop.error = drop.envelope in dropped, error
        return error is None
