"""The booth over HTTP: what a phone gets and sends, and what it never gets."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.voting.hall import Hall
from voting import limits
from voting.codes import new_secret, new_tracker
from voting.models.ballot import Envelope
from voting.views import booth

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    limits.forget()
    booth._pages.clear()
    yield
    limits.forget()


@pytest.fixture
def room(hall: Callable[..., Hall]) -> Hall:
    return hall().print().hand_out(30).open()


def send(room: Hall, secret: str, marks: str = "012", **more: Any) -> Any:
    body = {"secret": secret, "marks": marks, "trackers": [new_tracker() for _ in marks], "remarks": [], **more}
    return Client().post(f"/v/{room.session.code}/cast/?lang=en", json.dumps(body), content_type="application/json")


def test_the_page_sets_no_cookie_and_tells_nobody(room: Hall) -> None:
    answer = Client().get(f"/v/{room.session.code}/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "csrf" not in answer.content.decode()


def test_the_page_is_made_once_and_then_asks_one_thing(
    room: Hall, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = Client().get(f"/v/{room.session.code}/")
    with django_assert_num_queries(1):
        again = Client().get(f"/v/{room.session.code}/")
    assert again.content == first.content


def test_a_ballot_is_counted_without_cookie_or_token(room: Hall) -> None:
    answer = send(room, room.slips[0])
    assert (answer.status_code, answer.json()) == (200, {"counted": True})
    assert not answer.cookies
    assert Envelope.objects.count() == 1


def test_typed_letters_count_in_any_dress(room: Hall) -> None:
    slip = room.slips[0]
    assert send(room, f" {slip[:4].lower()}-{slip[4:]} ").status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_language_is_the_readers(room: Hall, language: str) -> None:
    words = {"zh-hans": "核对", "en": "Check"}
    for answer in (
        Client().get(f"/v/{room.session.code}/?lang={language}"),
        Client(headers={"Accept-Language": language}).get(f"/v/{room.session.code}/"),
    ):
        assert words[language] in answer.content.decode()


def test_each_kind_of_wrong_slip_has_its_sentence_and_the_same_queries(
    hall: Callable[..., Hall], room: Hall, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Property 18."""
    other = hall().print().hand_out(30).open()
    send(room, room.slips[0])
    kinds = {
        "voting.spent_slip": room.slips[0],
        "voting.foreign_slip": other.slips[0],
        "voting.unknown_slip": new_secret(),
    }
    counts = []
    for code, slip in kinds.items():
        with CaptureQueriesContext(connection) as asked:
            answer = send(room, slip)
        counts.append(len(asked))
        assert answer.status_code == 409
        assert answer.json()["code"] == code
        assert len(answer.json()["sentences"]) == 3
    assert len(set(counts)) == 1


def test_before_opening_the_slip_is_told_to_wait(hall: Callable[..., Hall]) -> None:
    early = hall().print()
    assert send(early, early.slips[0]).json()["code"] == "voting.slip_not_open"


def test_many_wrong_slips_have_to_wait_and_right_ones_never(room: Hall) -> None:
    for slip in room.slips[:25]:
        assert send(room, slip).status_code == 200
    codes = [send(room, new_secret()).status_code for _ in range(limits.MOST_REFUSED + 1)]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {409}


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"secret": 1}', b"[" * 5000])
def test_nonsense_is_refused(room: Hall, body: bytes) -> None:
    answer = Client().post(f"/v/{room.session.code}/cast/", body, content_type="application/json")
    assert answer.status_code == 422


def test_an_unknown_vote_is_a_page_that_says_so() -> None:
    answer = Client().get("/v/ZZZZZZZZZZ/?lang=en")
    assert answer.status_code == 404
    assert "There is no such vote." in answer.content.decode()


def test_without_javascript_a_ballot_is_reviewed_and_counted(room: Hall) -> None:
    phone, code = Client(), room.session.code
    review = phone.post(f"/v/{code}/review/?lang=en", {"q1": "0", "q2": "2", "q3": "-"})
    page = review.content.decode()
    assert "Still without a choice: 1" in page
    trackers = review.context["trackers"]
    assert all(tracker in page for tracker in trackers.split(","))
    sent = {"marks": "02-", "trackers": trackers}
    wrong = phone.post(f"/v/{code}/cast/?lang=en", {**sent, "slip": new_secret()})
    assert wrong.status_code == 409
    assert trackers in wrong.content.decode()  # nothing that was chosen is lost
    counted = phone.post(f"/v/{code}/cast/?lang=en", {**sent, "slip": room.slips[0]})
    assert "Your ballot is in the box" in counted.content.decode()
    assert not counted.cookies
    assert Envelope.objects.count() == 1


def test_tampered_hidden_fields_are_refused(room: Hall) -> None:
    answer = Client().post(f"/v/{room.session.code}/cast/", {"marks": "9", "trackers": "x", "slip": room.slips[0]})
    assert answer.status_code == 422


def test_people_who_type_are_led_to_the_only_open_vote(room: Hall) -> None:
    answer = Client().get("/v/?lang=en")
    assert answer.headers["Location"].startswith(f"/v/{room.session.code}/")


def test_a_phone_sees_that_it_reaches_the_computer() -> None:
    assert "This phone reaches the computer" in Client().get("/v/reached/?lang=en").content.decode()


def test_a_closed_vote_shows_no_ballot(room: Hall) -> None:
    for slip in room.slips[:10]:
        send(room, slip)
    room.close()
    page = Client().get(f"/v/{room.session.code}/?lang=en").content.decode()
    assert "Voting has ended." in page
    assert 'type="radio"' not in page


def test_the_book_opens_when_the_result_is_announced(room: Hall) -> None:
    """Property 13: before that only “counted”."""
    trackers = [new_tracker() for _ in range(3)]
    for slip in room.slips[1:10]:
        send(room, slip)
    send(room, room.slips[0], trackers=trackers)
    book = f"/v/{room.session.code}/book/"
    assert Client().get(f"{book}counted/").status_code == 404
    room.close().count().certify()
    assert trackers[0] in Client().get(f"{book}counted/").json()
    assert Client().get(f"{book}file/").status_code == 404
    assert Client().get(f"{book}totals/").status_code == 404
    assert trackers[0] not in Client().get(book).content.decode()
    room.announce()
    assert trackers[0] in Client().get(book).content.decode()
    assert Client().get(f"{book}file/").json()["format"] == "ballot-book/1"
    assert Client().get(f"{book}totals/").status_code == 200
