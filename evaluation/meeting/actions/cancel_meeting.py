from evaluation.ground.act import act
from evaluation.ground.texts import whole
from evaluation.meeting.actions.hold import NOT_OVER, hold, note
from evaluation.meeting.errors import BallotsInBox, CancelNeedsReason, HasMinutes, PracticeOnly
from evaluation.meeting.models import Meeting, Remark
from evaluation.meeting.queries import session_of
from evaluation.meeting.states import MeetingState
from evaluation.roster.models import Membership
from voting.states import BEFORE_OPENING, State


@act
def cancel_meeting(*, meeting: Meeting, reason: str, by: Membership) -> Meeting:
    """Cancel a meeting, or adjourn it because too few came (流会). Its deputies are free for another one.

    Raises CancelNeedsReason, PracticeOnly, HasMinutes, BallotsInBox (an opened vote is voided first).
    """
    meeting = hold(meeting.pk, "cancel_meeting", by=by, states=NOT_OVER)
    if meeting.practice:
        raise PracticeOnly
    if not reason.strip():
        raise CancelNeedsReason
    session = session_of(meeting)
    if session is not None and session.state not in {*BEFORE_OPENING, State.VOID}:
        raise BallotsInBox
    if Remark.objects.filter(place__meeting=meeting).exists():
        raise HasMinutes
    agenda = [place.assessment.code for place in meeting.deputies.select_related("assessment")]
    meeting.deputies.all().delete()
    meeting.state = MeetingState.CANCELLED
    meeting.cancelled_reason = whole(reason, 200)
    meeting.save(update_fields=["state", "cancelled_reason"])
    note(meeting, "cancel_meeting", meeting, by=by, agenda=" ".join(agenda))
    return meeting


@act
def reopen_meeting(*, meeting: Meeting, by: Membership) -> Meeting:
    """Go back from "ready" to preparing, to change the agenda or the list. Raises WrongState, PracticeOnly."""
    meeting = hold(meeting.pk, "reopen_meeting", by=by, states={MeetingState.READY})
    if meeting.practice:
        raise PracticeOnly
    meeting.state = MeetingState.PREPARING
    meeting.save(update_fields=["state"])
    note(meeting, "reopen_meeting", meeting, by=by)
    return meeting
