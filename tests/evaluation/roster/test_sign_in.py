"""Signing in by name and password, and what meets a person at the door."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from evaluation.roster.models import Membership
from tests.people import PASSWORD, People

SignedIn = Callable[[Membership], Client]


def test_the_right_password_opens_the_first_page(people: People, client: Client) -> None:
    answer = client.post("/sign-in/", {"username": "heqing", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_the_wrong_password_says_what_to_do(people: People, client: Client) -> None:
    answer = client.post("/sign-in/", {"username": "heqing", "password": "guessed"})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_closed_page_leads_to_the_sign_in_and_back(client: Client, db: None) -> None:
    answer = client.get("/password/")
    assert answer.headers["Location"] == "/sign-in/?next=%2Fpassword%2F"


def test_nobody_is_sent_to_another_site(people: People, client: Client) -> None:
    posted = {"username": "heqing", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/", posted).headers["Location"] == "/"


def test_an_initial_password_must_be_changed_first(people: People, signed_in: SignedIn) -> None:
    user = people.insider.user
    user.must_change_password = True
    user.save()
    client = signed_in(people.insider)
    assert client.get("/no-role/").headers["Location"] == "/password/"
    changed = {"old": PASSWORD, "new": "Rain-over-paddy-7", "again": "Rain-over-paddy-7"}
    assert client.post("/password/", changed).headers["Location"] == "/"
    user.refresh_from_db()
    assert user.check_password("Rain-over-paddy-7")
    assert not user.must_change_password


@pytest.mark.parametrize(
    "typed",
    [
        {"old": "wrong", "new": "Rain-over-paddy-7", "again": "Rain-over-paddy-7"},
        {"old": PASSWORD, "new": "Rain-over-paddy-7", "again": "Rain-over-paddy-8"},
        {"old": PASSWORD, "new": PASSWORD, "again": PASSWORD},
    ],
)
def test_a_password_is_not_changed_by_mistake(people: People, signed_in: SignedIn, typed: dict[str, str]) -> None:
    assert signed_in(people.insider).post("/password/", typed).status_code == 200
    people.insider.user.refresh_from_db()
    assert people.insider.user.check_password(PASSWORD)


def test_who_was_away_too_long_signs_in_again(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    client.get("/password/")
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        answer = client.get("/password/")
        assert answer.headers["Location"] == "/sign-in/?next=%2Fpassword%2F&idle=1"


def test_a_page_that_refreshes_itself_keeps_nobody_signed_in(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    start = timezone.now()
    client.get("/password/")
    for minutes in (10, 20, 30):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            client.get("/password/", headers={"HX-Request": "true"})
    with time_machine.travel(start + timedelta(minutes=35), tick=False):
        answer = client.get("/password/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/sign-in/")


def test_an_old_password_is_due(people: People, signed_in: SignedIn) -> None:
    user = people.insider.user
    user.password_changed_at = timezone.now() - timedelta(days=91)
    user.save()
    assert signed_in(people.insider).get("/no-role/").headers["Location"] == "/password/"


def test_without_a_role_there_is_only_advice(people: People, signed_in: SignedIn) -> None:
    people.insider.ended_at = timezone.now()
    people.insider.save()
    client = signed_in(people.insider)
    assert client.get("/password/").headers["Location"] == "/no-role/"
    assert client.get("/no-role/").status_code == 403
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"


def test_a_person_goes_on_in_another_role(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.colleague)
    assert client.get("/password/").wsgi_request.membership == people.colleague  # type: ignore[attr-defined]
    client.post("/role/", {"membership": people.colleague_as_deputy.pk})
    assert client.get("/password/").wsgi_request.membership == people.colleague_as_deputy  # type: ignore[attr-defined]


@pytest.mark.parametrize("wanted", ["", "none", "foreign"])
def test_nobody_goes_on_in_somebody_elses_role(people: People, signed_in: SignedIn, wanted: str) -> None:
    posted = str(people.insider.pk) if wanted == "foreign" else wanted
    assert signed_in(people.colleague).post("/role/", {"membership": posted}).status_code == 404


def test_whoever_holds_several_roles_begins_in_the_daily_one(people: People, client: Client) -> None:
    client.post("/sign-in/", {"username": "suyinghe", "password": PASSWORD})
    assert client.get("/password/").wsgi_request.membership == people.colleague  # type: ignore[attr-defined]


def test_too_many_failures_lock_the_account_for_a_while(people: People, client: Client) -> None:
    wrong = {"username": "heqing", "password": "guessed"}
    answers = [client.post("/sign-in/", wrong).status_code for _attempt in range(6)]
    assert answers[0] == 200
    assert answers[-1] == 429
    right = {"username": "heqing", "password": PASSWORD}
    assert client.post("/sign-in/", right).status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert client.post("/sign-in/", right).headers["Location"] == "/"
