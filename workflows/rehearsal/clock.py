"""A clock that only the player moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import time_machine

from workflows.errands.run import run_due

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING = time(9, 0)
CLOSING = time(17, 0)


class Clock:
    """Office hours of made-up days. Moving it does the background work that became due, as a worker would."""

    def __init__(self, traveller: time_machine.Traveller, chance: Random) -> None:
        self._traveller, self._chance = traveller, chance

    @property
    def now(self) -> datetime:
        return datetime.now(SHANGHAI)

    @property
    def today(self) -> date:
        return self.now.date()

    def work(self, minutes: int = 20) -> None:
        """Up to so many minutes pass; after closing time the next morning comes."""
        self.wait(timedelta(minutes=self._chance.randint(1, minutes)))
        if self.now.time() > CLOSING:
            self.go_to(self.today + timedelta(days=1))

    def wait(self, span: timedelta) -> None:
        """Exactly so long, at the same desk."""
        self._move(self.now + span)

    def go_to(self, day: date) -> None:
        """The morning of a day, unless it is already past."""
        morning = datetime.combine(day, OPENING, SHANGHAI) + timedelta(minutes=self._chance.randint(0, 30))
        self._move(max(morning, self.now))

    def _move(self, to: datetime) -> None:
        another_day = to.date() > self.today
        self._traveller.move_to(to, tick=False)
        if another_day:
            run_due()


@contextmanager
def made_up_time(first: date, chance: Random) -> Iterator[Clock]:
    """Inside the block no time passes but what the clock is told. It starts on the morning of `first`."""
    with time_machine.travel(datetime.combine(first, OPENING, SHANGHAI), tick=False) as traveller:
        yield Clock(traveller, chance)
