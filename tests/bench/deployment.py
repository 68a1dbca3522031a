"""Deployment of 245 deputies: all reports and their processes at once ÷ (245 × one alone), in one interleaved run.

    python -m tests.bench.deployment

At once is what publishing a plan does; alone is what a replacement's start does: its report, its process, its matter
and the errand of its deadline in a transaction of its own. The database is a throwaway SQLite, durable as in use.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from evaluation.plan.models import Assessment, Plan

ROUNDS, DEPUTIES, ALONE = 3, 245, 30
FLOOR, GOAL = 1.0, 0.3


def plan_of(year: int, people: int) -> "Plan":
    """A running plan of a congress of its own with so many deputies and nothing deployed."""
    from evaluation.plan.models import Assessment  # noqa: PLC0415 - after django.setup()
    from evaluation.roster.models import Congress, Deputy, Mandate, Term  # noqa: PLC0415
    from tests.factories import make_plan  # noqa: PLC0415

    congress = Congress.objects.create(code=f"c{year}", name="云岚县人大", level="county")
    term = Term.objects.create(congress=congress, number=1, started_on="2026-01-01")
    deputies = Deputy.objects.bulk_create(Deputy(congress=congress, name=f"代表{n}") for n in range(people))
    mandates = Mandate.objects.bulk_create(Mandate(deputy=one, term=term, level="city") for one in deputies)
    plan = make_plan(congress, scheme="county", year=2026)
    Assessment.objects.bulk_create(
        Assessment(plan=plan, mandate=mandate, order=order) for order, mandate in enumerate(mandates)
    )
    return plan


def at_once(plan: "Plan") -> float:
    from workflows.flows import CycleFlow  # noqa: PLC0415

    started = time.perf_counter()
    CycleFlow.start.run(_process_seed=plan)
    return time.perf_counter() - started


def alone(assessments: Iterable["Assessment"]) -> float:
    """The median of single starts."""
    from django.db import transaction  # noqa: PLC0415

    from evaluation.roster.queries import system_membership  # noqa: PLC0415
    from workflows import deployment  # noqa: PLC0415
    from workflows.flows import ReportFlow  # noqa: PLC0415

    spent = []
    for assessment in assessments:
        started = time.perf_counter()
        with transaction.atomic():
            deployment.deploy_some([assessment], system_membership(assessment.plan.congress))
            ReportFlow.start.run(_process_seed=assessment)
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder, "CELERY_BROKER_URL": "memory://",
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'db.sqlite3'}",
        }  # fmt: skip
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - after django.setup()

        call_command("migrate", verbosity=0)
        rounds = [
            (at_once(plan_of(2 * n, DEPUTIES)), alone(plan_of(2 * n + 1, ALONE).assessments.all()))
            for n in range(ROUNDS)
        ]
    ratio = statistics.median(together / (DEPUTIES * single) for together, single in rounds)
    together, single = (statistics.median(part) for part in zip(*rounds, strict=True))
    sys.stdout.write(
        f"deployment: {DEPUTIES} at once {together:.2f} s, one alone {single * 1000:.1f} ms, "
        f"ratio {ratio:.2f} (floor {FLOOR}, goal {GOAL})\n"
    )
    return 0 if ratio <= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main())
