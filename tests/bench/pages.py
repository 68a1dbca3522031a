"""Pages of a congress of 1,147 deputies with ten years behind it, and steps that users take: queries, processor time.

    python -m tests.bench.pages

In process, on a throwaway SQLite: queries as the database hears them, milliseconds of this program's processor.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 9
PAGES = (
    "my_matters",
    "year",
    "deputies",
    "list_reports",
    "list_opinions",
    "list_items",
    "list_results",
    "composition",
    "add_opinion",
)
PAGE_QUERIES, PAGE_MS = (20, 10), (150, 50)  # floor, goal
STEP_QUERIES = (19, 12)


def measured(visit: Callable[[], Any]) -> tuple[int, float, int]:
    """(queries, median milliseconds, bytes) of a visit that may be repeated."""
    from django.db import connection  # noqa: PLC0415 - after django.setup()
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as asked:
        answer = visit()
    queries = len(asked)  # now: the next request forgets them
    assert answer.status_code == 200, answer.status_code
    spent = []
    for _ in range(ROUNDS):
        started = time.process_time()
        visit()
        spent.append((time.process_time() - started) * 1000)
    return queries, statistics.median(spent), len(answer.content)


def steps(people: Any) -> list[tuple[str, int]]:
    """A deputy saves a draft and hands in, the organiser accepts, a collector writes down: queries of each POST."""
    from django.db import connection  # noqa: PLC0415 - after django.setup()
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from evaluation.report.actions import open_report  # noqa: PLC0415
    from tests.factories import make_assessment, make_plan  # noqa: PLC0415
    from tests.people import sign_in  # noqa: PLC0415

    assessment = make_assessment(make_plan(people.town, year=2027), people.deputy_mandate)
    open_report(assessment=assessment, by=people.insider)
    said = {"text": "一年来走访选民二百户。", "edition": "0"}
    heard = {"text": "路灯坏了没人修", "channel": "visit", "heard_on": "2026-11-08", "assessment": str(assessment.pk)}
    deputy, code = sign_in(people.deputy), [assessment.code]
    forms: list[tuple[str, Client, str, dict[str, str]]] = [
        ("a deputy saves a draft", deputy, reverse("write_report", args=code), said),
        ("a deputy hands in", deputy, reverse("submit_report", args=code), {}),
        ("the organiser accepts", sign_in(people.insider), reverse("accept_report", args=code), {}),
        ("a collector writes down", sign_in(people.collector), reverse("add_opinion"), heard),
    ]
    counted = []
    for words, client, address, data in forms:
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(address, data)
        assert answer.status_code == 302, (words, answer.status_code)
        counted.append((words, len(asked)))
    return counted


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder, "CELERY_BROKER_URL": "memory://",
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'db.sqlite3'}",
        }  # fmt: skip
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - after django.setup()
        from django.test.utils import setup_test_environment  # noqa: PLC0415
        from django.urls import reverse  # noqa: PLC0415

        from tests.large import fill  # noqa: PLC0415
        from tests.people import make_people, sign_in  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        setup_test_environment()
        people = make_people()
        taken = steps(people)
        fill(people.town, people.term, people.insider)
        clerk = sign_in(people.insider)
        seen = [(name, *measured(partial(clerk.get, reverse(name), follow=True))) for name in PAGES]
    for name, queries, milliseconds, size in seen:
        sys.stdout.write(f"page {name}: {queries} queries, {milliseconds:.0f} ms, {size / 1000:.0f} kB\n")
    for words, queries in taken:
        sys.stdout.write(f"step, {words}: {queries} queries\n")
    sys.stdout.write(
        f"pages: queries floor {PAGE_QUERIES[0]}, goal {PAGE_QUERIES[1]}; processor floor {PAGE_MS[0]} ms, goal "
        f"{PAGE_MS[1]} ms. steps: queries floor {STEP_QUERIES[0]}, goal {STEP_QUERIES[1]}\n"
    )
    within = all(q <= PAGE_QUERIES[0] and ms <= PAGE_MS[0] for _name, q, ms, _size in seen)
    return 0 if within and all(q <= STEP_QUERIES[0] for _words, q in taken) else 1


if __name__ == "__main__":
    raise SystemExit(main())
