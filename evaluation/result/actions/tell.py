"""How results reach the deputies after the count: announced at the meeting, or kept to be told in private."""

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.meeting import steps
from evaluation.meeting.actions import do_step
from evaluation.meeting.actions.roll import organiser
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import permit_at
from evaluation.meeting.queries import open_step, rules_of, session_of
from evaluation.meeting.states import MeetingState
from evaluation.result.actions.make_results import make_results
from evaluation.result.errors import NothingToTell, NotOnTheSpot, OnTheSpot
from evaluation.result.models import Result
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership
from voting.actions.certify_session import announce_result, hold_result
from voting.states import State


@act
def announce_results(*, meeting: Meeting, by: Membership) -> list[Result]:
    """Announce the certified results in the hall and on the wall. Raises NotOnTheSpot, NothingToTell.

    Results that were not made yet are made now; results announced already stay as they are.
    """
    permit_at(by, "result.announce_results", meeting)
    if rules_of(meeting).announce != "on_the_spot":
        raise NotOnTheSpot
    results = make_results(meeting=meeting, by=by)
    if not results:
        raise NothingToTell
    fresh = [result for result in results if result.state == ResultState.GRADED]
    for result in fresh:
        result.state, result.told_at, result.told_by = ResultState.ANNOUNCED, timezone.now(), by
        result.save(update_fields=["state", "told_at", "told_by"])
    session = session_of(meeting)
    if session is not None and session.state in {State.CERTIFIED, State.HELD}:
        announce_result(session=session, by=organiser(by))
    _complete(meeting, steps.ANNOUNCE, by)
    if fresh:
        record(by, "result.announce_results", meeting, results=len(fresh))
    return results


@act
def hold_results(*, meeting: Meeting, by: Membership) -> list[Result]:
    """Keep the certified results for private feedback; the host reads out the sentence that says so.

    Raises OnTheSpot, NothingToTell.
    """
    permit_at(by, "result.hold_results", meeting)
    if rules_of(meeting).announce == "on_the_spot":
        raise OnTheSpot
    results = make_results(meeting=meeting, by=by)
    if not results:
        raise NothingToTell
    session = session_of(meeting)
    if session is not None and session.state == State.CERTIFIED:
        hold_result(session=session, by=organiser(by))
        record(by, "result.hold_results", meeting, results=len(results))
    _complete(meeting, steps.PRIVATE, by)
    return results


def _complete(meeting: Meeting, kind: str, by: Membership) -> None:
    """Tick the line of the run sheet, if it is the line that is open."""
    meeting.refresh_from_db()
    due = open_step(meeting) if meeting.state == MeetingState.UNDER_WAY else None
    if due is not None and due.kind == kind:
        do_step(meeting=meeting, step=kind, by=by)
