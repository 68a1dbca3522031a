"""The desk tells the vote who is here; the vote is told nothing else."""

from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.queries import session_of
from evaluation.roster.models import Membership
from voting.actions.update_roll import update_roll
from voting.models import Session
from voting.specs import Actor
from voting.states import BEFORE_CLOSING, Attendance, Issued, Role


def organiser(by: Membership) -> Actor:
    """The acting membership as the vote knows it: vouched for by this floor."""
    return Actor(name=by.user.name or by.user.username, role=Role.ORGANISER, ref=f"membership:{by.pk}")


def ref_of(attendee: Attendee) -> str:
    return f"attendee:{attendee.pk}"


def issuing(meeting: Meeting) -> bool:
    """Whether anybody has drawn a slip or a paper ballot yet."""
    session = session_of(meeting)
    return session is not None and session.roll.exclude(issued=Issued.NOTHING).exists()


def arrived(meeting: Meeting, attendee: Attendee, *, by: Membership) -> None:
    _mark(meeting, attendee, Attendance.PRESENT, by)


def left(meeting: Meeting, attendee: Attendee, *, by: Membership) -> None:
    _mark(meeting, attendee, Attendance.LEFT, by)


def never_came(meeting: Meeting, attendee: Attendee, *, by: Membership) -> None:
    _mark(meeting, attendee, Attendance.ABSENT, by)


def wipe(session: Session, *, by: Membership) -> None:
    """After a practice: nobody is here, nobody has drawn anything."""
    for entry in session.roll.exclude(attendance=Attendance.ABSENT):
        update_roll(
            session=session,
            by=organiser(by),
            entry_id=entry.pk,
            attendance=Attendance.ABSENT,
            issued=Issued.NOTHING,
        )


def _mark(meeting: Meeting, attendee: Attendee, attendance: Attendance, by: Membership) -> None:
    session = session_of(meeting)
    if session is None or session.state not in BEFORE_CLOSING:
        return  # the list was closed with the box: who comes later attends and does not vote
    entry = session.roll.filter(ref=ref_of(attendee)).first()
    if entry is not None:  # a guest invited after printing is on the meeting's list only
        update_roll(session=session, by=organiser(by), entry_id=entry.pk, attendance=attendance)
