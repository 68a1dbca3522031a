"""Working days of mainland China, and the moments at which a deadline is called to mind. Pure: no clock.

Source: the State Council's yearly notices, as the package chinesecalendar keeps them (2004 to the last year
announced; 2019, the year of both schemes, included). A year that is not announced yet has no public holidays
here, only weekends, and `is_known` says so, so that a page can.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = time(9)  # house default: when offices read what came in
SATURDAY = 5


@cache
def is_known(year: int) -> bool:
    """Whether the public holidays of this year are known."""
    try:
        chinese_calendar.is_workday(date(year, 7, 1))
    except NotImplementedError:
        return False
    return True


def is_working_day(day: date) -> bool:
    """Whether offices work on this day: moved holidays (调休) counted, weekends only in an unknown year."""
    if is_known(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < SATURDAY


def working_days_from(day: date, count: int) -> date:
    """The working day that lies `count` working days after `day` (before it when negative).

    Zero gives the day itself when it is a working day, else the next one.
    """
    step = timedelta(days=-1 if count < 0 else 1)
    left = abs(count)
    while left or not is_working_day(day):
        day += step
        if left and is_working_day(day):
            left -= 1
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and with `last`; negative when `last` is earlier."""
    if last < first:
        return -working_days_between(last, first)
    return sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def morning(day: date) -> datetime:
    """Nine o'clock of that day in Shanghai."""
    return datetime.combine(day, MORNING, SHANGHAI)


def moments(due_on: date, *, before: Iterable[int], after: Iterable[int]) -> list[datetime]:
    """When to remind: so many working days before, on the day itself, so many working days after. Ascending."""
    days = {working_days_from(due_on, -count) for count in before}
    days |= {due_on}
    days |= {working_days_from(due_on, count) for count in after}
    return [morning(day) for day in sorted(days)]


def latest(due: Iterable[datetime], now: datetime) -> datetime | None:
    """The last of these moments that is not after `now`."""
    return max((moment for moment in due if moment <= now), default=None)
