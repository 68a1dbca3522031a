"""The booth over HTTP: what a phone gets and sends, and what it never gets."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.voting.doors.phones import form, send
from tests.voting.hall import ORGANISER, Hall
from voting.actions.certify_session import hold_result
from voting.codes import new_secret, new_tracker
from voting.models.ballot import Envelope
from voting.queries.results import remarks

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_sets_no_cookie_and_tells_nobody(room: Hall) -> None:
    answer = Client().get(f"/v/{room.session.code}/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "csrf" not in answer.content.decode()


def test_a_phone_s_first_page_is_light_with_all_that_it_fetches(hall: Callable[..., Hall]) -> None:
    """With twelve names, nothing compressed: the page, its scripts, styles and icon; they fetch nothing more."""
    room = hall(questions=12, remarks=True).print()
    page = Client().get(f"/v/{room.session.code}/?look=largest&contrast").content
    files = {m.decode() for m in re.findall(rb'(?:src|href)="/static/([^"]+)"', page)}
    found = [Path(str(finders.find(name))) for name in files]
    assert {file.suffix for file in found} == {".css", ".js", ".svg"}
    assert not [file for file in found if "url(" in file.read_text(encoding="utf-8")], "no font and no picture"
    assert len(page) + sum(file.stat().st_size for file in found) < 60 * 1024


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


def test_an_unknown_vote_is_a_page_that_says_so() -> None:
    answer = Client().get("/v/ZZZZZZZZZZ/?lang=en")
    assert answer.status_code == 404
    assert "There is no such vote." in answer.content.decode()


def test_without_javascript_a_ballot_is_reviewed_and_counted(room: Hall) -> None:
    code = room.session.code
    review = form(f"/v/{code}/review/?lang=en", {"q1": "0", "q2": "2", "q3": "-"})
    page = review.content.decode()
    assert "Still without a choice: 1" in page
    trackers = review.context["trackers"]
    assert all(tracker in page for tracker in trackers.split(","))
    sent = {"marks": "02-", "trackers": trackers}
    wrong = form(f"/v/{code}/cast/?lang=en", {**sent, "slip": new_secret()})
    assert wrong.status_code == 409
    assert trackers in wrong.content.decode()  # nothing that was chosen is lost
    counted = form(f"/v/{code}/cast/?lang=en", {**sent, "slip": room.slips[0]})
    assert "Your ballot is in the box" in counted.content.decode()
    assert not counted.cookies
    assert Envelope.objects.count() == 1
    again = form(f"/v/{code}/cast/?lang=en", {**sent, "slip": room.slips[0]})
    assert again.status_code == 409
    assert "it was counted with the trackers above" in again.content.decode()
    assert "Send the ballot" not in again.content.decode(), "nothing is left to send"


def test_without_javascript_a_sentence_can_be_written_too(hall: Callable[..., Hall]) -> None:
    room = hall(remarks=True, remark_chars=12).print().hand_out(30).open()
    code, said = room.session.code, "路灯修好了，\r\n谢谢<b>"  # twelve characters for the voter, thirteen on the wire
    review = form(f"/v/{code}/review/?lang=en", {"q1": "0", "r1": said, "r2": "  "})
    page = review.content.decode()
    assert 'name="r1"' in page
    assert "<b>" not in page
    assert 'name="r2"' not in page
    sent = {"marks": "0--", "trackers": review.context["trackers"], "slip": room.slips[0]}
    assert form(f"/v/{code}/cast/?lang=en", {**sent, "r1": "长" * 13}).status_code == 422
    assert form(f"/v/{code}/cast/?lang=en", {**sent, "r1": said}).status_code == 200
    for slip in room.slips[1:6]:
        send(room, slip)
    room.close()
    assert remarks(room.session) == {1: [said.replace("\r", "")]}


def test_every_answer_says_its_length_so_that_a_connection_can_be_kept(room: Hall) -> None:
    for answer in (
        Client().get("/v/?lang=en"),
        Client().get(f"/v/{room.session.code}/"),
        Client().get(f"/v/{room.session.code}/book/"),
        send(room, room.slips[0]),
        send(room, room.slips[0]),
        Client().post("/v/x/cast/", b"", content_type="text/plain"),
    ):
        assert answer.headers["Content-Length"] == str(len(answer.content))


def test_an_address_without_its_last_stroke_leads_on_and_sets_no_cookie(room: Hall) -> None:
    answer = Client().get(f"/v/{room.session.code}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/v/{room.session.code}/")
    assert not answer.cookies


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
    hold_result(session=room.session, by=ORGANISER)
    held = Client().get(f"{book}?lang=en").content.decode()
    assert "told to each deputy in private" in held
    assert trackers[0] not in held
    room.announce()
    assert trackers[0] in Client().get(book).content.decode()
    assert Client().get(f"{book}file/").json()["format"] == "ballot-book/1"
    assert Client().get(f"{book}totals/").status_code == 200
