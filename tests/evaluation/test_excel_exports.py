"""The lists of the stages as Excel tables: numbers and dates are numbers and dates."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from evaluation.opinion.actions import add_opinion
from evaluation.rectification.actions import add_item
from evaluation.report.actions import open_report
from evaluation.roster.models import Membership
from tests.factories import make_assessment, make_plan
from tests.people import People


def rows(browser: Client, name: str) -> list[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(browser.get(reverse(name)).content))
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
    (item,) = rows(browser, "export_items")
    assert item[:2] == ("唐小溪", "走访偏少")
