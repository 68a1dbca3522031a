"""The page that shows the components passes every check itself, in both languages and at every text size."""

from datetime import date

import pytest
from django.utils import timezone

from evaluation.plan.states import Stage
from tests.factories import make_plan
from tests.journeys.conftest import Opens
from tests.people import People


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_face_at_a_desk(desk: Opens, language: str) -> None:
    desk(language=language).opens("/face/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nine_stages_far_into_next_year_stand_side_by_side(people: People, desk: Opens, language: str) -> None:
    plan = make_plan(people.town)
    last = (Stage.RECTIFICATION, Stage.ARCHIVE, Stage.REPORTING)
    assert plan.schedule.filter(stage__in=last).update(due_on=date(timezone.localdate().year + 1, 12, 15)) == len(last)
    desk(people.insider, language=language).opens(f"/year/{plan.code}/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_face_on_a_phone(phone: Opens, language: str) -> None:
    phone(language=language).opens("/face/")


def test_a_page_without_ways_stands_in_the_middle_of_a_desk(desk: Opens) -> None:
    page = desk().opens("/nowhere/").page
    box = page.locator("main").bounding_box()
    assert box is not None
    assert abs(box["x"] - (page.evaluate("document.documentElement.clientWidth") - box["x"] - box["width"])) <= 1


def test_the_largest_text_fits_a_phone(phone: Opens) -> None:
    visitor = phone().opens("/face/")
    visitor.page.get_by_role("button", name="特大字号").click()
    assert visitor.page.locator("html").get_attribute("data-text") == "largest"
    visitor.looks()


def test_the_language_is_changed_in_place(desk: Opens) -> None:
    visitor = desk().opens("/face/").sees("阶段进度")
    visitor.presses("English").sees("Stage line").presses("中文").sees("阶段进度")


def test_a_dialog_opens_and_closes_by_keyboard(desk: Opens) -> None:
    visitor = desk().opens("/face/")
    dialog = visitor.page.get_by_role("dialog")
    visitor.page.get_by_role("link", name="宣布测评结果").press("Enter")
    assert dialog.is_visible()
    visitor.looks()
    visitor.page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_the_face_without_javascript(phone: Opens) -> None:
    visitor = phone(scripted=False).opens("/face/")
    assert not visitor.page.get_by_role("dialog").is_visible()
