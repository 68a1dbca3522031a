"""A rehearsed year: everything of the year is there, and the same seed gives the same totals."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from evaluation.archive.models import Bundle
from evaluation.ground.models import AuditEvent
from evaluation.plan.models import Plan
from evaluation.plan.states import PlanState
from evaluation.roster.models import Congress
from workflows.models import Matter
from workflows.rehearsal import names
from workflows.rehearsal.demonstration import OFFICES
from workflows.rehearsal.year import NONE, Tables, play_year


def rehearse(scheme: str, out: Path, seed: int, tables: Tables = NONE) -> list[Any]:
    """Play a year; the grades of every question, meeting by meeting."""
    out.mkdir()
    play_year(
        scheme,
        year=2026,
        seed=seed,
        out=out,
        tables=tables,
        password="Qinghe-2026-rain",
        told=lambda _step, _done, _waiting: None,
    )
    sheets = [json.loads(sheet.read_bytes()) for sheet in out.glob("totals-*.json")]
    by_title = sorted(sheets, key=lambda sheet: str(sheet["title"]))
    return [[(q["title"], q["grades"]) for q in sheet["questions"]] for sheet in by_title]


def papers_in(out: Path) -> dict[str, str]:
    """The words of every Word file, but for digests and trackers, which are drawn fresh."""
    words = {}
    for paper in (out / "papers").glob("*.docx"):
        with ZipFile(paper) as kept:
            text = re.sub(r"<[^>]+>", " ", kept.read("word/document.xml").decode())
        words[paper.name] = re.sub(r"[0-9a-f]{64}", "", text)
    return words


@pytest.mark.django_db(transaction=True)
def test_the_county_year_comes_to_its_end_and_repeats_itself(tmp_path: Path) -> None:
    first = rehearse("county", tmp_path / "first", seed=5)
    plan = Plan.objects.get()
    assert plan.state == PlanState.FINISHED
    assert not Matter.objects.filter(ended_at=None).exists()
    assert Bundle.objects.get(plan=plan).size > 0
    assert len(first) == 1
    assert len(first[0]) == 12
    papers = papers_in(tmp_path / "first")
    assert any("实施方案" in name for name in papers)
    assert sum("述职报告（" in name for name in papers) == 12
    sheet = json.loads(next((tmp_path / "first").glob("totals-*.json")).read_bytes())
    assert [channel["returned"] for channel in sheet["channels"] if channel["name"] == "paper"] == [3]
    assert len(list((tmp_path / "first").glob("ballot-book-*.json"))) == 1
    call_command("flush", interactive=False, verbosity=0)
    assert rehearse("county", tmp_path / "second", seed=5) == first
    assert papers_in(tmp_path / "second") == papers


@pytest.mark.django_db(transaction=True)
def test_the_town_year_holds_a_meeting_for_each_group(tmp_path: Path) -> None:
    meetings = rehearse("town", tmp_path / "town", seed=3)
    assert len(meetings) == 3
    assert Plan.objects.get().state == PlanState.FINISHED


@pytest.mark.django_db(transaction=True)
def test_a_group_without_voters_is_left_off_with_that_reason(tmp_path: Path) -> None:
    chance = Random(1)  # noqa: S311 - made-up people
    of_all_groups = names.town_voters(chance, 2026).decode("utf-8-sig").splitlines()
    of_two = "\r\n".join(line for line in of_all_groups if names.GROUPS[2] not in line).encode()
    assert len(rehearse("town", tmp_path / "town", seed=3, tables=(None, of_two))) == 2
    plan = Plan.objects.get()
    assert plan.state == PlanState.FINISHED
    assert plan.left_off
    assert names.GROUPS[2] in plan.left_off_reason


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not ours")
    with pytest.raises(CommandError):
        call_command("rehearse", scheme="county", out=tmp_path)
    assert (tmp_path / "letter.txt").exists()


@pytest.mark.django_db(transaction=True)
def test_the_demonstration_is_made_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo")
    counted = Plan.objects.count(), Matter.objects.count()
    assert Congress.objects.count() == len(OFFICES)
    assert not AuditEvent.objects.filter(at__gt=timezone.now()).exists()  # nothing is “done” in days to come
    call_command("demo")
    assert (Plan.objects.count(), Matter.objects.count()) == counted
    assert "qinghe-organiser" in capsys.readouterr().out
