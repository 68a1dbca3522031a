"""Practice: the whole meeting with trial ballots, then wiped."""

from evaluation.ground.act import act
from evaluation.meeting.actions import roll
from evaluation.meeting.actions.hold import HELD, hold, note
from evaluation.meeting.errors import NotInPractice, VoteCalled
from evaluation.meeting.models import Attendee, Meeting, Remark, StepDone
from evaluation.meeting.queries import session_of
from evaluation.meeting.states import ClockState, MeetingState, Presence
from evaluation.roster.models import Membership
from voting.actions.begin_trial import end_trial
from voting.actions.update_roll import update_roll
from voting.states import Attendance, State

MARKER = "practice"


@act
def start_practice(*, meeting: Meeting, by: Membership) -> Meeting:
    """Begin a practice of a meeting that is ready. Raises VoteCalled once its vote is open for good."""
    meeting = hold(meeting.pk, "start_practice", by=by, states={MeetingState.READY})
    session = session_of(meeting)
    if session is not None and session.state not in {State.PREPARED, State.PRINTED}:
        raise VoteCalled
    before = {str(person.pk): person.presence for person in meeting.attendees.exclude(presence=Presence.EXPECTED)}
    note(meeting, "start_practice", meeting, by=by)
    StepDone.objects.create(meeting=meeting, step=MARKER, by=by, facts={"presence": before})
    meeting.practice = True
    meeting.save(update_fields=["practice"])
    return meeting


@act
def end_practice(*, meeting: Meeting, by: Membership) -> Meeting:
    """Wipe everything that was practised; the meeting is ready as before. Raises NotInPractice."""
    meeting = hold(meeting.pk, "end_practice", by=by, states=HELD)
    marker = meeting.steps_done.filter(step=MARKER).last()
    if not meeting.practice or marker is None:
        raise NotInPractice
    _wipe_vote(meeting, by)
    _restore_attendance(meeting, marker.facts["presence"], by)
    Remark.objects.filter(place__meeting=meeting).delete()
    meeting.deputies.update(clock=ClockState.WAITING, used_seconds=0, running_since=None)
    meeting.steps_done.filter(pk__gte=marker.pk).delete()
    meeting.practice, meeting.state = False, MeetingState.READY
    meeting.save(update_fields=["practice", "state"])
    note(meeting, "end_practice", meeting, by=by)
    return meeting


def _wipe_vote(meeting: Meeting, by: Membership) -> None:
    session = session_of(meeting)
    if session is None:
        return
    if session.state == State.TRIAL:
        end_trial(session=session, by=roll.organiser(by))
    roll.wipe(session, by=by)


def _restore_attendance(meeting: Meeting, before: dict[str, str], by: Membership) -> None:
    """Who had signed in or excused themselves before the practice began is still so."""
    here = [int(pk) for pk, presence in before.items() if presence == Presence.PRESENT]
    excused = [int(pk) for pk, presence in before.items() if presence == Presence.LEAVE]
    others = meeting.attendees.exclude(pk__in=[*here, *excused])
    others.update(presence=Presence.EXPECTED, signed_in_at=None, signed_in_way="", late=False, leave_reason="")
    meeting.attendees.filter(pk__in=here).update(presence=Presence.PRESENT)
    meeting.attendees.filter(pk__in=excused).update(presence=Presence.LEAVE)
    session = session_of(meeting)
    if session is None:
        return
    for person in Attendee.objects.filter(pk__in=here):
        entry = session.roll.filter(ref=roll.ref_of(person)).first()
        if entry is not None:
            update_roll(session=session, by=roll.organiser(by), entry_id=entry.pk, attendance=Attendance.PRESENT)
