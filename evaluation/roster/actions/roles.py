"""Who may do what: roles given and ended."""

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.errors import LastAdministrator, NotAllowed, RoleHeld, RoleIncomplete
from evaluation.roster.models import Congress, Deputy, DeputyGroup, Membership, User, VoterRep
from evaluation.roster.permissions import permit
from evaluation.roster.states import Role

OFFICE = frozenset({Role.ADMINISTRATOR, Role.ORGANISER})
MAKERS = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})


@act
def grant_role(
    *,
    user: User,
    congress: Congress,
    role: Role,
    by: Membership,
    group: DeputyGroup | None = None,
    deputy: Deputy | None = None,
    voter_rep: VoterRep | None = None,
) -> Membership:
    """Give a user a role in a congress.

    A leader leads one group, a deputy stands on the roster; both of this congress. Raises NotAllowed (only the
    administrator makes administrators and organisers), RoleIncomplete, RoleHeld.
    """
    permit(by, "roster.grant_role", congress_id=congress.pk)
    _permit_role(by, role)
    _complete(congress, role, group, deputy, voter_rep)
    held = Membership.objects.filter(user=user, congress=congress, role=role, group=group, deputy=deputy, ended_at=None)
    if held.exists():
        raise RoleHeld(name=user.name)
    membership = Membership.objects.create(
        user=user, congress=congress, role=role, group=group, deputy=deputy, voter_rep=voter_rep
    )
    record(by, "roster.grant_role", membership, role=role, user=user.pk)
    return membership


@act
def end_role(*, membership: Membership, by: Membership) -> Membership:
    """End a role; what was done in it stays on record. Raises NotAllowed, LastAdministrator."""
    permit(by, "roster.end_role", congress_id=membership.congress_id)
    if membership.role == Role.SYSTEM or (
        membership.role in OFFICE and by.role not in (Role.ADMINISTRATOR, Role.SYSTEM)
    ):
        raise NotAllowed(role=by.get_role_display())
    others = Membership.objects.filter(
        congress_id=membership.congress_id, role=Role.ADMINISTRATOR, ended_at=None, user__is_active=True
    ).exclude(pk=membership.pk)
    if membership.role == Role.ADMINISTRATOR and not others.exists():
        raise LastAdministrator
    if membership.ended_at is None:
        membership.ended_at = timezone.now()
        membership.save(update_fields=["ended_at"])
        record(by, "roster.end_role", membership, role=membership.role, user=membership.user_id)
    return membership


def _permit_role(by: Membership, role: str) -> None:
    """The system's own role is nobody's to give; roles of the office are the administrator's."""
    if role == Role.SYSTEM or (role in OFFICE and by.role not in MAKERS):
        raise NotAllowed(role=by.get_role_display())


def _complete(
    congress: Congress, role: Role, group: DeputyGroup | None, deputy: Deputy | None, voter_rep: VoterRep | None
) -> None:
    missing = (role == Role.GROUP_LEADER and group is None) or (role == Role.DEPUTY and deputy is None)
    foreign = any(thing is not None and thing.congress_id != congress.pk for thing in (group, deputy, voter_rep))
    if missing or foreign:
        raise RoleIncomplete(role=Role(role).label)
