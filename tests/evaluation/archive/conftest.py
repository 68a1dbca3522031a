"""A year that is ready to be sealed, with files of its own."""

from pathlib import Path

import pytest

from evaluation.plan.models import Assessment, Plan
from tests.factories import make_assessment, make_plan, make_result
from tests.people import People


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def plan(people: People) -> Plan:
    return make_plan(people.town)


@pytest.fixture
def finished(plan: Plan, people: People) -> Assessment:
    """A deputy whose report is accepted and whose result was told."""
    from evaluation.report.actions import accept_report, open_report, save_draft, submit_report  # noqa: PLC0415

    assessment = make_assessment(plan, people.deputy_mandate)
    report = open_report(assessment=assessment, by=people.insider)
    report = save_draft(report=report, text="一、学习\n认真学习。", edition=0, by=people.deputy)
    accept_report(report=submit_report(report=report, by=people.deputy), by=people.insider)
    make_result(
        assessment, ("优秀", 20), ("称职", 7), ("基本称职", 0), ("不称职", 0),
        due=30, abstained=1, grade="优秀", state="acknowledged", told_at="2026-11-28T00:00:00Z",
    )  # fmt: skip
    return assessment
