"""The doors of the vote at a meeting: the wall while it runs, a vote prepared once, a breach."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions import (
    call_vote,
    set_hall_address,
    start_clock,
)
from tests.evaluation.meeting.doors import Make, SignedIn, address
from tests.evaluation.meeting.hall import ORGANISER, PIN
from tests.people import People
from voting.actions.update_roll import update_roll
from voting.states import Issued


def test_the_wall_says_what_happens_and_nothing_more(hall: Make) -> None:
    here = hall("county").to_speeches()
    wall, now = reverse("wall", args=[here.meeting.code]), reverse("wall_now", args=[here.meeting.code])
    browser = Client()
    page = browser.get(wall)
    assert "唐小溪" in page.content.decode()
    assert int(page.headers["X-Server-Time"]) > 0
    edition = page.context["edition"]
    unchanged = browser.get(now, {"edition": edition})
    assert (unchanged.status_code, unchanged.content) == (204, b"")
    start_clock(place=here.place(), by=here.by)
    assert browser.get(now, {"edition": edition}).status_code == 200
    assert "data-clock" in browser.get(now, {"edition": edition, "speaker": ""}).content.decode()
    assert browser.get(reverse("speaker_clock", args=[here.meeting.code])).status_code == 200
    assert browser.get(reverse("wall", args=["NOSUCHCODE"])).status_code == 404


def test_the_wall_shows_turnout_and_never_a_partial_result(hall: Make) -> None:
    here = hall("county").to_speeches().speak().hand_out().do("slips")
    set_hall_address(meeting=here.meeting, address="http://192.168.1.5:8000", by=here.by)
    before = Client().get(reverse("wall", args=[here.meeting.code])).content.decode()
    here.vote("00", "00", "00", "00", "01")
    counted = Client().get(reverse("wall", args=[here.meeting.code])).content.decode()
    here.certify()
    certified = Client().get(reverse("wall", args=[here.meeting.code])).content.decode()
    for said in (before, counted, certified):
        assert "满意" not in said
        assert "wall-solid" not in said


def test_the_wall_asks_little(hall: Make, django_assert_max_num_queries: Callable[..., object]) -> None:
    """Every second, by every wall and every speaker's phone."""
    here = hall("county").to_speeches()
    call = Client()
    now = reverse("wall_now", args=[here.meeting.code])
    edition = call.get(reverse("wall", args=[here.meeting.code])).context["edition"]
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        assert call.get(now, {"edition": edition}).status_code == 204


def test_a_prepared_vote_is_not_prepared_twice(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall().prepare()
    call_vote(meeting=here.meeting, by=here.by)
    assert signed_in(people.insider).post(address("call_vote", here)).status_code == 409


def test_a_breach_blocks_certification_and_offers_a_new_round(hall: Make, people: People, signed_in: SignedIn) -> None:
    """More ballots came back than were handed out: said in the rule's words, voided by two, held again."""
    here = hall().to_speeches().speak().hand_out().do("slips")
    for entry in here.session.roll.exclude(issued="nothing")[:3]:
        update_roll(session=here.session, by=ORGANISER, entry_id=entry.pk, issued=Issued.NOTHING)
    first = here.vote("00", "00", "00", "00", "00").session
    browser, (chief, other) = signed_in(people.insider), here.keys
    keys = {"officer1": chief.officer_id, "pin1": PIN, "officer2": other.officer_id, "pin2": PIN}
    refused = browser.post(address("officers_act", here), keys)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "收回票数（5）多于发出票数（4）" in page
    void = reverse("void_session", args=[first.code])
    assert void in page
    said = {"first": chief.officer_id, "first_pin": PIN, "second": other.officer_id, "second_pin": PIN}
    assert browser.post(void, {**said, "reason": "收回多于发出"}).status_code == 302
    assert address("call_vote", here) in browser.get(address("run_sheet", here)).content.decode()
    assert browser.post(address("call_vote", here)).status_code == 302
    assert (here.session.round, here.session.previous) == (2, first)
    assert "收回多于发出" in browser.get(reverse("reconciliation", args=[first.code])).content.decode()
