"""A deputy at a telephone of 360 px: writes and hands in, reads the result, works off a problem."""

import pytest
from playwright.sync_api import expect

from evaluation.rectification.models import Item
from evaluation.report.models import DutyReport
from tests.journeys.conftest import Opens
from tests.journeys.givens import PARAGRAPH, REPORT, report_being_written, result_told
from tests.people import People


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_of_writing_in_both_languages(people: People, phone: Opens, language: str) -> None:
    code = report_being_written(people).code
    visitor = phone(people.deputy, language=language)
    for path in ("", "write/", "hand-in/"):
        visitor.opens(f"/reports/{code}/{path}")


def test_a_deputy_writes_and_hands_in(people: People, phone: Opens) -> None:
    # given a report that is to be written
    report_being_written(people)
    visitor = phone(people.deputy).opens("/reports/").presses("唐小溪").presses("撰写报告")

    # when the deputy types, the counter follows and the text is saved without being asked
    editor = visitor.page.locator("textarea").first
    editor.fill(PARAGRAPH)
    expect(visitor.page.locator(".counter")).to_contain_text("40")
    expect(visitor.page.locator("#saved")).to_contain_text("已于", timeout=10_000)
    assert DutyReport.objects.get().text == PARAGRAPH
    visitor.opens(visitor.page.url)
    assert visitor.page.locator("textarea").first.input_value() == PARAGRAPH

    # and when it is written to the end, the deputy looks once more and hands it in
    visitor.writes("述职报告", REPORT).presses("保存并去上交").sees("字")
    visitor.page.get_by_role("checkbox").first.check(force=True)
    visitor.presses("上交报告")

    # then it is fixed, and can be taken back as long as nobody has read it
    visitor.sees("已上交").sees("走访外出务工的选民还不够")
    visitor.presses("撤回报告").sees("报告已撤回")
    assert DutyReport.objects.get().state == "drafting"


def test_two_windows_do_not_overwrite_each_other(people: People, phone: Opens) -> None:
    code = report_being_written(people).code
    one, other = (phone(people.deputy).opens(f"/reports/{code}/write/") for _ in range(2))
    one.writes("述职报告", "第一个窗口写的。")
    one.page.get_by_role("button", name="保存", exact=True).click()
    one.looks().sees("已保存")
    other.writes("述职报告", "第二个窗口写的。")
    other.page.get_by_role("button", name="保存", exact=True).click()
    other.looks().sees("您的文字没有覆盖对方的内容")
    assert other.page.locator("textarea").first.input_value() == "第二个窗口写的。"
    assert DutyReport.objects.get().text == "第一个窗口写的。"


def test_a_deputy_writes_without_javascript(people: People, phone: Opens) -> None:
    code = report_being_written(people).code
    visitor = phone(people.deputy, scripted=False).opens(f"/reports/{code}/write/")
    visitor.writes("述职报告", REPORT).presses("保存并去上交").presses("上交报告").sees("已上交")


def test_a_deputy_reads_the_result_and_works_off_a_problem(people: People, phone: Opens) -> None:
    # given a result that was told, and a problem on the list
    assessment = result_told(people)
    item = Item.objects.create(assessment=assessment, source="opinion", problem="走访外出务工的家庭偏少")

    # when the deputy reads the result and takes note
    visitor = phone(people.deputy).opens("/results/").presses("唐小溪").sees("优秀").sees("履职扎实")
    visitor.presses("我已知悉").opens("/opinions/mine/").sees("走访外出务工的家庭偏少").sees_not("卢采风")

    # and says what will be done, what was done, and hands it in
    visitor.opens("/rectification/").presses("走访外出务工的家庭偏少")
    visitor.writes("整改措施", "每季度与外出务工选民通话一次。").writes("完成时限", "2026-12-10").presses("确定措施")
    visitor.writes("进展情况", "已与十二户通话。").presses("登记进展").sees("已与十二户通话")
    visitor.writes("文字说明", "名单和记录存联络站。").presses("申请销号")

    # then it waits for the leader
    visitor.sees("申请销号")
    item.refresh_from_db()
    assert item.state == "handed_in"
