"""A personal card is scanned: its secret does not stay in the address, and the next card takes its place."""

import pytest

from evaluation.roster.models import Membership
from tests.evaluation.roster.test_personal_link import card
from tests.journeys.conftest import Opens
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)


def test_another_card_in_the_same_window_signs_its_own_holder_in(people: People, phone: Opens) -> None:
    def scanned(who: Membership) -> str:
        _link, secret = card(people, who)
        visitor.opens(f"/enter/#{secret}")
        return secret

    visitor = phone()
    scanned(people.collector)
    secret = scanned(people.deputy)
    assert secret not in visitor.page.url
    visitor.presses("登录").sees(people.deputy.user.name)
    assert secret not in visitor.page.url
