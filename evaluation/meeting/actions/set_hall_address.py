from evaluation.ground.act import act
from evaluation.meeting.actions.hold import NOT_OVER, hold, note
from evaluation.meeting.actions.roll import organiser
from evaluation.meeting.models import Meeting
from evaluation.meeting.queries import session_of
from evaluation.roster.models import Membership
from voting.actions.set_hall_address import origin_of
from voting.actions.set_hall_address import set_hall_address as tell_the_vote
from voting.states import BEFORE_OPENING


@act
def set_hall_address(*, meeting: Meeting, address: str, by: Membership) -> Meeting:
    """Say under which address phones in the hall reach this computer; it may differ from the office's.

    Slips that were printed carry the address of that moment: the vote is told too, for what is still to print.
    Raises NotTheAddress (of voting.errors).
    """
    meeting = hold(meeting.pk, "set_hall_address", by=by, states=NOT_OVER)
    meeting.hall_address = origin_of(address)
    meeting.save(update_fields=["hall_address"])
    session = session_of(meeting)
    if session is not None and session.state in BEFORE_OPENING:
        tell_the_vote(session=session, by=organiser(by), address=meeting.hall_address)
    note(meeting, "set_hall_address", meeting, by=by, address=meeting.hall_address)
    return meeting
