"""The speaking clock: the truth is what is on record (seconds used, and since when it runs), never a browser."""

from datetime import datetime

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import hold, note
from evaluation.meeting.errors import ClockBusy, ClockWrong
from evaluation.meeting.models import MeetingDeputy
from evaluation.meeting.queries import speaking_place
from evaluation.meeting.states import ClockState, MeetingState
from evaluation.roster.models import Membership

UNDER_WAY = frozenset({MeetingState.UNDER_WAY})


@act
def start_clock(*, place: MeetingDeputy, by: Membership) -> MeetingDeputy:
    """Start, or go on after a pause or a stop pressed by mistake. Raises ClockBusy while another one runs."""
    meeting = hold(place.meeting_id, "start_clock", by=by, states=UNDER_WAY)
    busy = speaking_place(meeting)
    if busy is not None and busy.pk != place.pk:
        raise ClockBusy(name=busy.assessment.mandate.deputy.name)
    clock = _fresh(place, ClockState.WAITING, ClockState.PAUSED, ClockState.DONE)
    clock.clock = ClockState.RUNNING
    clock.running_since = timezone.now()
    clock.save(update_fields=["clock", "running_since"])
    note(meeting, "start_clock", clock, by=by)
    return clock


@act
def pause_clock(*, place: MeetingDeputy, by: Membership) -> MeetingDeputy:
    """Hold the clock; what was used stays on record. Raises ClockWrong when it does not run."""
    meeting = hold(place.meeting_id, "pause_clock", by=by, states=UNDER_WAY)
    clock = _settle(_fresh(place, ClockState.RUNNING), ClockState.PAUSED, timezone.now())
    note(meeting, "pause_clock", clock, by=by, used=clock.used_seconds)
    return clock


@act
def stop_clock(*, place: MeetingDeputy, by: Membership) -> MeetingDeputy:
    """End the speech and put the time used on record, overrun included. Raises ClockWrong when nothing was started."""
    meeting = hold(place.meeting_id, "stop_clock", by=by, states=UNDER_WAY)
    clock = _settle(_fresh(place, ClockState.RUNNING, ClockState.PAUSED), ClockState.DONE, timezone.now())
    note(meeting, "stop_clock", clock, by=by, used=clock.used_seconds)
    return clock


def _fresh(place: MeetingDeputy, *states: ClockState) -> MeetingDeputy:
    clock = MeetingDeputy.objects.get(pk=place.pk)
    if clock.clock not in states:
        raise ClockWrong(clock=clock.get_clock_display())
    return clock


def _settle(clock: MeetingDeputy, state: ClockState, now: datetime) -> MeetingDeputy:
    if clock.running_since is not None:
        clock.used_seconds += max(0, round((now - clock.running_since).total_seconds()))
    clock.running_since = None
    clock.clock = state
    clock.save(update_fields=["clock", "running_since", "used_seconds"])
    return clock
