"""A sealed year, its corrections, and what may be destroyed of it."""

import io
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from documents.bundle import CLASSES
from evaluation.archive.actions import (
    ask_for_papers,
    correct_bundle,
    destroy_material,
    keep_paper,
    keep_papers,
    report_upward,
    seal_bundle,
)
from evaluation.archive.catalogue import entries
from evaluation.archive.contents import bundle_entries
from evaluation.archive.errors import AnotherPerson, AtWork, NotFinished, ReasonNeeded, Sealed, TooEarly
from evaluation.archive.models import Bundle, Destruction, Paper
from evaluation.archive.papers import presidium_report
from evaluation.archive.queries import still_open
from evaluation.ground.models import AuditEvent, Errand
from evaluation.plan.actions import finish_plan
from evaluation.plan.models import Assessment, Plan
from evaluation.rectification.actions import add_item, close_list
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership
from tests.factories import make_assessment
from tests.golden.reading_back import lines_of
from tests.people import People
from workflows.errands.run import run

SignIn = Callable[[Membership], Client]
BASES_ZH = "系统默认值，请按本单位保管期限表修改"


def test_a_sealed_year_proves_itself_and_refuses_change(finished: Assessment, people: People, tmp_path: Path) -> None:
    keep_papers(plan=finished.plan, by=people.insider, pdf=False)
    bundle = seal_bundle(plan=finished.plan, by=people.insider)
    path = tmp_path / "bundle.zip"
    with bundle.file.open("rb") as file:
        path.write_bytes(file.read())
    command = [sys.executable, "-m", "documents.bundle", "verify", str(path)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    with pytest.raises(Sealed):
        seal_bundle(plan=finished.plan, by=people.insider)
    with pytest.raises(ReasonNeeded):
        correct_bundle(bundle=bundle, reason=" ", by=people.insider)
    keep_paper(plan=finished.plan, kind="agenda", file_name="会议议程.docx", data=b"PK2", by=people.insider)
    correction = correct_bundle(bundle=bundle, reason="补入议程", by=people.insider)
    assert correction.corrects == bundle
    assert correction.sha256 != bundle.sha256
    with pytest.raises(Sealed):
        correct_bundle(bundle=bundle, reason="again", by=people.insider)
    report_upward(plan=finished.plan, by=people.insider)
    assert AuditEvent.objects.filter(act="archive.report_upward").exists()


def test_the_same_year_gives_the_same_bytes(finished: Assessment, people: People) -> None:
    keep_papers(plan=finished.plan, by=people.insider, pdf=False)
    with time_machine.travel("2026-12-20T10:00:00+08:00", tick=False):
        first = seal_bundle(plan=finished.plan, by=people.insider)
        Bundle.objects.all().delete()
        second = seal_bundle(plan=finished.plan, by=people.insider)
    assert first.sha256 == second.sha256


def test_what_is_open_is_named(plan: Plan, people: People) -> None:
    make_assessment(plan, people.deputy_mandate)
    with pytest.raises(NotFinished) as refused:
        seal_bundle(plan=plan, by=people.insider)
    assert str(refused.value.facts["open"]).count("1") == 2
    assert not Bundle.objects.exists()


def test_whose_problem_has_no_measure_is_named(finished: Assessment, people: People) -> None:
    add_item(assessment=finished, source="question", problem="路灯何时能修好？", by=people.insider)
    assert [line for line in still_open(finished.plan) if "没有整改措施" in line] == ["1个问题没有整改措施：唐小溪"]
    assert "路灯何时能修好" in presidium_report(finished.plan).main_problems, "the paper puts a semicolon behind it"
    close_list(assessment=finished, leave_open=True, by=people.colleague)
    assert not [line for line in still_open(finished.plan) if "没有整改措施" in line], "it goes on to the next year"


def test_tables_hold_the_figures(finished: Assessment) -> None:
    entries = {entry.name: entry for entry in bundle_entries(finished.plan) if entry.name.endswith(".csv")}
    tables = {name: b"".join(entry.content()).decode("utf-8-sig") for name, entry in entries.items()}
    assert "唐小溪,20,7,0,0,1,30,28,28,28,28,0,优秀" in tables["测评结果.csv"]


def test_destruction_waits_for_its_year_and_a_witness(finished: Assessment, people: People) -> None:
    keep_papers(plan=finished.plan, by=people.insider, pdf=False)

    def destroy(kind: str, witness: Membership, reason: str = "保管期满") -> Destruction:
        return destroy_material(
            plan=finished.plan, retention_class=kind, reason=reason, witness=witness, by=people.insider
        )

    with time_machine.travel(date(2036, 12, 31)), pytest.raises(TooEarly):
        destroy("notice", people.presidium)
    with time_machine.travel(date(2037, 1, 1)):
        for witness in (people.insider, people.stranger):
            with pytest.raises(AnotherPerson):
                destroy("notice", witness)
        with pytest.raises(ReasonNeeded):
            destroy("notice", people.presidium, " ")
        with pytest.raises(TooEarly):
            destroy("plan", people.presidium)
        gone = destroy("notice", people.presidium)
    assert "动员部署通知.docx" in gone.what
    assert not Paper.objects.filter(kind="mobilisation_notice").exists()
    assert Paper.objects.filter(kind="duty_report").exists()


def _digests(page: Any) -> str:
    """The page without the places at which a long digest may be broken."""
    return str(page.content.decode()).replace("<wbr>", "")


def test_the_pages(finished: Assessment, people: People, signed_in: SignIn) -> None:
    browser, plan = signed_in(people.insider), finished.plan
    parts = [{}, {"about": finished.code}, *({"meeting": meeting.code} for meeting in plan.meetings.all())]
    address = reverse("list_papers", args=[plan.code])
    page = "".join(browser.get(address, part).content.decode() for part in parts)
    for entry in entries(plan):
        assert reverse("paper", args=[plan.code, entry.key]) in page
        word = browser.get(reverse("paper", args=[plan.code, entry.key]))
        assert word.content.startswith(b"PK")
    assert browser.get(reverse("paper", args=[plan.code, "nothing"])).status_code == 404
    browser.post(reverse("keep_papers", args=[plan.code]))
    live = browser.get(reverse("archive_progress", args=[plan.code]), headers={"HX-Request": "true"})
    assert live.status_code == 200
    assert browser.get(reverse("archive_progress", args=[plan.code])).status_code == 302
    Errand.objects.update(state=Errand.State.DONE)
    bundle = seal_bundle(plan=plan, by=people.insider)
    assert bundle.sha256 in _digests(browser.get(reverse("archive", args=[plan.code])))
    download = browser.get(reverse("bundle", args=[bundle.pk]))
    assert download.getvalue().startswith(b"PK")
    for close in download._resource_closers:  # type: ignore[attr-defined]  # response.close() would close the test's database too
        close()
    assert browser.post(reverse("correct_bundle", args=[bundle.pk]), {"reason": "补正"}).status_code == 302
    page = reverse("archive", args=[plan.code])
    assert reverse("report_upward", args=[plan.code]) in browser.get(page).content.decode()
    assert browser.post(reverse("report_upward", args=[plan.code])).status_code == 302
    finish_plan(plan=plan, by=system_membership(plan.congress))
    assert reverse("report_upward", args=[plan.code]) not in browser.get(page).content.decode(), "it is done"
    assert browser.post(reverse("destroy_material", args=[plan.code]), {}).status_code == 302
    assert "2026" in browser.get(reverse("list_archives")).content.decode()


def test_sealing_is_never_swallowed_by_work_that_goes_on(
    finished: Assessment, people: People, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without LibreOffice: its part is tested with the papers
    browser, plan = signed_in(people.insider), finished.plan
    page, make, seal = (reverse(name, args=[plan.code]) for name in ("archive", "keep_papers", "seal_bundle"))
    live = reverse("archive_progress", args=[plan.code])
    for _press in range(2):
        assert browser.post(make).status_code == 302
    papers = Errand.objects.get()  # asked twice, done once
    assert seal not in browser.get(page).content.decode()
    refused = browser.post(seal)  # from a page that was open before
    assert refused.status_code == 409
    assert "生成并留存全部文书" in refused.content.decode()
    assert run(papers.pk)
    # the page that looks on is loaded anew, and sealing is there
    assert browser.get(live, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert seal in browser.get(page).content.decode()
    assert browser.post(seal).status_code == 302
    sealing = Errand.objects.exclude(pk=papers.pk).get()
    # one that waits for another attempt is due later than those after it, and still not the last
    Errand.objects.filter(pk=papers.pk).update(due_at=sealing.due_at + timedelta(hours=1))
    assert "封存本年档案" in browser.get(page).content.decode()
    assert browser.post(make).status_code == 409
    assert run(sealing.pk)
    assert Bundle.objects.get().sha256 in _digests(browser.get(page))


def test_no_correction_is_sealed_while_papers_are_made(finished: Assessment, people: People) -> None:
    bundle = seal_bundle(plan=finished.plan, by=people.insider)
    ask_for_papers(plan=finished.plan, by=people.insider)
    with pytest.raises(AtWork):
        correct_bundle(bundle=bundle, reason="补正", by=people.insider)


def test_what_may_be_destroyed_when(finished: Assessment, people: People, signed_in: SignIn, settings: Any) -> None:
    settings.PASSWORD_MAX_AGE_DAYS = 9999  # it is about papers of ten years ago
    keep_papers(plan=finished.plan, by=people.insider, pdf=False)

    def lines() -> dict[str, tuple[object, ...]]:
        answer = signed_in(people.insider).get(reverse("export_retention"))
        sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
        return {str(row[1]): row for row in sheet.iter_rows(values_only=True)}

    notices = CLASSES["notice"].title
    with time_machine.travel(date(2036, 12, 31)):
        assert "现在可以销毁" not in signed_in(people.presidium).get(reverse("retention")).content.decode()
    with time_machine.travel(date(2037, 1, 1)):
        assert "现在可以销毁" in signed_in(people.presidium).get(reverse("retention")).content.decode()
        assert lines()[notices][2:6] == (10, BASES_ZH, 1, 2037)
        destroy_material(
            plan=finished.plan, retention_class="notice", reason="期满", witness=people.presidium, by=people.insider
        )
        gone = lines()[notices]
    assert gone[4] == 0
    assert str(gone[6]).startswith("2037-01-01")
    assert gone[9] == "期满"
    assert lines()[CLASSES["plan"].title][5] is None


def test_the_index_has_real_dates_and_the_bundle_carries_it_as_a_paper(
    finished: Assessment, people: People, signed_in: SignIn
) -> None:
    keep_papers(plan=finished.plan, by=people.insider, pdf=False)
    answer = signed_in(people.insider).get(reverse("export_archive_index", args=[finished.plan.code]))
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert {row[4]: str(row[5])[:10] for row in rows}["述职报告（唐小溪）"] == str(localdate())
    assert rows[0][4] == "青禾镇人大主席团2026年区、镇人大代表述职评议工作实施方案"
    word = next(entry for entry in bundle_entries(finished.plan) if entry.name == "归档目录.docx")
    assert any("述职报告（唐小溪）" in line for line in lines_of(b"".join(word.content())))


def test_who_sees_what(finished: Assessment, people: People, signed_in: SignIn) -> None:
    plan = finished.plan
    bundle = seal_bundle(plan=plan, by=people.insider)
    reader = signed_in(people.presidium)
    assert reader.get(reverse("archive", args=[plan.code])).status_code == 200
    assert reader.get(reverse("list_papers", args=[plan.code])).status_code == 404
    assert reader.post(reverse("seal_bundle", args=[plan.code])).status_code == 403
    leader = signed_in(people.other_leader)
    assert "唐小溪" not in leader.get(reverse("list_papers", args=[plan.code])).content.decode()
    for who in (people.deputy, people.collector, people.stranger, people.superior):
        browser = signed_in(who)
        assert browser.get(reverse("archive", args=[plan.code])).status_code == 404
        assert browser.get(reverse("bundle", args=[bundle.pk])).status_code == 404
        assert browser.get(reverse("list_papers", args=[plan.code])).status_code == 404
