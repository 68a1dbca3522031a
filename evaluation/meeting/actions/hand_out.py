"""Slips and paper ballots go out: each person signs and draws one; the system learns that, never which one."""

from collections.abc import Collection

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import HELD, hold, note
from evaluation.meeting.actions.roll import organiser, ref_of
from evaluation.meeting.errors import StepOutOfTurn
from evaluation.meeting.labels import step_label
from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.queries import open_step, session_of
from evaluation.roster.models import Membership
from voting.actions.update_roll import update_roll
from voting.models import Session
from voting.states import Attendance, Issued


@act
def hand_out_slips(
    *, meeting: Meeting, by: Membership, people: Collection[Attendee] | None = None, paper: bool = False
) -> int:
    """Record that these people have drawn a slip (or a paper ballot); None: everybody present who has none yet.

    Returns how many. Raises StepOutOfTurn before the vote is called, and what the vote refuses.
    """
    meeting, session = _ready(meeting, "hand_out_slips", by)
    waiting = session.roll.filter(may_vote=True, attendance=Attendance.PRESENT, issued=Issued.NOTHING)
    if people is not None:
        waiting = session.roll.filter(ref__in=[ref_of(person) for person in people])
    drawn = Issued.PAPER if paper else Issued.SLIP
    entries = list(waiting.values_list("pk", flat=True))
    for entry_id in entries:
        update_roll(session=session, by=organiser(by), entry_id=entry_id, issued=drawn)
    note(meeting, "hand_out_slips", meeting, by=by, people=len(entries), paper=paper)
    return len(entries)


@act
def take_back_slip(*, attendee: Attendee, by: Membership) -> None:
    """A mistake at the desk: this person has drawn nothing after all."""
    meeting, session = _ready(attendee.meeting, "take_back_slip", by)
    entry = session.roll.get(ref=ref_of(attendee))
    update_roll(session=session, by=organiser(by), entry_id=entry.pk, issued=Issued.NOTHING)
    note(meeting, "take_back_slip", attendee, by=by)


def _ready(meeting: Meeting, name: str, by: Membership) -> tuple[Meeting, Session]:
    meeting = hold(meeting.pk, name, by=by, states=HELD)
    session = session_of(meeting)
    if session is None:
        due = open_step(meeting)
        raise StepOutOfTurn(open=step_label(due) if due else "—")
    return meeting, session
