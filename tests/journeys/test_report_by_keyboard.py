"""A report by keyboard alone: the deputy writes it or takes it from a file, hands it in; the leader decides."""

import io

import docx
import pytest
from playwright.sync_api import FilePayload, expect

from evaluation.report.actions import return_report, save_draft, submit_report
from evaluation.report.models import DutyReport
from evaluation.report.states import ReportState
from tests.journeys.conftest import Opens
from tests.journeys.givens import report_being_written, report_handed_in
from tests.journeys.keyboard import is_in_focus, presses_key, tabs_to
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "一年来，我走访选民四十二户。"
FILED = "一年来，我参加视察三次，提出建议两件。"


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_deputy_writes_and_hands_in(people: People, desk: Opens, phone: Opens, size: str) -> None:
    assessment = report_being_written(people)
    deputy = {"desk": desk, "phone": phone}[size](people.deputy).opens(f"/reports/{assessment.code}/write/")
    keyboard, text = deputy.page.keyboard, deputy.page.locator("textarea")

    # words save themselves while the cursor stays where they are typed
    tabs_to(deputy, text)
    keyboard.type(TEXT)
    expect(deputy.page.locator("#saved")).to_contain_text("已于")
    keyboard.type("谢谢。")
    expect(text).to_have_value(f"{TEXT}谢谢。")

    # Tab leaves the text and Shift+Tab comes back to it
    tabs_to(deputy, deputy.control("保存并去上交"))
    tabs_to(deputy, text, "Shift+Tab")
    presses_key(deputy, "保存并去上交").sees("上交后")
    tabs_to(deputy, deputy.page.get_by_role("checkbox").nth(1))
    keyboard.press("Space")
    presses_key(deputy, "上交报告").sees("已上交")

    report = DutyReport.objects.get()
    assert report.state == ReportState.SUBMITTED
    assert report.versions.get(submitted=True).covered == [2]


def test_a_word_file_takes_the_place_of_what_saved_itself(people: People, desk: Opens) -> None:
    file, filed = io.BytesIO(), docx.Document()
    filed.add_paragraph(FILED)
    filed.save(file)
    assessment = report_being_written(people)
    deputy = desk(people.deputy).opens(f"/reports/{assessment.code}/write/")

    tabs_to(deputy, deputy.page.locator("textarea"))
    deputy.page.keyboard.type(TEXT)
    expect(deputy.page.locator("#saved")).to_contain_text("已于")
    tabs_to(deputy, deputy.page.get_by_label("Word文件"))
    # Enter would open the system's own window, which is no part of the page
    chosen: FilePayload = {"name": "述职报告.docx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    deputy.page.locator(":focus").set_input_files(chosen)
    presses_key(deputy, "从文件导入").sees("述职报告.docx")
    assert deputy.page.locator("textarea").input_value().strip() == FILED


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_leader_is_refused_and_then_returns(people: People, desk: Opens, phone: Opens, size: str) -> None:
    report_handed_in(people)
    leader = {"desk": desk, "phone": phone}[size](people.colleague).opens("/reports/")
    presses_key(leader, "唐小溪")
    presses_key(leader, "审阅报告")

    # a refusal is where the reader goes on
    presses_key(leader, "附意见退回").sees("退回报告要附上意见")
    assert is_in_focus(leader.page.locator("#notices .refusal"))

    missing = leader.page.get_by_role("checkbox").nth(2)
    tabs_to(leader, missing)
    leader.page.keyboard.press("Space")
    tabs_to(leader, leader.page.get_by_label("给代表的意见"), "Shift+Tab")
    leader.page.keyboard.type("请补充整改情况。")
    presses_key(leader, "附意见退回").sees("报告已连同意见退回").sees("请补充整改情况。").sees("审阅人认为缺少")
    assert DutyReport.objects.get().state == ReportState.RETURNED


def test_a_leader_compares_two_versions_and_accepts(people: People, desk: Opens) -> None:
    assessment = report_handed_in(people)
    report = DutyReport.objects.get()
    report = return_report(report=report, remarks="请补充整改情况。", missing=[3], by=people.colleague)
    report = save_draft(report=report, text=FILED, edition=report.edition, by=people.deputy)
    submit_report(report=report, covered=[1, 2, 3], by=people.deputy)

    leader = desk(people.colleague).opens(f"/reports/{assessment.code}/review/")
    presses_key(leader, "与上一稿对比").sees("删除线为删去")
    presses_key(leader, "返回报告")
    presses_key(leader, "审阅报告")
    presses_key(leader, "通过报告").sees("述职报告已通过")
    assert DutyReport.objects.get().state == ReportState.ACCEPTED
