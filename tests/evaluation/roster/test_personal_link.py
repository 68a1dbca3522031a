"""The printed way in: reusable until the cycle ends, revocable, consumed by no mere GET."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from evaluation.ground.models import AuditEvent
from evaluation.roster.actions import grant_role, make_personal_link, revoke_personal_link
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership, PersonalLink
from evaluation.roster.states import Role
from tests.people import People, make_deputy

SignedIn = Callable[[Membership], Client]


def card(people: People, who: Membership | None = None) -> tuple[PersonalLink, str]:
    return make_personal_link(
        user=(who or people.deputy).user,
        congress=people.town,
        expires_at=timezone.now() + timedelta(days=60),
        by=people.insider,
    )


def test_looking_signs_nobody_in_and_the_button_does(people: People, client: Client) -> None:
    _link, secret = card(people)
    client.get("/enter/")
    assert "_auth_user_id" not in client.session
    assert client.post("/enter/", {"code": secret}).headers["Location"] == "/"
    assert client.get("/password/").wsgi_request.membership == people.deputy  # type: ignore[attr-defined]
    assert AuditEvent.objects.filter(act="roster.enter_by_link", user=people.deputy.user).count() == 1


def test_a_card_works_again_and_as_it_is_typed(people: People, client: Client) -> None:
    _link, secret = card(people)
    for typed in (secret, secret.lower(), secret.replace("-", " ")):
        client.logout()
        assert client.post("/enter/", {"code": typed}).status_code == 302


def test_the_secret_is_kept_nowhere(people: People) -> None:
    link, secret = card(people)
    assert secret.replace("-", "") not in str(PersonalLink.objects.filter(pk=link.pk).values())
    assert not AuditEvent.objects.filter(facts__icontains=secret).exists()


def test_a_revoked_card_opens_nothing_and_ends_the_visit(people: People, client: Client) -> None:
    link, secret = card(people)
    client.post("/enter/", {"code": secret})
    revoke_personal_link(link=link, by=people.insider)
    assert client.get("/password/").headers["Location"].startswith("/sign-in/")
    assert client.post("/enter/", {"code": secret}).status_code == 409


def test_a_card_ends_with_the_cycle(people: People, client: Client) -> None:
    _link, secret = card(people)
    with time_machine.travel(timezone.now() + timedelta(days=61), tick=False):
        assert client.post("/enter/", {"code": secret}).status_code == 409


def test_a_new_card_replaces_the_old_one(people: People, client: Client) -> None:
    _link, old = card(people)
    _link, new = card(people)
    assert client.post("/enter/", {"code": old}).status_code == 409
    assert client.post("/enter/", {"code": new}).status_code == 302


def test_a_card_opens_its_own_congress_only(people: People, client: Client) -> None:
    term = people.neighbour.terms.get()
    abroad = make_deputy(people.neighbour, term, "唐小溪（白石）")
    Membership.objects.create(
        user=people.deputy.user, congress=people.neighbour, role=Role.DEPUTY, deputy=abroad.deputy
    )
    _link, secret = card(people)
    client.post("/enter/", {"code": secret})
    roles = client.get("/password/").wsgi_request.memberships  # type: ignore[attr-defined]
    assert [m.congress for m in roles] == [people.town]


def test_the_office_never_comes_by_a_card(people: People) -> None:
    with pytest.raises(NotAllowed):
        card(people, people.insider)
    grant_role(user=people.teller.user, congress=people.town, role=Role.ORGANISER, by=people.administrator)
    with pytest.raises(NotAllowed):
        card(people, people.teller)


def test_strangers_get_no_card_here(people: People) -> None:
    with pytest.raises(NotAllowed):
        card(people, people.strange_deputy)
    with pytest.raises(NotAllowed):
        make_personal_link(user=people.deputy.user, congress=people.town, expires_at=timezone.now(), by=people.stranger)
