"""The lists of the stages as Excel tables: numbers and dates are numbers and dates."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from evaluation.meeting.actions import create_meeting
from evaluation.meeting.models import Attendee
from evaluation.opinion.actions import add_opinion
from evaluation.rectification.actions import add_item
from evaluation.report.actions import open_report
from evaluation.roster.models import Membership
from tests.factories import make_assessment, make_plan
from tests.people import People


def rows(browser: Client, name: str, *of: str) -> list[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(browser.get(reverse(name, args=of)).content))
    return list(book.worksheets[0].iter_rows(values_only=True))[1:]


def test_lists_as_excel_tables(people: People, signed_in: Callable[[Membership], Client]) -> None:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    open_report(assessment=assessment, by=people.insider)
    add_opinion(assessment=assessment, channel="visit", heard_on=date(2026, 11, 8), text="=1+1", by=people.collector)
    add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    browser = signed_in(people.insider)
    (report,) = rows(browser, "export_reports")
    assert report[:3] == ("唐小溪", 2026, "第一代表小组")
    (opinion,) = rows(browser, "export_opinions")
    assert getattr(opinion[2], "date", lambda: opinion[2])() == date(2026, 11, 8)
    assert str(opinion[4]).endswith("=1+1")  # text, not a formula
    ((said, times),) = rows(browser, "export_summary", assessment.code)
    assert str(said).endswith("=1+1")
    assert times == 1
    (item,) = rows(browser, "export_items")
    assert item[:2] == ("唐小溪", "走访偏少")


def test_the_tables_of_the_year_and_of_the_meeting(people: People, signed_in: Callable[[Membership], Client]) -> None:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    starts = datetime(2026, 11, 28, 1, tzinfo=UTC)
    meeting = create_meeting(
        plan=plan, title="评议会", place="镇政府", starts_at=starts, group=people.first_group, by=people.insider
    )
    Attendee.objects.create(
        meeting=meeting, kind="voter", name="=卢采风", votes=True, presence="present", signed_in_at=starts
    )
    browser = signed_in(people.insider)
    (line,) = rows(browser, "export_year", plan.code)
    assert line[0] == "唐小溪"
    assert line[-2:] == (1, 0)
    (person,) = rows(browser, "export_attendees", meeting.code)
    assert person[:2] == (1, "=卢采风")
    assert person[6] == datetime(2026, 11, 28, 9)  # noqa: DTZ001 - the time on the wall of the hall
    (held,) = rows(browser, "export_meetings")
    assert held[-3:] == (0, 1, 1)
    assert any(line[1] == "唐小溪" and line[7] == 0 for line in rows(browser, "export_coverage", plan.code))
    assert all(isinstance(line[2], int) for line in rows(browser, "export_composition"))
    ((_title, year, _congress, _state, reporting, _published),) = rows(browser, "export_plans")
    assert (year, reporting) == (2026, 1)
    assert people.insider.user.username in {line[1] for line in rows(browser, "export_users")}
