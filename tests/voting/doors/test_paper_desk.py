"""The tellers' desk over HTTP: two people, one pile, and a chief who decides with a reason."""

import io
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.people import People
from tests.voting.hall import ORGANISER, PIN, Hall
from voting import doors
from voting.actions.end_casting import end_casting
from voting.actions.set_hall_address import set_hall_address
from voting.models import PaperEntry, Session
from voting.models.paper import SETTLED
from voting.paper import differences, entries
from voting.states import State

pytestmark = pytest.mark.django_db(transaction=True)

KEYS = {"0": "1", "1": "2", "2": "3", "-": "0", "x": "9"}


@pytest.fixture(autouse=True)
def _vouched() -> Iterator[None]:
    """The floor above vouches for everybody who is signed in."""
    known = doors._vouch

    def vouch(request: HttpRequest, _session: Session) -> doors.Voucher | None:
        return doors.Voucher(organiser=ORGANISER, helps=True) if request.user.is_authenticated else None

    doors.vouch_by(vouch)
    yield
    doors.vouch_by(known)


@pytest.fixture
def room(hall: Callable[..., Hall]) -> Hall:
    made = hall().print(paper=10).hand_out(20, 6).open()
    for slip in made.slips[:20]:
        made.cast(slip, "000")
    end_casting(session=made.session, by=made.host)
    return made


@pytest.fixture
def desk(people: People, signed_in: Callable[..., Client], room: Hall) -> Callable[[str], Client]:
    """A device at which the officer of that name has typed the PIN."""

    def sit(name: str) -> Client:
        client = signed_in(people.insider)
        officer = room.session.officers.get(name=name)
        answer = client.post(f"/votes/{room.session.code}/paper/", {"officer": officer.pk, "pin": PIN})
        assert answer.status_code == 302
        return client

    return sit


def enter(client: Client, room: Hall, number: int, marks: str) -> int:
    typed = {f"q{place}": KEYS[mark] for place, mark in enumerate(marks, start=1)}
    return client.post(f"/votes/{room.session.code}/paper/", {"number": number, **typed}).status_code


def test_nobody_types_without_a_pin(people: People, signed_in: Callable[..., Client], room: Hall) -> None:
    client = signed_in(people.insider)
    page = client.get(f"/votes/{room.session.code}/paper/").content.decode()
    assert 'name="pin"' in page
    assert 'name="q1"' not in page
    officer = room.session.officers.get(name="计一")
    wrong = client.post(f"/votes/{room.session.code}/paper/", {"officer": officer.pk, "pin": "271828"})
    assert wrong.status_code == 409


def test_two_people_enter_a_pile_and_the_chief_settles(desk: Callable[[str], Client], room: Hall) -> None:
    first, second, chief = desk("计一"), desk("计二"), desk("总监立")
    for number, marks in enumerate(("012", "00-", "x12"), start=1):
        assert enter(first, room, number, marks) == 302
        assert enter(second, room, number, "011" if number == 1 else marks) == 302
    assert [d.number for d in differences(room.session)] == [1]
    page = chief.get(f"/votes/{room.session.code}/paper/?lang=en").content.decode()
    assert "计一" in page
    assert "不满意" in page
    settle = f"/votes/{room.session.code}/paper/settle/"
    assert chief.post(settle, {"number": 1, "take": "first", "reason": ""}).status_code == 422
    assert chief.post(settle, {"number": 1, "take": "first", "reason": "原票为不满意"}).status_code == 302
    assert differences(room.session) == []
    room.close().count()
    assert room.session.channels.get(channel="paper").returned == 3
    figures = chief.get(f"/votes/{room.session.code}/figures/").content.decode()
    assert "23" in figures


@pytest.mark.parametrize(
    ("button", "typed", "taken"),
    [("first", "333", "012"), ("second", "", "011"), ("typed", "333", "222"), ("", "333", "222"), ("", "", None)],
)
def test_the_button_that_the_chief_presses_decides(
    desk: Callable[[str], Client], room: Hall, button: str, typed: str, taken: str | None
) -> None:
    """What was typed and left standing is not taken for an entry; the Enter key takes none by itself."""
    for name, marks in (("计一", "012"), ("计二", "011")):
        enter(desk(name), room, 1, marks)
    said = {"number": 1, "take": button, "marks": typed, "reason": "看原票"}
    answer = desk("总监立").post(f"/votes/{room.session.code}/paper/settle/", said)
    assert answer.status_code == (302 if taken else 422)
    assert entries(room.session)[1].get(SETTLED, (None,))[0] == taken


def test_the_second_entry_needs_another_person(desk: Callable[[str], Client], room: Hall) -> None:
    """Property 15: the same person types the own entry again, and it stays one entry."""
    teller = desk("计一")
    assert enter(teller, room, 1, "012") == 302
    assert enter(teller, room, 1, "000") == 302
    assert list(PaperEntry.objects.values_list("number", "turn")) == [(1, 1)]


def test_a_teller_sees_counts_and_no_marks_of_the_other(desk: Callable[[str], Client], room: Hall) -> None:
    enter(desk("计一"), room, 1, "xxx")
    page = desk("计二").get(f"/votes/{room.session.code}/paper/").content.decode()
    assert 'value="9"' not in page


def test_a_teller_is_told_that_the_pile_is_through(desk: Callable[[str], Client], room: Hall) -> None:
    teller, told = desk("计一"), "您录入的张数已与发出的张数相同。"
    for number in range(1, 7):  # six were handed out
        assert told not in teller.get(f"/votes/{room.session.code}/paper/").content.decode()
        assert enter(teller, room, number, "000") == 302
    assert told in teller.get(f"/votes/{room.session.code}/paper/").content.decode()


def test_an_unknown_key_is_refused_and_nothing_is_entered(desk: Callable[[str], Client], room: Hall) -> None:
    answer = desk("计一").post(f"/votes/{room.session.code}/paper/", {"number": 1, "q1": "7", "q2": "1", "q3": "1"})
    assert answer.status_code == 422
    assert not PaperEntry.objects.exists()


def test_totals_in_strokes_are_entered_twice(desk: Callable[[str], Client], room: Hall) -> None:
    rows = {f"q{n}.{place}": count for n in (1, 2, 3) for place, count in enumerate((3, 1, 1, 1, 0))}
    for name in ("计一", "计二"):
        answer = desk(name).post(f"/votes/{room.session.code}/paper/totals/", {"returned": 6, "invalid": 0, **rows})
        assert answer.status_code == 302
    room.close()
    assert room.session.channels.get(channel="paper").returned == 6


def test_a_correction_between_closing_and_certification(desk: Callable[[str], Client], room: Hall) -> None:
    """Property 10."""
    for name in ("计一", "计二"):
        client = desk(name)
        for number in range(1, 7):
            enter(client, room, number, "000")
    room.close().count()
    chief = desk("总监立")
    put_right = {"was": "111", "should_be": "311", "reason": "第三扎看错一行"}
    answer = chief.post(f"/votes/{room.session.code}/paper/correct/", put_right)
    assert answer.status_code == 302
    room.session.refresh_from_db()
    assert room.session.state == State.CLOSED


def test_a_breach_is_shown_in_the_words_of_the_rule(hall: Callable[..., Hall], desk: Callable[[str], Client]) -> None:
    room = hall().print().hand_out(5).open()
    for slip in room.slips[:8]:
        room.cast(slip, "000")
    room.close().count()
    page = desk("总监立").get(f"/votes/{room.session.code}/figures/").content.decode()
    assert "作废" in page or "void" in page
    assert f"/votes/{room.session.code}/void/" in page


def test_who_certifies_sees_what_was_counted_and_nobody_before(
    hall: Callable[..., Hall], people: People, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    vouched = doors.Voucher(organiser=ORGANISER, helps=True, reads_book=True)
    monkeypatch.setattr(doors, "_vouch", lambda _request, _session: vouched)
    made, client, title = hall().print().hand_out(20).open(), signed_in(people.insider), "待两名监票人核对确认"
    for slip in made.slips[:6]:
        made.cast(slip, "01-")
    address = f"/votes/{made.session.code}/figures/"
    assert title not in client.get(address).content.decode()
    made.close()
    assert title not in client.get(address).content.decode(), "opened, not counted"
    made.count()
    page = client.get(address)
    assert title in page.content.decode()
    lines = [[count for _heading, count in counts] for _title, counts in page.context["to_confirm"]]
    assert lines == [[6, 0, 0, 0, 0], [0, 6, 0, 0, 0], [0, 0, 0, 6, 0]]
    monkeypatch.setattr(doors, "_vouch", lambda _request, _session: doors.Voucher(helps=True))
    assert title not in client.get(address).content.decode(), "whoever may not read the book"


def test_the_figures_as_an_excel_table(
    hall: Callable[..., Hall], people: People, signed_in: Callable[..., Client]
) -> None:
    room = hall().print().hand_out(5).open()
    client, address = signed_in(people.insider), reverse("export_figures", args=[room.session.code])
    assert sheets(client, address)[0] == [], "nobody knows what is in the box"
    for slip in room.slips[:4]:
        room.cast(slip, "000")
    room.close().count()
    channels, live = sheets(client, address)
    assert [line[1:] for line in channels] == [(5, 4, 4, 0), (0, 0, 0, 0), (5, 4, 4, 0)]
    assert all(isinstance(figure, int) for _label, figure in live)


def sheets(client: Client, address: str) -> list[list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(client.get(address).content))
    return [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets]


def test_a_round_is_voided_by_two_with_a_reason(room: Hall, people: People, signed_in: Callable[..., Client]) -> None:
    client = signed_in(people.insider)
    said = {"first": room.host.officer_id, "first_pin": PIN, "second": room.scrutineer.officer_id, "second_pin": PIN}
    address = f"/votes/{room.session.code}/void/"
    assert client.post(address, {**said, "second_pin": "000001", "reason": "多出一张票"}).status_code == 409
    assert client.post(address, {**said, "reason": "多出一张票"}).status_code == 302
    room.session.refresh_from_db()
    assert room.session.state == State.VOID


def test_the_page_before_printing_and_the_streamed_file(
    hall: Callable[..., Hall], people: People, signed_in: Callable[..., Client]
) -> None:
    session = hall().session
    client, address = signed_in(people.insider), f"/votes/{session.code}/slips/"
    assert client.post(address, {"count": 5, "reached": "on"}).status_code == 422, "slips would lead nowhere"
    set_hall_address(session=session, by=ORGANISER, address="http://127.0.0.1:8000/")
    assert "127.0.0.1" in client.get(address).content.decode()
    assert client.post(address, {"count": 5}).status_code == 422
    assert client.post(f"{address}confirm/", {"batch": "9" * 5000}).status_code == 409
    assert client.post(address, {"count": 0, "paper": 6, "reached": "on"}).status_code == 302
    assert '<th scope="row">1</th>' not in client.get(address).content.decode(), "paper alone is no batch of slips"
    answer = client.post(address, {"count": 5, "reached": "on"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    batch = session.batches.get()
    assert client.post(f"{address}confirm/", {"batch": batch.pk}).status_code == 302
    assert client.get(f"/votes/{session.code}/ballot/").status_code == 200
    assert client.post(f"/votes/{session.code}/trial/").headers["Content-Type"] == "application/pdf"
    report = client.post(f"/votes/{session.code}/trial/end/").content.decode()
    assert "0" in report
    assert client.get(f"/votes/{session.code}/zero/").status_code == 200


def test_an_officer_who_is_locked_out_gets_a_new_pin_on_record(
    room: Hall, people: People, signed_in: Callable[..., Client]
) -> None:
    client, address = signed_in(people.insider), f"/votes/{room.session.code}/officers/"
    desk, teller = f"/votes/{room.session.code}/paper/", room.tellers[0].officer_id
    for _ in range(5):
        assert client.post(desk, {"officer": teller, "pin": "000001"}).status_code == 409
    assert client.post(desk, {"officer": teller, "pin": PIN}).status_code == 409, "five tries are five tries"
    assert client.post(address, {"officer": teller, "pin": "111111"}).status_code in {409, 422}
    assert client.post(address, {"officer": 0, "pin": "271828"}).status_code == 422
    assert client.post(address, {"officer": teller, "pin": "271828"}).status_code == 302
    page = client.get(address).content.decode()
    assert room.tellers[0].name in page
    assert "271828" not in page
    assert client.post(desk, {"officer": teller, "pin": "271828"}).status_code == 302
    assert room.session.events.latest("pk").act == "renew_pin"
    for name in ("officers", "zero_report", "reconciliation"):
        words = client.get(reverse(name, args=[room.session.code])).content.decode()
        assert f"{room.tellers[0].name} · 由{people.insider.user.name}发放" in words, name


def test_strangers_find_no_desk(room: Hall) -> None:
    assert Client().get(f"/votes/{room.session.code}/paper/").status_code == 302
