"""A limit on tries with slips that do not count, in memory only: nothing of it is written anywhere.

80 random bits cannot be guessed; the limit keeps a prankster from keeping the computer busy. Only refused
ballots count, and an unused slip is let through even so (views.booth): neither a teller's tablet, which sends
for many, nor a hall behind one address is ever held up by them. Each process of the server counts for itself.
"""

from __future__ import annotations

import threading
import time
from collections import deque

MOST_REFUSED = 20
WITHIN = 60.0  # seconds
_MOST_ADDRESSES = 10_000

_lock = threading.Lock()
_refused: dict[str, deque[float]] = {}


def held_up(address: str) -> bool:
    """Whether so many ballots from here were refused in the last minute that the next has to wait."""
    with _lock:
        times = _refused.get(address)
        if times is None:
            return False
        now = time.monotonic()
        while times and times[0] < now - WITHIN:
            times.popleft()
        return len(times) >= MOST_REFUSED


def note_refused(address: str) -> None:
    with _lock:
        if len(_refused) >= _MOST_ADDRESSES:
            _refused.clear()
        _refused.setdefault(address, deque(maxlen=MOST_REFUSED)).append(time.monotonic())


def forget() -> None:
    """For tests."""
    with _lock:
        _refused.clear()
