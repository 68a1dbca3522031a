"""More ballots than were handed out: seen on the run sheet before anybody opens the box, and put right there."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions import (
    Agreed,
    agree_scrutineers,
    end_vote,
    hand_out_slips,
    open_vote,
    take_back_slip,
)
from evaluation.meeting.queries import foreseen_for
from evaluation.roster.models import Membership
from tests.evaluation.meeting.hall import PIN, Hall
from voting.actions.enter_paper import enter_paper
from voting.queries.figures import surplus
from voting.states import Role

Make = Callable[..., Hall]
SignIn = Callable[[Membership], Client]
WARNING = "票数对不上，请先不要开箱"
FIVE = ("00", "01", "10", "11", "00")


@pytest.fixture
def here(hall: Make) -> Hall:
    """Seven people, seven slips drawn, but one was recorded for nobody; the vote is open."""
    here = hall().to_speeches().speak().hand_out().do("slips")
    take_back_slip(attendee=here.voters[0], by=here.by)
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    return here


def sheet_of(here: Hall, browser: Client) -> str:
    return browser.get(reverse("run_sheet", args=[here.meeting.code])).content.decode()


def test_nothing_is_said_while_the_figures_fit(here: Hall, signed_in: SignIn) -> None:
    here.cast(*FIVE, "00")
    assert foreseen_for(here.fresh()) == []
    assert WARNING not in sheet_of(here, signed_in(here.people.insider))


def test_the_surplus_is_seen_while_the_vote_is_open_and_the_page_follows(here: Hall, signed_in: SignIn) -> None:
    browser = signed_in(here.people.insider)
    now, seen = reverse("run_sheet_now", args=[here.meeting.code]), {"step": "close_vote"}
    here.cast(*FIVE, "00")
    before = browser.get(now, seen)
    assert WARNING not in before.content.decode()
    here.cast("00", after=6)
    after = browser.get(now, {**seen, "seen": before.context["seen"]}).content.decode()
    assert WARNING in after
    assert "已收到7张，而登记发出的只有6张" in after


def test_before_the_box_is_opened_the_missing_record_is_made_good(here: Hall, signed_in: SignIn) -> None:
    here.cast(*FIVE, "00", "00")
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    browser = signed_in(here.people.insider)
    page = sheet_of(here, browser)
    assert WARNING in page
    assert WARNING in browser.get(reverse("reconciliation", args=[here.session.code])).content.decode()
    forgotten, others = here.voters[0], here.voters[1:]
    assert f'value="{forgotten.code}"' in page
    assert not any(f'value="{other.code}"' in page for other in others)
    browser.post(reverse("hand_out_slips", args=[here.meeting.code]), {"person": forgotten.code})
    assert WARNING not in sheet_of(here, browser)
    pins = {"officer1": here.keys[0].officer_id, "pin1": PIN, "officer2": here.keys[1].officer_id, "pin2": PIN}
    assert browser.post(reverse("officers_act", args=[here.meeting.code]), pins).status_code == 302
    assert here.open_kind == "certify"
    assert foreseen_for(here.fresh()) == [], "the box is open: from here on the count speaks"


def test_paper_beyond_what_was_handed_out_is_seen_too(hall: Make) -> None:
    here = hall().to_speeches()
    agreed = [Agreed(here.voters[0], Role.TELLER, PIN, no_relative=True)]
    (enrolled,) = agree_scrutineers(meeting=here.meeting, people=agreed, by=here.by)
    here.speak().hand_out()
    take_back_slip(attendee=here.voters[0], by=here.by)
    hand_out_slips(meeting=here.meeting, people=[here.voters[0]], paper=True, by=here.by)
    here.do("slips")
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    teller = here.session.officers.get(pk=enrolled.officer_id).actor
    enter_paper(session=here.session, by=teller, number=1, marks="00")
    assert foreseen_for(here.fresh()) == []
    enter_paper(session=here.session, by=teller, number=2, marks="00")
    (said,) = foreseen_for(here.fresh())
    assert "已收到2张" in said


def test_once_casting_has_ended_what_nobody_drew_is_to_be_destroyed(here: Hall, signed_in: SignIn) -> None:
    """A hint with the figure and the way to its page; the count does not wait for it."""
    browser, said, way = signed_in(here.people.insider), "无人领取。请在计票前当众销毁", "登记多余票券的销毁"
    left = surplus(here.session)
    assert left > 0
    assert said not in sheet_of(here, browser)
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    page = sheet_of(here, browser)
    assert f"还剩{left}张票券或纸质票{said}" in page
    assert way in page
    browser.post(reverse("destroy_surplus", args=[here.session.code]), {"count": left})
    page = sheet_of(here, browser)
    assert said not in page
    assert way not in page
