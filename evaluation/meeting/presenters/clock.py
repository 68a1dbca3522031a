"""The speaking clock for a browser: it counts on from what the server knows, by the server's time."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from evaluation.meeting.models import MeetingDeputy
from evaluation.meeting.states import ClockState

WARN_SECONDS = 120  # a warning two minutes before the end


@dataclass(frozen=True, slots=True)
class Clock:
    """`since` and `now` in milliseconds since 1970, the rest in seconds; `limit` 0: the scheme states none."""

    state: str
    used: int
    limit: int
    since: int | None
    now: int

    @classmethod
    def of(cls, place: MeetingDeputy, minutes: int, now: datetime | None = None) -> "Clock":
        since = place.running_since if place.clock == ClockState.RUNNING else None
        moment = _ms(now or timezone.now())
        return cls(place.clock, place.used_seconds, minutes * 60, _ms(since) if since else None, moment)

    @property
    def seconds(self) -> int:
        """Seconds spoken by now."""
        running = (self.now - self.since) // 1000 if self.since is not None else 0
        return self.used + max(0, running)

    @property
    def left(self) -> int:
        return self.limit - self.seconds

    @property
    def over(self) -> bool:
        return bool(self.limit) and self.left < 0

    @property
    def warns(self) -> bool:
        return bool(self.limit) and 0 <= self.left <= WARN_SECONDS

    @property
    def shown(self) -> str:
        """What stands there without a script: time left, or time spoken where there is no limit."""
        return hands(abs(self.left) if self.limit else self.seconds)

    @property
    def used_shown(self) -> str:
        return hands(self.seconds)


def hands(seconds: int) -> str:
    """07:42, and 102:30 rather than hours."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
