"""`make screenshots`: the gallery of the README, from a rehearsed year, at a desk and on a phone, in both languages.

Run by name, not collected with the tests. Every page passes the checks of the journeys on its way.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from evaluation.meeting.actions import open_vote, start_clock, stop_clock
from evaluation.meeting.models import Meeting
from evaluation.result.actions import announce_results
from tests.evaluation.meeting.hall import Hall
from tests.factories import make_plan
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.journeys.givens import REPORT
from tests.people import People
from tests.voting.hall import PIN, make_session
from tests.voting.hall import Hall as Vote
from tests.year import Year
from voting.actions.cast_ballot import _booths
from voting.actions.end_casting import end_casting

FOLDER = Path(os.environ.get("GALLERY", Path(__file__).parents[2] / "config" / "gallery"))
COLOURS = 48  # calm pages need few; a picture stays under 60 KB
TALLEST = {"desk": 1600, "phone": 1600}


@dataclass(frozen=True)
class Shot:
    """One picture: where the year stands, who looks at what, on which screens."""

    name: str
    until: str
    role: str
    path: Callable[[Year], str]
    screens: tuple[str, ...] = ("desk", "phone")
    typed: str = ""  # into the first field, before the picture is taken


def _one(year: Year) -> str:
    first = year.world.plan.assessments.order_by("pk").first()
    assert first is not None
    return first.code


def _other(year: Year) -> str:
    """Not the leader's own."""
    return year.world.plan.assessments.order_by("pk")[1].code


def _meeting(year: Year) -> str:
    first = year.world.plan.meetings.order_by("pk").first()
    assert first is not None
    return first.code


def _page(name: str, *arguments: Callable[[Year], str]) -> Callable[[Year], str]:
    return lambda year: reverse(name, args=[argument(year) for argument in arguments])


def _of_plan(name: str) -> Callable[[Year], str]:
    return lambda year: reverse(name, args=[year.world.plan.code])


SHOTS = (
    Shot("my-matters", "report.review", "group_leader", _page("my_matters")),
    Shot("year", "rectification.carry_out", "organiser", _of_plan("year_of")),
    Shot("year-in-pictures", "rectification.carry_out", "organiser", _of_plan("year_charts"), ("desk",)),
    Shot("results", "rectification.carry_out", "organiser", _page("results", _meeting), ("desk",)),
    Shot("result", "rectification.carry_out", "deputy", _page("result", _one), ("phone",)),
    Shot("components", "report.review", "organiser", _page("face"), ("desk",)),
    Shot("reports", "report.review", "group_leader", _page("list_reports")),
    Shot("write-report", "report.draft", "deputy", _page("write_report", _one), typed=REPORT),
    Shot("review-report", "report.review", "group_leader", _page("review_report", _other), ("desk",)),
    Shot("deputies", "report.review", "organiser", _page("deputies")),
    Shot("opinions", "cycle.ready", "group_leader", _page("list_opinions")),
    Shot("rectification", "rectification.carry_out", "deputy", _page("list_items")),
    Shot("papers", "", "organiser", _of_plan("list_papers"), ("desk",)),
    Shot("archive", "", "organiser", _of_plan("archive"), ("desk",)),
)


@pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost", "192.0.2.1", "10.255.255.255"])
@pytest.mark.parametrize("until", sorted({shot.until for shot in SHOTS}))
def test_pictures(until: str, rehearsed: Callable[[str], Year], desk: Opens, phone: Opens) -> None:
    year = rehearsed(until)
    screens = {"desk": desk, "phone": phone}
    for shot in (shot for shot in SHOTS if shot.until == until):
        for screen in shot.screens:
            for language in ("zh-hans", "en"):
                visitor = screens[screen](year.people[shot.role], language=language).opens(shot.path(year))
                if shot.typed:
                    visitor.page.locator("textarea").first.fill(shot.typed)
                    expect(visitor.page.locator(".counter strong")).not_to_have_text("0")
                _keep(visitor, f"{shot.name}-{screen}-{language[:2]}.png", TALLEST[screen])


BALLOTS = ("00", "00", "00", "00", "01", "01", "02", "10", "11", "1-")
VOTERS = 12


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pictures_of_the_hall(
    language: str,
    settings: LazySettings,
    tmp_path: Path,
    people: People,
    live_server: LiveServer,
    desk: Opens,
    phone: Opens,
) -> None:
    """The clerk's run sheet, the wall and a voter's telephone, from the first speech to the result."""
    settings.DATA_DIR = tmp_path
    _booths.clear()
    here = Hall.make(people, "county", VOTERS)
    here.meeting.hall_address = live_server.url
    here.meeting.save()
    here.prepare().call(VOTERS).arrive().do("sign_in", "quorum").enrol().do("scrutineers", "box")
    start_clock(place=here.place(), by=here.by)
    short = language[:2]
    wall = desk(language=language).opens(f"/wall/{here.meeting.code}/")
    clerk = desk(people.insider, language=language).opens(f"/meetings/{here.meeting.code}/run/")
    _keep(clerk, f"run-sheet-desk-{short}.png", TALLEST["desk"])
    clerk.page.close()
    _keep(wall, f"wall-speech-desk-{short}.png", TALLEST["desk"])
    stop_clock(place=here.place(), by=here.by)
    here.speak_on().hand_out().do("slips")
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    here.cast(*BALLOTS[:7])
    voter = phone(language=language).opens(f"/v/{here.session.code}/?lang={language}#{here.slips[-1]}")
    _keep(voter, f"ballot-phone-{short}.png", TALLEST["phone"])
    expect(wall.page.locator("#scene")).to_contain_text("7")
    _keep(wall, f"wall-vote-desk-{short}.png", TALLEST["desk"])
    here.cast(*BALLOTS[7:], after=7).count().certify()
    announce_results(meeting=here.meeting, by=here.by)
    expect(wall.page.locator("#scene .result")).to_have_count(2)
    _keep(wall, f"wall-result-desk-{short}.png", TALLEST["desk"])
    _booths.clear()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pictures_of_a_teller(
    language: str, settings: LazySettings, tmp_path: Path, people: People, transactional_db: None, desk: Opens
) -> None:
    """A teller types the paper ballots, one key a row."""
    settings.DATA_DIR = tmp_path
    _booths.clear()
    session = make_session()
    Meeting.objects.create(
        plan=make_plan(people.town), title=session.title, starts_at=timezone.now(), voting_session=session.code
    )
    room = Vote(session).enrol().print(paper=10).hand_out(20, 3).open()
    for slip in room.slips[:20]:
        room.cast(slip, "000")
    end_casting(session=session, by=room.host)
    teller = desk(people.insider, language=language).opens(f"/votes/{session.code}/paper/")
    teller.page.locator("#id_officer").select_option(value=str(session.officers.get(name="计一").pk))
    teller.page.locator("#id_pin").fill(PIN)
    teller.page.locator("main .primary").first.click()
    teller.page.wait_for_load_state("load")
    for key in "12":
        teller.page.keyboard.press(key)
    _keep(teller.looks(), f"tellers-desk-{language[:2]}.png", TALLEST["desk"])
    _booths.clear()


def _keep(visitor: Visitor, name: str, tallest: int) -> None:
    FOLDER.mkdir(exist_ok=True)
    picture: Image.Image = Image.open(BytesIO(visitor.page.screenshot(full_page=True)))
    scale = picture.width // (visitor.page.viewport_size or {"width": picture.width})["width"]
    picture = picture.crop((0, 0, picture.width, min(picture.height, tallest * scale)))
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / name, optimize=True)
    few.close()
    picture.close()
