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
