from urllib.parse import urlsplit

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import NOT_OVER, hold, note
from evaluation.meeting.errors import NotTheAddress
from evaluation.meeting.models import Meeting
from evaluation.meeting.queries import session_of
from evaluation.roster.models import Membership


@act
def set_hall_address(*, meeting: Meeting, address: str, by: Membership) -> Meeting:
    """Say under which address phones in the hall reach this computer; it may differ from the office's.

    Slips that were printed carry the address of that moment: the vote is told too, for what is still to print.
    Raises NotTheAddress.
    """
    meeting = hold(meeting.pk, "set_hall_address", by=by, states=NOT_OVER)
    parts = urlsplit(address.strip())
    if address and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise NotTheAddress(address=address)
    meeting.hall_address = f"{parts.scheme}://{parts.netloc}" if address else ""
    meeting.save(update_fields=["hall_address"])
    session = session_of(meeting)
    if session is not None:
        session.hall_address = meeting.hall_address
        session.save(update_fields=["hall_address"])
    note(meeting, "set_hall_address", meeting, by=by, address=meeting.hall_address)
    return meeting
