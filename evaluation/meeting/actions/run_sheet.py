"""The run sheet: one step after another, each on record with what was true at that moment."""

from collections.abc import Mapping

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.meeting import steps
from evaluation.meeting.actions.clock import stop_clock
from evaluation.meeting.actions.hold import HELD, hold, note
from evaluation.meeting.checks import unmet
from evaluation.meeting.errors import PracticeOnly, StepOutOfTurn, StepUnknown, StepUnmet, UndoDishonest, VoteUnfinished
from evaluation.meeting.labels import step_label
from evaluation.meeting.models import Meeting, StepDone
from evaluation.meeting.queries import attendance_of, open_step, speaking_place, steps_for
from evaluation.meeting.states import MeetingState
from evaluation.meeting.steps import Step
from evaluation.roster.models import Membership

Fact = str | int | bool


@act
def do_step(*, meeting: Meeting, step: str, by: Membership, skipped: str = "", **facts: Fact) -> StepDone:
    """Complete the step that is open; the last one closes the meeting.

    skipped   the reason why a deputy did not speak, or the leadership made no remarks
    Raises StepUnknown, StepOutOfTurn (also when somebody else was quicker), StepUnmet, WrongState.
    """
    meeting = hold(meeting.pk, "do_step", by=by, states=HELD)
    due = _due(meeting, step)
    if due.kind == steps.CLOSE and not meeting.practice:
        close_meeting(meeting=meeting, by=by)
        return meeting.steps_done.filter(step=steps.CLOSE, undone_at=None).get()
    if not (skipped and due.can_be_skipped):
        _refuse_unmet(meeting, due)
    _stop_running_clock(meeting, due, by)
    done = _put_down(meeting, due.key, by, {**facts, **({"skipped": skipped} if skipped else {})})
    if due.kind == steps.SIGN_IN:
        _move(meeting, MeetingState.UNDER_WAY)
    note(meeting, "do_step", meeting, by=by, step=due.key)
    return done


@act
def undo_step(*, meeting: Meeting, step: str, by: Membership) -> StepDone:
    """Take back the last step where that is honest; both stay on record. Raises UndoDishonest, StepUnknown."""
    meeting = hold(meeting.pk, "undo_step", by=by, states=HELD)
    named = _named(meeting, step)
    last = meeting.steps_done.filter(undone_at=None).last()
    if last is None or last.step != step or not named.can_be_undone:
        raise UndoDishonest
    last.undone_at, last.undone_by = timezone.now(), by
    last.save(update_fields=["undone_at", "undone_by"])
    if named.kind == steps.SIGN_IN:
        _move(meeting, MeetingState.READY)
    note(meeting, "undo_step", meeting, by=by, step=step)
    return last


@act
def close_meeting(*, meeting: Meeting, by: Membership) -> Meeting:
    """Close the meeting. Raises VoteUnfinished (neither certified nor void), PracticeOnly, WrongState."""
    meeting = hold(meeting.pk, "close_meeting", by=by, states={MeetingState.UNDER_WAY})
    if meeting.practice:
        raise PracticeOnly
    if unmet(meeting, Step(steps.CLOSE)):
        raise VoteUnfinished
    _put_down(meeting, steps.CLOSE, by, {})
    _move(meeting, MeetingState.CLOSED)
    note(meeting, "close_meeting", meeting, by=by)
    return meeting


def _named(meeting: Meeting, key: str) -> Step:
    found = next((step for step in steps_for(meeting) if step.key == key), None)
    if found is None:
        raise StepUnknown
    return found


def _due(meeting: Meeting, key: str) -> Step:
    named, due = _named(meeting, key), open_step(meeting)
    if due is None or named.key != due.key:
        raise StepOutOfTurn(open=step_label(due) if due else "—")
    return named


def _refuse_unmet(meeting: Meeting, step: Step) -> None:
    missing = unmet(meeting, step)
    if missing:
        raise StepUnmet(unmet="；".join(missing))


def _stop_running_clock(meeting: Meeting, step: Step, by: Membership) -> None:
    """Going on to the next deputy ends a clock that was forgotten."""
    place = speaking_place(meeting) if step.kind == steps.REPORT else None
    if place is not None:
        stop_clock(place=place, by=by)


def _put_down(meeting: Meeting, key: str, by: Membership, facts: Mapping[str, Fact]) -> StepDone:
    figures = attendance_of(meeting)
    now = {"due": figures.due, "present": figures.present, **facts}
    return StepDone.objects.create(meeting=meeting, step=key, by=by, facts=now)


def _move(meeting: Meeting, state: MeetingState) -> None:
    meeting.state = state
    meeting.save(update_fields=["state"])
