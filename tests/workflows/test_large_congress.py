"""Every first page stays small with 1,147 deputies and ten years: at most 20 queries and 100 KB of HTML."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.roster.models import Membership
from tests.large import fill
from tests.people import People

MOST_QUERIES, MOST_BYTES = 20, 100_000
PAGES = (
    "my_matters",
    "year",
    "list_plans",
    "list_reports",
    "list_opinions",
    "meetings",
    "list_items",
    "deputies",
    "list_archives",
    "list_results",
    "composition",
    "voter_reps",
    "add_opinion",
    "users",
    "personal_links",
    "list_notices",
)
OF_PLAN = ("year_of", "year_charts", "plan", "archive", "list_papers", "choose_deputies")


def test_first_pages_stay_small(people: People, signed_in: Callable[[Membership], Client]) -> None:
    plan = fill(people.town, people.term, people.insider)
    too_much: list[str] = []
    for who in ("insider", "colleague", "presidium"):
        browser = signed_in(getattr(people, who))
        for name in (*PAGES, *OF_PLAN):
            address = reverse(name, args=[plan.code] if name in OF_PLAN else [])
            with CaptureQueriesContext(connection) as asked:
                answer = browser.get(address)
            if answer.status_code == 200 and (len(asked) > MOST_QUERIES or len(answer.content) > MOST_BYTES):
                too_much.append(f"{name} as {who}: {len(asked)} queries, {len(answer.content)} bytes")
    browser = signed_in(people.insider)
    for name in ("deputies", "list_reports"):  # search is done by the server
        for sought in ("沈文", "swq", "没有这个人"):
            with CaptureQueriesContext(connection) as asked:
                page = browser.get(reverse(name), {"q": sought})
            if len(asked) > MOST_QUERIES or len(page.content) > MOST_BYTES:
                too_much.append(f"{name}?q={sought}: {len(asked)} queries, {len(page.content)} bytes")
    assert too_much == []
