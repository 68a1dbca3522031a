"""What the booth refuses, and in which words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.voting.doors.phones import form, send
from tests.voting.hall import Hall
from voting import limits
from voting.actions.void_session import void_session
from voting.codes import new_secret, new_tracker
from voting.models.ballot import Envelope

pytestmark = pytest.mark.django_db(transaction=True)


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
    # whoever sends a counted ballot again has most likely lost the answer, and is told so even now
    for slip, told in zip(kinds[:1] + kinds[2:], [(409, "spent_slip"), *[(429, "too_many_tries")] * 2], strict=True):
        with CaptureQueriesContext(connection) as asked:
            held = send(room, slip)
        assert (held.status_code, held.json()["code"]) == (told[0], f"voting.{told[1]}")
        counts.add(len(asked))
    assert counts == {1}, "spent, guessed and malformed: one look each"
    typed = {"marks": "012", "trackers": ",".join(new_tracker() for _ in range(3)), "slip": new_secret()}
    assert form(f"/v/{room.session.code}/cast/", typed).status_code == 429, "the form shares the limit"
    assert form(f"/v/{room.session.code}/cast/", typed, REMOTE_ADDR="192.168.1.77").status_code == 409
    assert send(room, room.slips[3]).status_code == 200, "a hall may share one address with its prankster"
    assert send(other, other.slips[1]).status_code == 200


@pytest.mark.parametrize(
    "odd",
    [
        {"secret": ["ABCD"]},
        {"marks": ["0", "1", "2"]},
        {"marks": 12},
        {"trackers": "ABCDEFGHJK"},
        {"trackers": {"ABCDEFGHJK": 1}},
        {"trackers": [1, 2, 3]},
        {"remarks": {"0": "x"}},
        {"remarks": [0, None, True]},
    ],
)
def test_a_message_of_other_types_is_no_ballot(room: Hall, odd: dict[str, Any]) -> None:
    answer = send(room, room.slips[0], **odd)
    assert (answer.status_code, answer.json()["code"]) == (422, "voting.bad_ballot")
    assert send(room, room.slips[0]).status_code == 200, "the slip was not used up"


def test_every_answer_of_the_booth_is_kept_nowhere(room: Hall) -> None:
    answers = {
        200: Client().get(f"/v/{room.session.code}/"),
        301: Client().get(f"/v/{room.session.code}"),
        404: Client().get("/v/no/such/page/at/all/"),
        405: Client().put(f"/v/{room.session.code}/cast/"),
        409: send(room, new_secret()),
        413: form(f"/v/{room.session.code}/review/", {f"a{n}": "b" for n in range(2_000)}),
        415: Client().post(f"/v/{room.session.code}/cast/", b"x", content_type="text/plain"),
        422: send(room, room.slips[0], "9"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
        assert not answer.cookies


def test_a_slip_of_a_void_round_is_told_so_used_or_not(room: Hall) -> None:
    send(room, room.slips[0])
    void_session(session=room.session, by=room.host, second=room.second(), reason="会场断电")
    for slip in room.slips[:2]:
        assert send(room, slip).json()["code"] == "voting.round_void"


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
