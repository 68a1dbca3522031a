"""Everything is invisible across congresses, and most of it across groups."""

import pytest
from django.utils import timezone

from evaluation.roster import queries
from tests.people import People


def names(people: People, who: str) -> set[str]:
    return {deputy.name for deputy in queries.deputies_visible_to(getattr(people, who))}


ALL = {"苏映荷", "温向阳", "唐小溪", "阿依古丽·买买提"}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("insider", ALL),
        ("administrator", ALL),
        ("presidium", ALL),
        ("colleague", {"苏映荷", "唐小溪"}),
        ("collector", {"苏映荷", "唐小溪"}),
        ("colleague_as_deputy", {"苏映荷"}),
        ("deputy", {"唐小溪"}),
        ("teller", set()),
        ("stranger", {"陌生人"}),
        ("superior", set()),
    ],
)
def test_deputies(people: People, who: str, seen: set[str]) -> None:
    assert names(people, who) == seen
    mandates = queries.mandates_visible_to(getattr(people, who))
    assert {mandate.deputy.name for mandate in mandates} == seen


@pytest.mark.parametrize(
    ("who", "groups", "voters", "users"),
    [
        ("insider", 2, 1, True),
        ("presidium", 2, 1, False),
        ("colleague", 1, 1, False),
        ("other_leader", 1, 0, False),
        ("collector", 1, 0, False),
        ("deputy", 1, 0, False),
        ("teller", 0, 0, False),
        ("stranger", 0, 0, True),
        ("superior", 0, 0, True),
    ],
)
def test_groups_voters_and_users(people: People, who: str, groups: int, voters: int, users: bool) -> None:  # noqa: FBT001 - a column of the table above
    by = getattr(people, who)
    assert queries.groups_visible_to(by).count() == groups
    assert queries.voter_reps_visible_to(by).count() == voters
    seen = queries.users_visible_to(by)
    assert seen.exists() is users
    assert not seen.exclude(memberships__congress=by.congress).exists()


def test_a_superior_sees_that_its_subordinates_are_there(people: People) -> None:
    assert set(queries.congresses_visible_to(people.superior)) == {people.district, people.town, people.neighbour}
    assert set(queries.congresses_visible_to(people.insider)) == {people.town}


def test_who_has_left_sees_nothing(people: People) -> None:
    people.insider.ended_at = timezone.now()
    assert not queries.deputies_visible_to(people.insider).exists()
    assert not queries.users_visible_to(people.insider).exists()
    assert not queries.standing_members_visible_to(people.insider).exists()
