from collections.abc import Collection

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import DeputyGroup, Membership, VoterRep
from evaluation.roster.permissions import permit


@act
def choose_voters(*, group: DeputyGroup, chosen: Collection[VoterRep], by: Membership) -> int:
    """Choose which voter representatives of a group take part; the others stay on the list for another year.

    Returns how many are chosen. Raises NotAllowed for somebody of another group.
    """
    permit(by, "roster.choose_voters", congress_id=group.congress_id, group_id=group.pk)
    if any(rep.group_id != group.pk for rep in chosen):
        raise NotAllowed(role=by.get_role_display())
    keys = {rep.pk for rep in chosen}
    pool = VoterRep.objects.filter(group=group)
    pool.filter(pk__in=keys, is_active=False).update(is_active=True)
    pool.filter(is_active=True).exclude(pk__in=keys).update(is_active=False)
    record(by, "roster.choose_voters", group, count=len(keys))
    return len(keys)
