"""The steps of the run sheet in which the vote itself moves: its own officers act, with their PINs.

Not one transaction, on purpose: a wrong PIN must be remembered although nothing else happens, and the vote
commits for itself. Should the power fail between the vote and the line on the run sheet, the run sheet
sees how far the vote is and only the line is missing.
"""

from dataclasses import dataclass, field

from evaluation.meeting import steps
from evaluation.meeting.actions.roll import organiser
from evaluation.meeting.actions.run_sheet import do_step
from evaluation.meeting.errors import PracticeOnly, StepOutOfTurn
from evaluation.meeting.labels import step_label
from evaluation.meeting.models import Meeting, StepDone
from evaluation.meeting.permissions import permit_at
from evaluation.meeting.queries import open_step, session_of
from evaluation.roster.models import Membership
from voting.actions.begin_trial import begin_trial, end_trial
from voting.actions.certify_session import certify_session
from voting.actions.close_session import close_session
from voting.actions.count_session import count_session
from voting.actions.end_casting import end_casting
from voting.actions.enrol_officer import identify_officer
from voting.actions.open_session import open_session
from voting.models import Session
from voting.specs import PrintedSlips, Second, ZeroReport


@dataclass(frozen=True, slots=True)
class Key:
    """An officer of the vote who stands at the laptop, and the PIN typed there."""

    officer_id: int
    pin: str = field(repr=False)

    @property
    def second(self) -> Second:
        return Second(officer_id=self.officer_id, pin=self.pin)


def open_vote(*, meeting: Meeting, first: Key, second: Key, by: Membership) -> StepDone:
    """Two scrutineers open the vote. Raises WrongPin, PinLocked, SecondNeeded and what the vote refuses."""
    session = _at(meeting, steps.OPEN_VOTE, by)
    actor = identify_officer(session=session, officer_id=first.officer_id, pin=first.pin)
    open_session(session=session, by=actor, second=second.second, first_pin=first.pin)
    return do_step(meeting=meeting, step=steps.OPEN_VOTE, by=by)


def end_vote(*, meeting: Meeting, first: Key, by: Membership) -> StepDone:
    """A scrutineer ends the casting; slips that are not used stop working."""
    session = _at(meeting, steps.CLOSE_VOTE, by)
    end_casting(session=session, by=identify_officer(session=session, officer_id=first.officer_id, pin=first.pin))
    return do_step(meeting=meeting, step=steps.CLOSE_VOTE, by=by)


def count_vote(*, meeting: Meeting, first: Key, second: Key, by: Membership) -> StepDone:
    """Two scrutineers open the box, and the ballots are counted. Raises PaperDiffers while paper is not settled."""
    session = _at(meeting, steps.COUNT, by)
    actor = identify_officer(session=session, officer_id=first.officer_id, pin=first.pin)
    close_session(session=session, by=actor, second=second.second, first_pin=first.pin)
    count_session(session=session, by=actor)
    return do_step(meeting=meeting, step=steps.COUNT, by=by)


def certify_vote(*, meeting: Meeting, first: Key, second: Key, by: Membership) -> StepDone:
    """Two scrutineers certify the count; from here on nothing is corrected. Raises Unreconciled, CountChanged."""
    session = _at(meeting, steps.CERTIFY, by)
    actor = identify_officer(session=session, officer_id=first.officer_id, pin=first.pin)
    certify_session(session=session, by=actor, second=second.second)
    return do_step(meeting=meeting, step=steps.CERTIFY, by=by)


def open_trial(*, meeting: Meeting, by: Membership, count: int = 3) -> PrintedSlips:
    """In practice: trial slips instead of real ones, handed out on this screen only."""
    session = _at(meeting, steps.OPEN_VOTE, by, practice=True)
    slips = begin_trial(session=session, by=organiser(by), count=count)
    do_step(meeting=meeting, step=steps.OPEN_VOTE, by=by)
    return slips


def end_trial_vote(*, meeting: Meeting, by: Membership) -> ZeroReport:
    """In practice: count the trial ballots and wipe them; what they said stays on the sheet until the practice ends."""
    session = _at(meeting, steps.CLOSE_VOTE, by, practice=True)
    report = end_trial(session=session, by=organiser(by))
    counts = " ".join(",".join(map(str, row)) for row in report.trial_counts)
    do_step(meeting=meeting, step=steps.CLOSE_VOTE, by=by, trial_cast=report.trial_cast, trial_counts=counts)
    return report


def _at(meeting: Meeting, kind: str, by: Membership, *, practice: bool = False) -> Session:
    permit_at(by, "meeting.do_step", meeting)
    session, due = session_of(meeting), open_step(meeting)
    if session is None or due is None or due.kind != kind:
        raise StepOutOfTurn(open=step_label(due) if due else "—")
    if meeting.practice != practice:
        raise PracticeOnly
    return session
