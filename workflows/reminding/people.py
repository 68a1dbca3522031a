"""The people behind a matter."""

from evaluation.roster.models import Membership
from evaluation.roster.states import Role
from workflows.models import Matter


def users_for(matter: Matter) -> list[int]:
    """Primary keys of the users who are expected to do it."""
    if matter.member_id is not None:
        return list(Membership.objects.filter(pk=matter.member_id, ended_at=None).values_list("user_id", flat=True))
    here = Membership.objects.filter(congress=matter.plan.congress_id, ended_at=None)
    if matter.deputy_id is not None:
        here = here.filter(role=Role.DEPUTY, deputy=matter.deputy_id)
    else:
        here = here.filter(role=matter.role)
        if matter.role == Role.GROUP_LEADER:
            here = here.filter(group=matter.group_id)
    return list(here.values_list("user_id", flat=True).distinct())
