"""Every act of a meeting, by its one name."""

from evaluation.meeting import permissions as _rows  # noqa: F401 - importing it fills the table of who may do what
from evaluation.meeting.actions.attendees import Invitee, drop_attendee, fill_attendees, invite_attendees
from evaluation.meeting.actions.cancel_meeting import cancel_meeting, reopen_meeting
from evaluation.meeting.actions.clock import pause_clock, start_clock, stop_clock
from evaluation.meeting.actions.create_meeting import create_meeting
from evaluation.meeting.actions.hand_out import hand_out_slips, take_back_slip
from evaluation.meeting.actions.make_ready import make_ready
from evaluation.meeting.actions.practice import end_practice, start_practice
from evaluation.meeting.actions.remarks import add_remark, change_remark
from evaluation.meeting.actions.run_sheet import close_meeting, do_step, undo_step
from evaluation.meeting.actions.set_agenda import set_agenda
from evaluation.meeting.actions.set_hall_address import set_hall_address
from evaluation.meeting.actions.sign_in import record_leave, sign_in, take_back_sign_in
from evaluation.meeting.actions.type_in_sheet import SheetRow, type_in_sheet
from evaluation.meeting.actions.vote import Agreed, agree_scrutineers, call_vote
from evaluation.meeting.actions.vote_steps import (
    Key,
    certify_vote,
    count_vote,
    end_trial_vote,
    end_vote,
    open_trial,
    open_vote,
)
from evaluation.meeting.actions.word_host import word_host

__all__ = [
    "Agreed",
    "Invitee",
    "Key",
    "SheetRow",
    "add_remark",
    "agree_scrutineers",
    "call_vote",
    "cancel_meeting",
    "certify_vote",
    "change_remark",
    "close_meeting",
    "count_vote",
    "create_meeting",
    "do_step",
    "drop_attendee",
    "end_practice",
    "end_trial_vote",
    "end_vote",
    "fill_attendees",
    "hand_out_slips",
    "invite_attendees",
    "make_ready",
    "open_trial",
    "open_vote",
    "pause_clock",
    "record_leave",
    "reopen_meeting",
    "set_agenda",
    "set_hall_address",
    "sign_in",
    "start_clock",
    "start_practice",
    "stop_clock",
    "take_back_sign_in",
    "take_back_slip",
    "type_in_sheet",
    "undo_step",
    "word_host",
]
