"""What a membership may see of the roster. Nobody holds an object that they may not touch.

The office and the presidium see their whole congress, a leader and a collector their group, a deputy himself, a
teller nobody. A superior congress sees of its subordinates that they exist; their progress and published results
are the business of the stages that have them (`congresses_visible_to` says whose).
"""

from django.db.models import Q, QuerySet

from evaluation.roster.models import Congress, Deputy, DeputyGroup, Mandate, Membership, StandingMember, User, VoterRep
from evaluation.roster.states import Role

WHOLE = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM, Role.SYSTEM})
GROUP = frozenset({Role.GROUP_LEADER, Role.COLLECTOR})
# who sees, for the superior, how far the subordinates are
OVERSIGHT = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM, Role.SYSTEM})
LEVELS_BELOW = 3  # province → city → county → town


def congresses_visible_to(by: Membership) -> QuerySet[Congress]:
    """The own congress and, for office and presidium, all below: of those, progress and published results only."""
    seen = Q(pk=by.congress_id)
    if by.ended_at is None and by.role in OVERSIGHT:
        for depth in range(1, LEVELS_BELOW + 1):
            seen |= Q(**{"__".join(["parent"] * depth): by.congress_id})
    return Congress.objects.filter(seen)


def deputies_visible_to(by: Membership) -> QuerySet[Deputy]:
    here = Deputy.objects.filter(congress_id=by.congress_id)
    if by.ended_at is None and by.role in WHOLE:
        return here
    if by.ended_at is None and by.role in GROUP:
        return here.filter(pk__in=mandates_visible_to(by).values("deputy"))
    himself = by.ended_at is None and by.role == Role.DEPUTY and by.deputy_id
    return here.filter(pk=himself) if himself else here.none()


def mandates_visible_to(by: Membership) -> QuerySet[Mandate]:
    here = Mandate.objects.filter(deputy__congress_id=by.congress_id)
    if by.ended_at is None and by.role in WHOLE:
        return here
    if by.ended_at is None and by.role in GROUP and by.group_id is not None:
        return here.filter(group_id=by.group_id)
    himself = by.ended_at is None and by.role == Role.DEPUTY and by.deputy_id
    return here.filter(deputy_id=himself) if himself else here.none()


def groups_visible_to(by: Membership) -> QuerySet[DeputyGroup]:
    here = DeputyGroup.objects.filter(congress_id=by.congress_id)
    if by.ended_at is None and by.role in WHOLE:
        return here
    return here.filter(pk=by.group_id) if by.ended_at is None and by.group_id else here.none()


def voter_reps_visible_to(by: Membership, *, pool: bool = False) -> QuerySet[VoterRep]:
    """Those chosen to take part; with `pool`, everybody they were or can be chosen from."""
    here = VoterRep.objects.filter(congress_id=by.congress_id)
    if not pool:
        here = here.filter(is_active=True)
    if by.ended_at is None and by.role in WHOLE:
        return here
    leads = by.ended_at is None and by.role == Role.GROUP_LEADER and by.group_id is not None
    return here.filter(group_id=by.group_id) if leads else here.none()


def standing_members_visible_to(by: Membership) -> QuerySet[StandingMember]:
    here = StandingMember.objects.filter(congress_id=by.congress_id, is_active=True)
    return here if by.ended_at is None and by.role in WHOLE else here.none()


def users_visible_to(by: Membership) -> QuerySet[User]:
    """The people with a role in the congress, past ones too; for those who give roles and print cards."""
    if by.ended_at is not None or by.role not in (Role.ADMINISTRATOR, Role.ORGANISER, Role.SYSTEM):
        return User.objects.none()
    here = User.objects.filter(memberships__congress_id=by.congress_id).exclude(memberships__role=Role.SYSTEM)
    return here.distinct()
