from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.ground.calendar import (
    SHANGHAI,
    is_known,
    is_working_day,
    latest,
    moments,
    morning,
    working_days_between,
    working_days_from,
)

DAYS = st.dates(date(2004, 2, 1), date(2040, 11, 30))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2019, 11, 20), True),  # a Wednesday: the day on which drafts are due in S2-B
        (date(2019, 10, 1), False),
        (date(2019, 10, 12), True),  # a Saturday worked for the National Day
        (date(2019, 10, 13), False),
        (date(2026, 10, 1), False),
        (date(2030, 10, 1), True),  # a Tuesday of a year that nobody has announced
        (date(2030, 10, 5), False),
    ],
)
def test_offices_work_on_the_days_that_the_state_council_named(day: date, *, works: bool) -> None:
    assert is_working_day(day) is works


def test_a_year_that_is_not_announced_says_so() -> None:
    assert (is_known(2019), is_known(2026), is_known(2039)) == (True, True, False)


def test_working_days_are_counted_across_a_holiday() -> None:
    before_holiday = date(2019, 9, 30)
    assert working_days_from(before_holiday, 1) == date(2019, 10, 8)
    assert working_days_from(date(2019, 10, 8), -1) == before_holiday
    assert working_days_from(date(2019, 10, 3), 0) == date(2019, 10, 8)
    assert working_days_between(before_holiday, date(2019, 10, 8)) == 1
    assert working_days_between(date(2019, 10, 8), before_holiday) == -1


@given(DAYS, st.integers(-30, 30).filter(bool))
def test_the_day_found_works_and_lies_as_far_as_asked(day: date, count: int) -> None:
    found = working_days_from(day, count)
    assert is_working_day(found)
    if is_working_day(day):
        assert working_days_between(day, found) == count


@given(DAYS, st.lists(st.integers(1, 10)), st.lists(st.integers(1, 10)))
def test_reminders_ascend_and_hold_the_day_itself(day: date, before: list[int], after: list[int]) -> None:
    found = moments(day, before=before, after=after)
    assert found == sorted(set(found))
    assert morning(day) in found


def test_reminders_come_in_the_morning_of_shanghai() -> None:
    assert moments(date(2019, 11, 20), before=(3,), after=(1,)) == [
        datetime(2019, 11, 15, 9, tzinfo=SHANGHAI),
        datetime(2019, 11, 20, 9, tzinfo=SHANGHAI),
        datetime(2019, 11, 21, 9, tzinfo=SHANGHAI),
    ]


def test_the_latest_moment_is_the_one_that_is_said() -> None:
    when = moments(date(2019, 11, 20), before=(3,), after=(1,))
    assert latest(when, when[0]) == when[0]
    assert latest(when, datetime(2019, 11, 20, 23, tzinfo=SHANGHAI)) == when[1]
    assert latest(when, datetime(2019, 11, 1, tzinfo=SHANGHAI)) is None
