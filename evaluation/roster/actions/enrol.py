"""Accounts for many at once: deputies, their leaders, and voter representatives who collect opinions."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.roster.models import Congress, Deputy, DeputyGroup, Mandate, Membership, User, VoterRep
from evaluation.roster.permissions import permit
from evaluation.roster.pinyin import pinyin_of
from evaluation.roster.states import GroupRole, Role


@act
def enrol_deputies(*, congress: Congress, by: Membership) -> list[Membership]:
    """Give every deputy whose mandate runs an account and the role of a deputy, and every leader that of a leader.

    Whoever has them already keeps them; the accounts have no password, so that people come by their card until
    they get one. Returns the new memberships.
    """
    permit(by, "roster.enrol_deputies", congress_id=congress.pk)
    mandates = Mandate.objects.filter(deputy__congress=congress, term__ended_on=None, ended_on=None)
    running = list(mandates.select_related("deputy", "group").order_by("pk"))
    here = Membership.objects.filter(congress=congress, ended_at=None)
    known = here.exclude(deputy=None).select_related("user")
    users = {m.deputy_id: m.user for m in known if m.deputy_id is not None}
    held = {(m.deputy_id, m.role, m.group_id) for m in here}
    deputies = {mandate.deputy_id: mandate.deputy for mandate in running}
    users |= _accounts(deputy for pk, deputy in deputies.items() if pk not in users)
    deputising = {pk for pk, role, _group in held if role == Role.DEPUTY}
    first = {mandate.deputy_id: mandate for mandate in reversed(running)}  # somebody with two mandates has one role
    new = [
        Membership(user=users[pk], congress=congress, role=Role.DEPUTY, deputy=mandate.deputy, group=mandate.group)
        for pk, mandate in sorted(first.items())
        if pk not in deputising
    ]
    new += [
        Membership(user=users[m.deputy_id], congress=congress, role=Role.GROUP_LEADER, deputy=m.deputy, group=m.group)
        for m in running
        if m.group_role == GroupRole.LEADER and m.group and (m.deputy_id, Role.GROUP_LEADER, m.group_id) not in held
    ]
    Membership.objects.bulk_create(new)
    record(by, "roster.enrol_deputies", congress, count=len(new))
    return new


@act
def enrol_voters(*, congress: Congress, group: DeputyGroup, by: Membership) -> list[Membership]:
    """Give the voter representatives of a group accounts and the role of collecting opinions (S2-B 四（一）5)."""
    permit(by, "roster.enrol_voters", congress_id=congress.pk, group_id=group.pk)
    collecting = Membership.objects.filter(congress=congress, role=Role.COLLECTOR, ended_at=None)
    enrolled = set(collecting.values_list("voter_rep_id", flat=True))
    reps = VoterRep.objects.filter(congress=congress, group=group, is_active=True)
    waiting = [rep for rep in reps if rep.pk not in enrolled]
    users = _accounts(waiting)
    new = Membership.objects.bulk_create(
        Membership(user=users[rep.pk], congress=congress, role=Role.COLLECTOR, group=group, voter_rep=rep)
        for rep in waiting
    )
    record(by, "roster.enrol_voters", group, count=len(new))
    return new


def _accounts(people: Iterable[Deputy | VoterRep]) -> dict[int, User]:
    """New accounts without a password; the user name is the name in pinyin, numbered where it is taken."""
    taken = set(User.objects.values_list("username", flat=True))
    made: dict[int, User] = {}
    for person in people:
        base = (person.pinyin or pinyin_of(person.name) or "deputy")[:140]
        username = next(name for name in _numbered(base) if name not in taken)
        taken.add(username)
        made[person.pk] = User(username=username, name=person.name, phone=person.phone, password=make_password(None))
    User.objects.bulk_create(made.values())
    return made


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}{number}"
        number += 1
