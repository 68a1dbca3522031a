"""Who may do what at a meeting: rows added to the one table of the roster."""

from evaluation.meeting.models import Meeting
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from evaluation.roster.permissions import allow, may, permit
from evaluation.roster.states import Role

STAFF_ACTS = (
    "meeting.create_meeting",
    "meeting.set_agenda",
    "meeting.invite_attendees",
    "meeting.fill_attendees",
    "meeting.drop_attendee",
    "meeting.make_ready",
    "meeting.cancel_meeting",
    "meeting.reopen_meeting",
    "meeting.call_vote",
    "meeting.agree_scrutineers",
    "meeting.set_hall_address",
    "meeting.close_meeting",
    "meeting.start_practice",
    "meeting.end_practice",
)
# what a second pair of hands does at the desk and beside the clock
DESK_ACTS = (
    "meeting.sign_in",
    "meeting.take_back_sign_in",
    "meeting.record_leave",
    "meeting.type_in_sheet",
    "meeting.hand_out_slips",
    "meeting.take_back_slip",
    "meeting.do_step",
    "meeting.undo_step",
    "meeting.start_clock",
    "meeting.pause_clock",
    "meeting.stop_clock",
    "meeting.add_remark",
    "meeting.change_remark",
)

allow(Role.ORGANISER, *STAFF_ACTS, *DESK_ACTS, "meeting.word_host")
allow(Role.GROUP_LEADER, *STAFF_ACTS, *DESK_ACTS)  # in the own group only: it owns its round (S2-B)
allow(Role.TELLER, *DESK_ACTS)


def permit_at(by: Membership, act: str, meeting: Meeting) -> None:
    """Like the roster's `permit`; a group leader acts at the own group's meetings and at no other.

    Raises NotAllowed.
    """
    permit(by, act, congress_id=meeting.plan.congress_id, group_id=meeting.group_id)
    if by.role == Role.GROUP_LEADER and meeting.group_id is None:
        raise NotAllowed(act=act, role=by.get_role_display())


def may_at(by: Membership, act: str, meeting: Meeting) -> bool:
    """For a page that shows only what its reader may press."""
    inside = by.congress_id == meeting.plan.congress_id
    if by.role == Role.GROUP_LEADER:
        inside = inside and meeting.group_id is not None and meeting.group_id == by.group_id
    return inside and may(by, act)
