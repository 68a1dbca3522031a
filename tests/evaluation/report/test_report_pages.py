from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from evaluation.plan.actions import defer_assessment
from evaluation.report.actions import accept_report, open_report, save_draft, submit_report
from evaluation.report.compare import compare
from evaluation.report.models import DutyReport
from evaluation.roster.models import Membership
from tests.factories import make_assessment, make_plan
from tests.people import People

SignIn = Callable[[Membership], Client]


@pytest.fixture
def report(people: People) -> DutyReport:
    plan = make_plan(people.town, word_limit=30, minutes_limit=10)
    return open_report(assessment=make_assessment(plan, people.deputy_mandate), by=people.insider)


def url(name: str, report: DutyReport, *more: int) -> str:
    return reverse(name, args=[report.assessment.code, *more])


def test_a_deputy_writes_saves_and_hands_in(report: DutyReport, people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.deputy)
    page = browser.get(url("write_report", report))
    assert page.status_code == 200
    answer = browser.post(
        url("write_report", report), {"text": "一年来走访选民。", "edition": 0, "then": "hand_in"}, follow=True
    )
    assert answer.redirect_chain == [(url("submit_report", report), 302)]
    assert "8" in answer.content.decode()
    answer = browser.post(url("submit_report", report), {"covered": [1, 2]}, follow=True)
    assert answer.redirect_chain == [(url("report", report), 302)]
    report.refresh_from_db()
    assert report.state == "submitted"


def test_a_leader_takes_the_own_report_back_as_a_deputy_only(people: People, signed_in: SignIn) -> None:
    own = open_report(assessment=make_assessment(make_plan(people.town), people.leader_mandate), by=people.insider)
    page, take_back = url("report", own), url("withdraw_report", own)
    leader = signed_in(people.colleague)
    assert url("write_report", own) not in leader.get(page).content.decode()
    save_draft(report=own, text="一、学习\n认真学习。", edition=0, by=people.colleague_as_deputy)
    own.refresh_from_db()
    submit_report(report=own, by=people.colleague_as_deputy)
    shown = leader.get(page).content.decode()
    assert take_back not in shown
    assert leader.post(take_back).status_code == 403
    assert f'value="{people.colleague_as_deputy.pk}"' in shown.split("这是您本人的述职报告。")[1]
    for who in (people.colleague_as_deputy, people.insider):
        allowed = signed_in(who).get(page).content.decode()
        assert take_back in allowed
        assert "这是您本人的述职报告。" not in allowed


def test_an_autosave_answers_with_the_next_edition(report: DutyReport, people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.deputy)
    answer = browser.post(url("write_report", report), {"text": "初稿", "edition": 0}, headers={"HX-Request": "true"})
    said = answer.content.decode()
    assert 'name="edition" id="id_edition" value="1"' in said
    assert 'name="upload-edition" id="id_upload-edition" value="1"' in said  # a file may still take its place


@pytest.mark.parametrize("live", [True, False])
def test_the_second_writer_keeps_the_text_on_the_page(
    report: DutyReport,
    people: People,
    signed_in: SignIn,
    live: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    save_draft(report=report, text="代表写的", edition=0, by=people.deputy)
    browser = signed_in(people.insider)
    headers = {"HX-Request": "true"} if live else {}
    answer = browser.post(url("write_report", report), {"text": "办公室写的", "edition": 0}, headers=headers)
    assert answer.status_code == 409
    if not live:
        assert "办公室写的" in answer.content.decode()
    report.refresh_from_db()
    assert report.text == "代表写的"


def test_over_the_limit_says_by_how_much(report: DutyReport, people: People, signed_in: SignIn) -> None:
    save_draft(report=report, text="字" * 31, edition=0, by=people.deputy)
    answer = signed_in(people.deputy).post(url("submit_report", report))
    assert answer.status_code == 422
    assert "31" in answer.content.decode()


def test_over_the_limit_is_said_before_the_button_is_pressed(
    report: DutyReport, people: People, signed_in: SignIn
) -> None:
    deputy, door = signed_in(people.deputy), '<button class="primary">上交报告</button>'
    save_draft(report=report, text="字" * 31, edition=0, by=people.deputy)
    page = deputy.get(url("submit_report", report)).content.decode()
    assert "请至少压缩" in page
    assert door not in page
    save_draft(report=report, text="字" * 9, edition=1, by=people.deputy)
    page = deputy.get(url("submit_report", report)).content.decode()
    assert "请至少压缩" not in page
    assert door in page


def test_a_leader_returns_and_accepts(report: DutyReport, people: People, signed_in: SignIn) -> None:
    save_draft(report=report, text="初稿", edition=0, by=people.deputy)
    submit_report(report=report, by=people.deputy)
    browser = signed_in(people.colleague)
    assert browser.get(url("review_report", report)).status_code == 200
    assert browser.post(url("return_report", report), {"remarks": ""}).status_code == 409
    answer = browser.post(url("return_report", report), {"remarks": "请补充不足", "missing": [8]}, follow=True)
    assert "请补充不足" in answer.content.decode()
    page = signed_in(people.deputy).get(url("write_report", report)).content.decode()
    assert "请补充不足" in page
    assert "审阅人认为缺少的内容，已在“方案要求的述职内容”中标出" in page
    submit_report(report=report, by=people.deputy)
    browser.post(url("accept_report", report), {})
    report.refresh_from_db()
    assert report.state == "accepted"
    assert signed_in(people.deputy).get(url("write_report", report)).status_code == 302


def test_what_was_accepted_by_mistake_is_returned_by_the_page(
    report: DutyReport, people: People, signed_in: SignIn
) -> None:
    saved = save_draft(report=report, text="一年来走访。", edition=0, by=people.deputy)
    accept_report(report=submit_report(report=saved, by=people.deputy), by=people.colleague)
    office = signed_in(people.insider)
    assert "误点通过？" in office.get(url("report", report)).content.decode()
    page = office.get(url("review_report", report)).content.decode()
    assert url("return_report", report) in page
    assert url("accept_report", report) not in page
    office.post(url("return_report", report), {"remarks": "误点通过，请补充不足。"})
    report.refresh_from_db()
    assert report.state == "returned"
    assert "误点通过？" not in signed_in(people.deputy).get(url("report", report)).content.decode()


def test_taking_back_and_a_later_date(report: DutyReport, people: People, signed_in: SignIn) -> None:
    save_draft(report=report, text="初稿", edition=0, by=people.deputy)
    submit_report(report=report, by=people.deputy)
    assert signed_in(people.deputy).post(url("withdraw_report", report)).status_code == 302
    browser = signed_in(people.insider)
    assert browser.post(url("extend_report", report), {"due_on": "2026-11-19", "reason": "x"}).status_code == 409
    assert browser.post(url("extend_report", report), {"due_on": "2026-11-25", "reason": "住院"}).status_code == 302
    assert "住院" in browser.get(url("report", report)).content.decode()


def test_a_text_file_is_taken_over_and_the_old_text_kept(report: DutyReport, people: People, signed_in: SignIn) -> None:
    save_draft(report=report, text="旧稿", edition=0, by=people.deputy)
    file = SimpleUploadedFile("述职报告.txt", "新的文字".encode())
    browser = signed_in(people.deputy)
    answer = browser.post(url("upload_report", report), {"upload-file": file, "upload-edition": 1}, follow=True)
    assert "新的文字" in answer.content.decode()
    assert list(report.versions.values_list("text", flat=True)) == ["旧稿", "新的文字"]


def test_a_picture_named_docx_is_refused_and_nothing_lost(
    report: DutyReport, people: People, signed_in: SignIn
) -> None:
    save_draft(report=report, text="旧稿", edition=0, by=people.deputy)
    file = SimpleUploadedFile("述职报告.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    browser = signed_in(people.deputy)
    answer = browser.post(url("upload_report", report), {"upload-file": file, "upload-edition": 1})
    assert answer.status_code == 422
    assert "旧稿" in answer.content.decode()
    assert browser.post(url("upload_report", report), {"upload-edition": 1}).status_code == 302
    empty = SimpleUploadedFile("述职报告.docx", b"")
    answer = browser.post(url("upload_report", report), {"upload-file": empty, "upload-edition": 1})
    assert answer.status_code == 422
    assert "文件是空的" in answer.content.decode()


def test_two_versions_side_by_side(report: DutyReport, people: People, signed_in: SignIn) -> None:
    save_draft(report=report, text="走访选民，提出建议。", edition=0, by=people.deputy)
    submit_report(report=report, by=people.deputy)
    browser = signed_in(people.insider)
    browser.post(url("return_report", report), {"remarks": "写具体"})
    save_draft(report=report, text="走访选民三十户，提出建议。", edition=1, by=people.deputy)
    submit_report(report=report, by=people.deputy)
    review = browser.get(url("review_report", report)).content.decode()
    assert "写具体" in review
    assert url("compare_versions", report, 1, 2) in review
    answer = browser.get(url("compare_versions", report, 1, 2)).content.decode()
    assert "<ins>走访选民三十户，</ins>" in answer
    assert "<del>走访选民，</del>" in answer


def test_a_deferred_deputy_is_not_asked_to_write(report: DutyReport, people: People, signed_in: SignIn) -> None:
    save_draft(report=report, text="一年来走访。", edition=0, by=people.deputy)
    defer_assessment(assessment=report.assessment, reason="住院", by=people.insider)
    browser = signed_in(people.deputy)
    page = browser.get(url("report", report)).content.decode()
    assert "今年不需要提交述职报告：缓述" in page
    assert url("write_report", report) not in page
    assert "上交期限" not in page
    browser.post(url("submit_report", report))
    report.refresh_from_db()
    assert report.state == "drafting"


def test_comparison_loses_nothing() -> None:
    old, new = "一、学习。\n二、走访，建议。", "一、学习。\n二、走访，调研，建议！"
    segments = compare(old, new)
    assert "".join(s.text for s in segments if s.kind != "added") == old
    assert "".join(s.text for s in segments if s.kind != "removed") == new


def test_the_list_finds_by_name(report: DutyReport, people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.insider)
    assert "唐小溪" in browser.get(reverse("list_reports"), {"q": "小溪"}).content.decode()
    assert report.assessment.code not in browser.get(reverse("list_reports"), {"q": "无此人"}).content.decode()


@pytest.mark.parametrize("who", ["stranger", "superior", "other_deputy", "other_leader", "collector", "teller"])
def test_others_do_not_even_learn_that_it_exists(
    report: DutyReport, people: People, signed_in: SignIn, who: str
) -> None:
    browser = signed_in(getattr(people, who))
    for name in ("report", "write_report", "submit_report", "review_report", "extend_report"):
        assert browser.get(url(name, report)).status_code == 404
