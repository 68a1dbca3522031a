"""Two people for the three acts that matter, found in the hall, with a PIN for one meeting (property 16)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.voting.hall import ORGANISER, PIN, Hall
from voting.actions.certify_session import certify_session
from voting.actions.close_session import close_session
from voting.actions.enrol_officer import enrol_officer, identify_officer, renew_pin
from voting.actions.open_session import open_session
from voting.errors import AlreadyEnrolled, BadPin, NotYourAct, PinLocked, SecondNeeded, WrongPin
from voting.models import Officer, SessionEvent
from voting.specs import Actor, Second
from voting.states import Role, State

pytestmark = pytest.mark.django_db


def at_step(room: Hall, step: str) -> Callable[..., object]:
    room.print().hand_out(30)
    if step == "open":
        return open_session
    room.open()
    for slip in room.slips:
        room.cast(slip, "000")
    if step == "close":
        return close_session
    room.close().count()
    return certify_session


@pytest.mark.parametrize("step", ["open", "close", "certify"])
def test_property_16_opening_closing_and_certifying_need_two_people(hall: Callable[..., Hall], step: str) -> None:
    room = hall()
    act = at_step(room, step)
    before = room.session.state
    teller = room.tellers[0]

    def attempt(by: Actor, second: Second) -> None:
        act(session=room.session, by=by, second=second)

    with pytest.raises(SecondNeeded):  # alone
        attempt(room.chief, room.second(room.chief))
    with pytest.raises(SecondNeeded):  # a teller is no witness
        attempt(room.chief, room.second(teller))
    with pytest.raises(NotYourAct):
        attempt(teller, room.second())
    with pytest.raises(NotYourAct):  # whoever organises does not hold the box
        attempt(ORGANISER, room.second())
    with pytest.raises(NotYourAct):  # an officer that was made up
        attempt(replace(room.chief, officer_id=999_999), room.second())
    with pytest.raises(WrongPin):
        attempt(room.chief, replace(room.second(), pin="271828"))
    with pytest.raises(WrongPin):
        attempt(room.chief, replace(room.second(), pin=""))
    room.session.refresh_from_db()
    assert room.session.state == before
    attempt(room.chief, room.second())
    assert room.session.state != before
    last = SessionEvent.objects.filter(session=room.session).last()
    assert last is not None
    assert (last.name, last.second) == ("总监立", "监一")


def test_property_16_one_account_is_one_person(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    enrolled = enrol_officer(
        session=room.session, by=ORGANISER, name="监二", role=Role.SCRUTINEER, pin=PIN, ref="user:7"
    )
    with pytest.raises(AlreadyEnrolled):  # the same account under another name
        enrol_officer(session=room.session, by=ORGANISER, name="监三", role=Role.SCRUTINEER, pin=PIN, ref="user:7")
    with pytest.raises(AlreadyEnrolled):  # the same name without an account
        enrol_officer(session=room.session, by=ORGANISER, name="监二", role=Role.CHIEF, pin=PIN)
    same_account = replace(room.host, ref="user:7")
    with pytest.raises(SecondNeeded):
        open_session(session=room.session, by=same_account, second=Second(enrolled.officer_id, pin=PIN))
    open_session(session=room.session, by=room.host, second=Second(enrolled.officer_id, signed_in_ref="user:7"))


def test_a_second_who_is_signed_in_elsewhere_must_be_that_officer(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    enrolled = enrol_officer(session=room.session, by=ORGANISER, name="监二", role=Role.SCRUTINEER, ref="user:7")
    with pytest.raises(SecondNeeded):
        open_session(session=room.session, by=room.host, second=Second(enrolled.officer_id, signed_in_ref="user:8"))


def test_property_16_five_wrong_pins_lock_and_a_new_pin_unlocks(hall: Callable[..., Hall]) -> None:
    room = hall()
    officer = room.scrutineer.officer_id
    for _ in range(4):
        with pytest.raises(WrongPin):
            identify_officer(session=room.session, officer_id=officer, pin="000001")
    assert identify_officer(session=room.session, officer_id=officer, pin=PIN) == room.scrutineer
    for _ in range(5):
        with pytest.raises(WrongPin):
            identify_officer(session=room.session, officer_id=officer, pin="000001")
    with pytest.raises(PinLocked):
        identify_officer(session=room.session, officer_id=officer, pin=PIN)
    fresh = renew_pin(session=room.session, by=ORGANISER, officer_id=officer)
    assert identify_officer(session=room.session, officer_id=officer, pin=fresh.pin) == room.scrutineer


def test_a_pin_is_drawn_or_chosen_and_never_stored_open(hall: Callable[..., Hall]) -> None:
    room = hall()
    drawn = enrol_officer(session=room.session, by=ORGANISER, name="计三", role=Role.TELLER)
    assert len(drawn.pin) == 6
    assert drawn.pin not in repr(drawn)
    assert drawn.pin not in Officer.objects.get(pk=drawn.officer_id).pin_hash
    for wrong in ("12345", "1234567890123", "12345a", "111111"):
        with pytest.raises(BadPin):
            enrol_officer(session=room.session, by=ORGANISER, name="计四", role=Role.TELLER, pin=wrong)
    with pytest.raises(NotYourAct):
        enrol_officer(session=room.session, by=ORGANISER, name="计四", role=Role.ORGANISER)
    with pytest.raises(NotYourAct):
        enrol_officer(session=room.session, by=room.tellers[0], name="计四", role=Role.TELLER)


def test_property_16_pins_die_with_the_meeting(hall: Callable[..., Hall]) -> None:
    room = hall()
    at_step(room, "certify")
    room.certify().announce()
    assert room.session.state == State.ANNOUNCED
    assert set(room.session.officers.values_list("pin_hash", flat=True)) == {""}
    with pytest.raises(PinLocked):
        identify_officer(session=room.session, officer_id=room.chief.officer_id, pin=PIN)


def test_an_officer_of_another_vote_has_no_say(hall: Callable[..., Hall]) -> None:
    room, other = hall().print(), hall()
    with pytest.raises(NotYourAct):
        open_session(session=room.session, by=other.host, second=room.second())
    with pytest.raises(SecondNeeded):
        open_session(session=room.session, by=room.host, second=other.second())
