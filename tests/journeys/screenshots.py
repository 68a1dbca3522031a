"""`make screenshots`: the gallery of the README, from a rehearsed year, at a desk and on a phone, in both languages.

Run by name, not collected with the tests. Every page passes the checks of the journeys on its way.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image

from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.year import Year

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


def _one(year: Year) -> str:
    first = year.world.plan.assessments.order_by("pk").first()
    assert first is not None
    return first.code


def _meeting(year: Year) -> str:
    first = year.world.plan.meetings.order_by("pk").first()
    assert first is not None
    return first.code


def _page(name: str, *arguments: Callable[[Year], str]) -> Callable[[Year], str]:
    return lambda year: reverse(name, args=[argument(year) for argument in arguments])


SHOTS = (
    Shot("components", "report.review", "organiser", _page("face"), ("desk",)),
    Shot("reports", "report.review", "group_leader", _page("list_reports")),
    Shot("write-report", "report.draft", "deputy", _page("write_report", _one)),
    Shot("review-report", "report.review", "group_leader", _page("review_report", _one), ("desk",)),
    Shot("deputies", "report.review", "organiser", _page("deputies")),
    Shot("opinions", "cycle.ready", "group_leader", _page("list_opinions")),
    Shot("run-sheet", "cycle.meeting", "organiser", _page("run_sheet", _meeting), ("desk",)),
    Shot("wall", "cycle.meeting", "organiser", _page("wall", _meeting), ("desk",)),
    Shot("rectification", "rectification.carry_out", "deputy", _page("list_items")),
    Shot("papers", "", "organiser", lambda year: reverse("list_papers", args=[year.world.plan.code]), ("desk",)),
    Shot("archive", "", "organiser", lambda year: reverse("archive", args=[year.world.plan.code]), ("desk",)),
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
                _keep(visitor, f"{shot.name}-{screen}-{language[:2]}.png", TALLEST[screen])


def _keep(visitor: Visitor, name: str, tallest: int) -> None:
    FOLDER.mkdir(exist_ok=True)
    picture: Image.Image = Image.open(BytesIO(visitor.page.screenshot(full_page=True)))
    scale = picture.width // (visitor.page.viewport_size or {"width": picture.width})["width"]
    picture = picture.crop((0, 0, picture.width, min(picture.height, tallest * scale)))
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / name, optimize=True)
    few.close()
    picture.close()
