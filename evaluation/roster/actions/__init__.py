from evaluation.roster.actions.accounts import create_member, create_user, reset_password, set_user_active
from evaluation.roster.actions.change_password import change_password
from evaluation.roster.actions.congress import close_term, correct_term, create_congress, open_term
from evaluation.roster.actions.enrol import enrol_deputies, enrol_voters
from evaluation.roster.actions.import_roster import import_roster
from evaluation.roster.actions.links import enter_by_link, make_personal_link, revoke_personal_link
from evaluation.roster.actions.mandates import (
    add_deputy,
    edit_deputy,
    end_mandate,
    move_mandate,
    note_leave,
    resume_mandate,
)
from evaluation.roster.actions.roles import end_role, grant_role
from evaluation.roster.actions.tables import discard_table, keep_table
from evaluation.roster.actions.voters import choose_voters

__all__ = [
    "add_deputy",
    "change_password",
    "choose_voters",
    "close_term",
    "correct_term",
    "create_congress",
    "create_member",
    "create_user",
    "discard_table",
    "edit_deputy",
    "end_mandate",
    "end_role",
    "enrol_deputies",
    "enrol_voters",
    "enter_by_link",
    "grant_role",
    "import_roster",
    "keep_table",
    "make_personal_link",
    "move_mandate",
    "note_leave",
    "open_term",
    "reset_password",
    "resume_mandate",
    "revoke_personal_link",
    "set_user_active",
]
