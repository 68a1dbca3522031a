from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership
from evaluation.roster.states import Role
from tests.people import People


def test_the_system_acts_once_in_each_congress(people: People) -> None:
    ours = system_membership(people.town)
    assert system_membership(people.town) == ours
    theirs = system_membership(people.neighbour)
    assert (ours.role, theirs.user) == (Role.SYSTEM, ours.user)
    assert Membership.objects.filter(role=Role.SYSTEM).count() == 2


def test_nobody_signs_in_as_the_system(people: People) -> None:
    user = system_membership(people.town).user
    assert not user.is_active
    assert not user.has_usable_password()


def test_the_cast_belongs_where_it_says(people: People) -> None:
    assert people.insider.congress == people.town
    assert people.colleague.user == people.colleague_as_deputy.user
    assert people.stranger.congress != people.town
    assert people.superior.congress == people.town.parent
