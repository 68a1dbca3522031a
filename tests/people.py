"""The same few made-up people in every test: an insider, colleagues, strangers, a superior.

Three congresses: the town of Qinghe (青禾镇) where things happen, its superior the district of Yunlan (云岚区), and
the neighbouring town of Baishi (白石镇), whose people must see nothing of Qinghe. Each fixture named by a role is a
`Membership`; `people` holds all of them with the groups, constituencies and mandates behind them. `signed_in(who)`
gives a browser in which that person has signed in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from evaluation.roster.models import (
    Congress,
    Constituency,
    Deputy,
    DeputyGroup,
    Mandate,
    Membership,
    Term,
    User,
    VoterRep,
)
from evaluation.roster.states import GroupRole, Level, Role

PASSWORD = "Qinghe-2026-rain"


@dataclass(frozen=True, slots=True)
class People:
    """Everybody and where they belong."""

    district: Congress
    town: Congress
    neighbour: Congress
    term: Term
    first_group: DeputyGroup
    second_group: DeputyGroup
    constituency: Constituency
    leader_mandate: Mandate  # of `colleague`
    deputy_mandate: Mandate  # of `deputy`, in the first group
    other_mandate: Mandate  # of `other_deputy`, in the second group; elected to the district
    voter_rep: VoterRep  # `collector`
    insider: Membership  # organiser of the town
    colleague: Membership  # leader of the first group, a deputy too
    colleague_as_deputy: Membership  # the same person, in the role of a deputy
    other_leader: Membership  # leader of the second group: the substitute for `colleague`
    deputy: Membership
    other_deputy: Membership
    collector: Membership
    teller: Membership
    presidium: Membership
    administrator: Membership
    stranger: Membership  # organiser of the neighbouring town
    strange_deputy: Membership  # deputy of the neighbouring town
    superior: Membership  # organiser of the district


def make_user(username: str, name: str) -> User:
    return User.objects.create_user(username=username, password=PASSWORD, name=name)


def make_deputy(
    congress: Congress,
    term: Term,
    name: str,
    *,
    group: DeputyGroup | None = None,
    constituency: Constituency | None = None,
    level: Level = Level.TOWN,
    group_role: GroupRole = GroupRole.MEMBER,
) -> Mandate:
    """A deputy of the congress with one mandate in the term."""
    deputy = Deputy.objects.create(congress=congress, name=name, sex="female", phone="13900000000")
    return Mandate.objects.create(
        deputy=deputy, term=term, level=level, group=group, constituency=constituency, group_role=group_role
    )


def join(user: User, congress: Congress, role: Role, mandate: Mandate | None = None, **links: object) -> Membership:
    """Give a user a role; `mandate` says whose deputy the user is."""
    if mandate is not None:
        links["deputy"] = mandate.deputy
    return Membership.objects.create(user=user, congress=congress, role=role, **links)


def make_people() -> People:
    district = Congress.objects.create(code="yunlan", name="云岚区人大", level=Level.DISTRICT)
    town = Congress.objects.create(code="qinghe", name="青禾镇人大", level=Level.TOWN, parent=district)
    neighbour = Congress.objects.create(code="baishi", name="白石镇人大", level=Level.TOWN, parent=district)
    term = Term.objects.create(congress=town, number=15, started_on=date(2024, 11, 1))
    strange_term = Term.objects.create(congress=neighbour, number=9, started_on=date(2024, 11, 1))
    first = DeputyGroup.objects.create(congress=town, name="第一代表小组", order=1)
    second = DeputyGroup.objects.create(congress=town, name="第二代表小组", order=2)
    place = Constituency.objects.create(congress=town, name="第1选区")
    leading = GroupRole.LEADER
    leader_mandate = make_deputy(town, term, "苏映荷", group=first, constituency=place, group_role=leading)
    other_leader_mandate = make_deputy(town, term, "温向阳", group=second, constituency=place, group_role=leading)
    deputy_mandate = make_deputy(town, term, "唐小溪", group=first, constituency=place)
    other_mandate = make_deputy(town, term, "阿依古丽·买买提", group=second, constituency=place, level=Level.DISTRICT)
    strange_mandate = make_deputy(neighbour, strange_term, "陌生人")
    voter_rep = VoterRep.objects.create(congress=town, group=first, name="卢采风", trade="教师", village="柳湾村")
    leader_user = make_user("suyinghe", "苏映荷")
    return People(
        district=district,
        town=town,
        neighbour=neighbour,
        term=term,
        first_group=first,
        second_group=second,
        constituency=place,
        leader_mandate=leader_mandate,
        deputy_mandate=deputy_mandate,
        other_mandate=other_mandate,
        voter_rep=voter_rep,
        insider=join(make_user("heqing", "何清"), town, Role.ORGANISER),
        colleague=join(leader_user, town, Role.GROUP_LEADER, leader_mandate, group=first),
        colleague_as_deputy=join(leader_user, town, Role.DEPUTY, leader_mandate, group=first),
        other_leader=join(
            make_user("wenxiangyang", "温向阳"), town, Role.GROUP_LEADER, other_leader_mandate, group=second
        ),
        deputy=join(make_user("tangxiaoxi", "唐小溪"), town, Role.DEPUTY, deputy_mandate, group=first),
        other_deputy=join(make_user("ayiguli", "阿依古丽·买买提"), town, Role.DEPUTY, other_mandate, group=second),
        collector=join(make_user("lucaifeng", "卢采风"), town, Role.COLLECTOR, group=first, voter_rep=voter_rep),
        teller=join(make_user("jipiao", "纪漂"), town, Role.TELLER),
        presidium=join(make_user("zhuxi", "祝溪"), town, Role.PRESIDIUM),
        administrator=join(make_user("guanli", "关立"), town, Role.ADMINISTRATOR),
        stranger=join(make_user("linju", "林居"), neighbour, Role.ORGANISER),
        strange_deputy=join(make_user("mosheng", "陌生人"), neighbour, Role.DEPUTY, strange_mandate),
        superior=join(make_user("shangji", "尚纪"), district, Role.ORGANISER),
    )


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def insider(people: People) -> Membership:
    """The organiser of the town."""
    return people.insider


@pytest.fixture
def colleague(people: People) -> Membership:
    """The leader of the first group, who is a deputy too."""
    return people.colleague


@pytest.fixture
def deputy(people: People) -> Membership:
    return people.deputy


@pytest.fixture
def collector(people: People) -> Membership:
    return people.collector


@pytest.fixture
def teller(people: People) -> Membership:
    return people.teller


@pytest.fixture
def presidium(people: People) -> Membership:
    return people.presidium


@pytest.fixture
def administrator(people: People) -> Membership:
    return people.administrator


@pytest.fixture
def stranger(people: People) -> Membership:
    """The organiser of the neighbouring town."""
    return people.stranger


@pytest.fixture
def superior(people: People) -> Membership:
    """The organiser of the superior district."""
    return people.superior


def sign_in(who: Membership) -> Client:
    """A browser in which this person has signed in and chosen this role."""
    client = Client()
    client.force_login(who.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["membership"] = who.pk
    session.save()
    return client


@pytest.fixture
def signed_in() -> Callable[[Membership], Client]:
    return sign_in
