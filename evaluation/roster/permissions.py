"""Who may do what: one table, read by every act.

An act's name is "<stage>.<act>"; a role's row lists the acts it may do inside its own congress. What a
row cannot say (only one's own group, never oneself) is asked in the act itself.
"""

from evaluation.roster.errors import NotAllowed, NotYourself
from evaluation.roster.models import Membership
from evaluation.roster.states import Role

ALLOWED: dict[str, frozenset[str]] = {}


def allow(role: Role, *acts: str) -> None:
    """Add acts to a role's row; each stage says its own in its `permissions` module."""
    ALLOWED[role] = ALLOWED.get(role, frozenset()) | frozenset(acts)


def may(by: Membership, act: str) -> bool:
    """Whether the role of `by` lists the act. A membership that has ended may do nothing."""
    if by.ended_at is not None:
        return False
    return by.role == Role.SYSTEM or act in ALLOWED.get(by.role, frozenset())


def permit(by: Membership, act: str, *, congress_id: int, group_id: int | None = None) -> None:
    """Raise NotAllowed unless `by` may do `act` to a thing of this congress (and group, if it has one).

    A group leader acts inside the own group only; a superior congress reads elsewhere and acts nowhere.
    """
    inside = by.congress_id == congress_id
    if by.role == Role.GROUP_LEADER and group_id is not None:
        inside = inside and by.group_id == group_id
    if not (inside and may(by, act)):
        raise NotAllowed(act=act, role=by.get_role_display())


def permit_about(by: Membership, act: str, *, congress_id: int, group_id: int | None, deputy_id: int) -> None:
    """Like `permit`, and nobody reviews, informs or signs off themselves: leaders are deputies too.

    Raises NotYourself when the acting user is the deputy in any membership.
    """
    permit(by, act, congress_id=congress_id, group_id=group_id)
    if Membership.objects.filter(user_id=by.user_id, deputy_id=deputy_id).exists():
        raise NotYourself


def permit_own(by: Membership, act: str, *, congress_id: int, deputy_id: int) -> None:
    """Like `permit`, for what only the deputy concerned may do. Raises NotAllowed for anybody else."""
    permit(by, act, congress_id=congress_id)
    if by.role == Role.DEPUTY and by.deputy_id != deputy_id:
        raise NotAllowed(act=act, role=by.get_role_display())


# the roster's own rows; the acts themselves ask what a row cannot say
_OFFICE = (
    "roster.add_deputy",
    "roster.choose_voters",
    "roster.close_term",
    "roster.correct_term",
    "roster.edit_deputy",
    "roster.end_mandate",
    "roster.end_role",
    "roster.enrol_deputies",
    "roster.enrol_voters",
    "roster.grant_role",
    "roster.import_roster",
    "roster.make_personal_link",
    "roster.move_mandate",
    "roster.note_leave",
    "roster.open_term",
    "roster.resume_mandate",
    "roster.revoke_personal_link",
)
allow(Role.ORGANISER, *_OFFICE)
allow(
    Role.ADMINISTRATOR,
    *_OFFICE,
    "roster.create_congress",
    "roster.create_user",
    "roster.reset_password",
    "roster.set_user_active",
)
allow(Role.GROUP_LEADER, "roster.choose_voters", "roster.enrol_voters", "roster.note_leave")
