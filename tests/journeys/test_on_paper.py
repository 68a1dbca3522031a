"""What is printed from the browser: nothing is cut off by the edge of the sheet."""

import pytest

from tests.journeys.conftest import Opens
from tests.journeys.givens import report_being_written
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)

A4 = {"width": 640, "height": 960}  # px inside the margins


def test_the_drawing_of_the_year_fits_the_sheet(people: People, desk: Opens) -> None:
    plan = report_being_written(people).plan
    page = desk(people.insider).opens(f"/year/{plan.code}/").page
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawing = page.locator("svg.process")
    box = drawing.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= A4["width"]
    assert drawing.evaluate("drawing => drawing.parentElement.scrollWidth <= drawing.parentElement.clientWidth")


def test_what_is_typed_from_a_card_stands_in_one_line(people: People, desk: Opens) -> None:
    """A code that breaks at one of its own hyphens is typed wrongly, and so is an address."""
    page = desk(people.insider).opens("/cards/make/").presses("制作卡片").sees("本页只显示一次").page
    lines = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length; }"
    for medium, size in (("print", A4), ("screen", {"width": 360, "height": 740})):
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        typed = page.locator(".card-code, .card-address").all()
        assert {line.evaluate(lines) for line in typed} == {1}
