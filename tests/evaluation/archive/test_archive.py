import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
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
    keep_kit,
    keep_paper,
    keep_papers,
    report_upward,
    seal_bundle,
)
from evaluation.archive.catalogue import entries
from evaluation.archive.contents import bundle_entries
from evaluation.archive.errors import AnotherPerson, AtWork, NotFinished, ReasonNeeded, Sealed, TooEarly
from evaluation.archive.models import Bundle, Destruction, Kit, Paper
from evaluation.ground.models import AuditEvent, Errand
from evaluation.meeting.actions import create_meeting, set_agenda
from evaluation.meeting.models import Meeting
from evaluation.plan.actions import finish_plan
from evaluation.plan.models import Assessment, Plan
from evaluation.result.models import GradeCount, Result
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership
from tests.factories import make_assessment, make_plan
from tests.golden.reading_back import lines_of
from tests.people import People
from workflows.errands.run import run

BASES_ZH = "系统默认值，请按本单位保管期限表修改"
SignIn = Callable[[Membership], Client]


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
    result = Result.objects.create(
        assessment=assessment,
        session_code="S",
        book_digest="0" * 64,
        due=30,
        present=28,
        issued=28,
        returned=28,
        valid=28,
        invalid=0,
        abstained=1,
        grade="优秀",
        state="acknowledged",
        told_at="2026-11-28T00:00:00Z",
    )
    for order, (grade, count) in enumerate([("优秀", 20), ("称职", 7), ("基本称职", 0), ("不称职", 0)]):
        GradeCount.objects.create(result=result, order=order, grade=grade, count=count)
    return assessment


def test_the_same_paper_is_kept_once(plan: Plan, people: People) -> None:
    one = keep_paper(plan=plan, kind="ballot", file_name="票.docx", data=b"PK1", by=people.insider)
    assert keep_paper(plan=plan, kind="ballot", file_name="票.docx", data=b"PK1", by=people.insider) == one
    with pytest.raises(NotAllowed):
        keep_paper(plan=plan, kind="ballot", file_name="票.docx", data=b"PK1", by=people.stranger)


def test_all_papers_of_the_year_are_kept_with_progress(
    finished: Assessment, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, int]] = []
    made = keep_papers(plan=finished.plan, by=people.insider, pdf=False, told=lambda done, of: heard.append((done, of)))
    assert {paper.kind for paper in made} == {
        "implementation_plan",
        "mobilisation_notice",
        "duty_report",
        "feedback_letter",
        "presidium_report",
    }
    assert heard[-1][0] == heard[-1][1] == len(made)
    assert keep_papers(plan=finished.plan, by=people.insider, pdf=False) == []


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


@pytest.fixture
def meeting(finished: Assessment, people: People) -> Meeting:
    """A meeting of the first group with the finished deputy on its agenda."""
    made = create_meeting(
        plan=finished.plan,
        title="第一小组述职评议会",
        place="镇政府",
        starts_at=datetime(2026, 11, 28, 1, tzinfo=UTC),
        group=people.first_group,
        by=people.insider,
    )
    set_agenda(meeting=made, assessments=[finished], by=people.insider)
    return made


def test_the_kit_of_a_meeting_is_made_in_the_background(
    meeting: Meeting, people: People, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without LibreOffice: its part is tested with the papers
    browser = signed_in(people.insider)
    page = f"{reverse('list_papers', args=[meeting.plan.code])}?meeting={meeting.code}"
    for _press in range(2):
        assert browser.post(reverse("make_kit", args=[meeting.code])).url == page  # type: ignore[attr-defined]  # a redirect has one
    errand = Errand.objects.get(kind="archive.make_kit")  # one work at a time
    assert run(errand.pk)
    errand.refresh_from_db()
    assert (errand.state, errand.done, errand.of) == ("done", 8, 8)
    download = browser.get(reverse("kit", args=[meeting.code]))
    names = zipfile.ZipFile(io.BytesIO(download.getvalue())).namelist()
    for close in download._resource_closers:  # type: ignore[attr-defined]  # as above
        close()
    assert [name[:8] for name in names] == [f"Word/{number:02d}-" for number in range(1, 9)]
    assert names[0].startswith("Word/01-会议通知")
    assert names[-1].startswith("Word/08-述职报告（唐小溪）")
    assert reverse("kit", args=[meeting.code]) in browser.get(page).content.decode()
    live = browser.get(reverse("kit_progress", args=[meeting.code]), headers={"HX-Request": "true"})
    assert live.status_code == 200
    keep_kit(meeting=meeting, data=b"PK", by=people.insider)
    assert Kit.objects.count() == 1


def test_a_leader_sees_the_papers_of_the_own_group_only(meeting: Meeting, people: People, signed_in: SignIn) -> None:
    plan = meeting.plan
    for who, status in ((people.colleague, 200), (people.other_leader, 404)):
        leader = signed_in(who)
        assert leader.get(reverse("paper", args=[plan.code, f"agenda-{meeting.code}"])).status_code == status
        assert leader.get(reverse("list_papers", args=[plan.code]), {"meeting": meeting.code}).status_code == status
        assert leader.get(reverse("paper", args=[plan.code, "plan"])).status_code == 200
        assert leader.get(reverse("paper", args=[plan.code, "upward"])).status_code == 404  # names every result


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
