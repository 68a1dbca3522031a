"""The booth over HTTP: what a phone gets and sends, and what it never gets."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.voting.hall import Hall
from voting import limits
from voting.codes import new_secret, new_tracker
from voting.models.ballot import Envelope
from voting.queries.results import remarks
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


def form(address: str, said: dict[str, str], **more: Any) -> Any:
    """As a browser without JavaScript sends it."""
    return Client().post(address, urlencode(said), content_type="application/x-www-form-urlencoded", **more)


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


def test_property_18_every_kind_of_wrong_slip_is_limited_alike_and_a_right_one_never(
    hall: Callable[..., Hall], room: Hall
) -> None:
    other = hall().print().hand_out(30).open()
    for slip in room.slips[:3]:
        assert send(room, slip).status_code == 200
    kinds = [room.slips[0], other.slips[0], new_secret(), ""]
    tried = [send(room, kinds[n % 4]) for n in range(limits.MOST_REFUSED)]
    assert {answer.status_code for answer in tried} == {409}
    counts = set()
    for slip in kinds[:1] + kinds[2:]:
        with CaptureQueriesContext(connection) as asked:
            held = send(room, slip)
        assert (held.status_code, held.json()["code"]) == (429, "voting.too_many_tries")
        counts.add(len(asked))
    assert counts == {1}, "spent, guessed and malformed: one look each"
    typed = {"marks": "012", "trackers": ",".join(new_tracker() for _ in range(3)), "slip": new_secret()}
    assert form(f"/v/{room.session.code}/cast/", typed).status_code == 429, "the form shares the limit"
    assert form(f"/v/{room.session.code}/cast/", typed, REMOTE_ADDR="192.168.1.77").status_code == 409
    assert send(room, room.slips[3]).status_code == 200, "a hall may share one address with its prankster"
    assert send(other, other.slips[1]).status_code == 200


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


FORM = "application/x-www-form-urlencoded"
HOSTILE = [
    (FORM, b"marks=9&trackers=x", 422),
    (FORM, b"marks=012&trackers=%ff%fe&slip=%00", 422),
    (FORM, b"marks=012&marks=111&trackers=,,,&slip=a&slip=b&extra=1", 422),
    (FORM, b"marks=%EF%BC%90%EF%BC%91%EF%BC%92&trackers=a,b,c", 422),  # digits, but full-width ones
    (FORM + "; charset=utf-16", b"marks=012", 400),
    ("text/plain", b"marks=012", 415),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n', 415),
    (FORM, b"slip=" + b"A" * 600_000, 413),
    ("application/json", b" " * 600_000, 413),
    ("application/json", b'{"secret": "a", "marks": "012", "trackers": [], "remarks": ["\\ud800"]}', 422),
    ("application/json", b'{"secret": "a", "marks": "012", "trackers": {}, "remarks": {"0": 1}}', 422),
    ("application/json", b'{"secret": ' + b"9" * 5_000 + b', "marks": "012", "trackers": [], "remarks": []}', 422),
    ("application/json; charset=utf-16", '{"secret": "a"}'.encode("utf-16"), 422),
    *(("application/json", body, 422) for body in (b"", b"[]", b"{}", b"\xff", b'{"secret": 1}', b"[" * 5000)),
]


def test_what_no_page_of_ours_sends_is_refused_quietly(room: Hall, caplog: pytest.LogCaptureFixture) -> None:
    address = f"/v/{room.session.code}/cast/?next=https://example.org"
    for kind, body, status in HOSTILE:
        answer = Client().generic("POST", address, body, content_type=kind)
        assert answer.status_code == status, (kind, body[:80])
        assert not answer.cookies
        assert "example.org" not in answer.content.decode()
        assert "Location" not in answer.headers
    assert not [line for line in caplog.records if line.levelname == "ERROR"]
    assert Envelope.objects.count() == 0


def test_property_6_a_fault_in_the_middle_of_a_cast_tells_no_secret(
    room: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("voting.actions.cast_ballot.seal", fault)
    slip, trackers = room.slips[0], [new_tracker() for _ in range(3)]
    phone = Client(raise_request_exception=False)
    body = json.dumps({"secret": slip, "marks": "012", "trackers": trackers, "remarks": []})
    answer = phone.post(f"/v/{room.session.code}/cast/", body, content_type="application/json")
    assert answer.status_code == 500
    assert not answer.cookies
    said = answer.content.decode() + caplog.text
    assert "ZeroDivisionError" in said
    assert not [secret for secret in (slip, slip.lower(), *trackers) if secret in said]
    monkeypatch.undo()
    assert send(room, slip).status_code == 200, "the slip was not used up"


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
    room.announce()
    assert trackers[0] in Client().get(book).content.decode()
    assert Client().get(f"{book}file/").json()["format"] == "ballot-book/1"
    assert Client().get(f"{book}totals/").status_code == 200
