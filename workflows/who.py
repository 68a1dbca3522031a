"""Who is expected to take a step."""

from dataclasses import dataclass

from evaluation.roster.models import Membership
from evaluation.roster.states import Role
from workflows.scope import Scope


@dataclass(frozen=True, slots=True)
class Who:
    """A person by membership or as a deputy, else whoever holds a role (in a group)."""

    role: Role
    group_id: int | None = None
    deputy_id: int | None = None
    member_id: int | None = None


def the_deputy(scope: Scope) -> Who:
    """The deputy whom the process is about, whether or not they can sign in yet."""
    return Who(Role.DEPUTY, deputy_id=scope.of_one.mandate.deputy_id)


def the_reviewer(scope: Scope) -> Who:
    """Whom the plan names to review, inform and sign off; never the deputy."""
    reviewer = scope.of_one.reviewer
    if reviewer is None:
        return Who(Role.ORGANISER)
    return Who(Role(reviewer.role), group_id=reviewer.group_id, member_id=reviewer.pk)


def the_organiser(_: Scope) -> Who:
    return Who(Role.ORGANISER)


def who_leads(scope: Scope) -> Who:
    """The leader of the group that owns the round (S2-B), else the organiser."""
    if scope.group_id and scope.rules.evaluators == "voters":
        leaders = Membership.objects.filter(role=Role.GROUP_LEADER, group_id=scope.group_id, ended_at__isnull=True)
        if leaders.exists():
            return Who(Role.GROUP_LEADER, group_id=scope.group_id)
    return Who(Role.ORGANISER)
