"""The speaking clock tells the truth whatever browsers do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from evaluation.meeting.actions import do_step, pause_clock, start_clock, stop_clock
from evaluation.meeting.errors import ClockBusy, ClockWrong, WrongState
from evaluation.meeting.states import ClockState
from tests.evaluation.meeting.hall import Hall

Make = Callable[..., Hall]
NINE = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)


def test_pauses_do_not_count_and_overrun_does(hall: Make) -> None:
    here = hall("county")
    with time_machine.travel(NINE, tick=False) as clock:
        here.to_speeches()
        start_clock(place=here.place(), by=here.by)
        clock.shift(timedelta(minutes=4))
        assert pause_clock(place=here.place(), by=here.by).used_seconds == 240
        clock.shift(timedelta(minutes=30))
        start_clock(place=here.place(), by=here.people.teller)
        clock.shift(timedelta(minutes=7, seconds=5))
        done = stop_clock(place=here.place(), by=here.by)
    assert (done.used_seconds, done.clock, done.running_since) == (665, ClockState.DONE, None)


def test_one_clock_runs_at_a_time(hall: Make) -> None:
    here = hall().to_speeches()
    start_clock(place=here.place(1), by=here.by)
    with pytest.raises(ClockBusy) as refused:
        start_clock(place=here.place(2), by=here.by)
    assert "唐小溪" in str(refused.value)


def test_pressing_twice_is_told_and_changes_nothing(hall: Make) -> None:
    here = hall().to_speeches()
    with pytest.raises(ClockWrong):
        pause_clock(place=here.place(), by=here.by)
    start_clock(place=here.place(), by=here.by)
    with pytest.raises(ClockWrong):
        start_clock(place=here.place(), by=here.by)


def test_a_clock_stopped_by_mistake_goes_on(hall: Make) -> None:
    here = hall()
    with time_machine.travel(NINE, tick=False) as clock:
        here.to_speeches()
        start_clock(place=here.place(), by=here.by)
        clock.shift(60)
        stop_clock(place=here.place(), by=here.by)
        start_clock(place=here.place(), by=here.by)
        clock.shift(30)
        assert stop_clock(place=here.place(), by=here.by).used_seconds == 90


def test_a_forgotten_clock_ends_with_the_step(hall: Make) -> None:
    here = hall()
    with time_machine.travel(NINE, tick=False) as clock:
        here.to_speeches()
        start_clock(place=here.place(), by=here.by)
        clock.shift(75)
        do_step(meeting=here.meeting, step="report:1", by=here.by)
    assert (here.place().clock, here.place().used_seconds) == (ClockState.DONE, 75)


def test_no_clock_before_the_meeting(hall: Make) -> None:
    here = hall().prepare()
    with pytest.raises(WrongState):
        start_clock(place=here.place(), by=here.by)
