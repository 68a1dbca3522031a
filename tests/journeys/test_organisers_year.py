"""The organiser of a county leads a year through the pages, from the office's tables to the report upward.

What other personas do is played by acts (their own journeys click it); what only the organiser does is clicked.
"""

import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions import do_step, start_clock, stop_clock
from evaluation.meeting.models import Meeting
from evaluation.plan.models import Plan
from evaluation.plan.states import PlanState
from evaluation.rectification.actions import close_list, hand_in_item, plan_item
from evaluation.rectification.models import Item
from evaluation.report.actions import accept_report, save_draft, submit_report
from evaluation.report.models import DutyReport
from evaluation.result.actions import acknowledge_result
from evaluation.result.models import Result
from evaluation.roster.founding import found_congress
from evaluation.roster.models import Membership, User
from evaluation.roster.queries import memberships_of, system_membership
from evaluation.roster.states import Level, Role
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.journeys.givens import REPORT
from tests.people import PASSWORD
from tests.tables import workbook
from voting.actions.cast_ballot import _booths
from voting.codes import new_tracker
from workflows.errands.run import run_due

pytestmark = pytest.mark.django_db(transaction=True)

DEPUTIES = (
    ("市人大代表名单",),
    ("序号", "姓 名", "性别", "代表层级", "工作单位及职务", "联系电话"),
    (1, "沈清和", "女", "市人大代表", "某局局长", "13900000001"),
    (2, "卓远舟", "男", "市人大代表", "某公司董事长", "13900000002"),
    (3, "程映荷", "女", "市人大代表", "某中学校长", "13900000003"),
)
MEMBERS = ("苏若谷", "温景明", "唐书白", "何一鸣", "卢修竹", "纪听雨", "祝长青", "关怀瑾")
GUESTS = ("尚望舒", "林采风", "叶向阳")
ATTENDANCE = (
    ("述职评议会议应到人员名册",),
    ("注：列席人员不参加测评",),
    ("序号", "姓名", "职务", "备注"),
    *((number, name, "县人大常委会委员", None) for number, name in enumerate(MEMBERS, 1)),
    *((number, name, "乡镇人大主席", "列席") for number, name in enumerate(GUESTS, 9)),
)
PINS = ("271828", "314159", "141421")
ENOUGH = "走访外出务工的家庭偏少"


@pytest.fixture(autouse=True)
def _clean(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    _booths.clear()
    yield
    _booths.clear()


@pytest.fixture
def organiser(live_server: object) -> Membership:
    """Of an office that was founded a moment ago and is empty."""
    user, _new = found_congress(
        code="yunlan", name="云岚县人大常委会", level=Level.COUNTY, term=15, since=date(2026, 1, 10),
        username="heqing", user_name="何清", password=PASSWORD,
    )  # fmt: skip
    User.objects.update(must_change_password=False)
    return memberships_of(user).get(role=Role.ORGANISER)


def test_a_county_year_from_the_tables_to_the_report_upward(desk: Opens, organiser: Membership) -> None:
    clerk = desk(organiser)
    takes_over(clerk, "代表.xlsx", workbook(*DEPUTIES)).sees("新增3")
    takes_over(clerk, "应到.xlsx", workbook(*ATTENDANCE)).sees("新增11")
    plan = draws_up_and_publishes(clerk)

    reports_are_handed_in(plan)
    reviews(clerk, plan)

    prepares_the_meeting(clerk)
    slips = prints_slips(clerk)
    signs_everybody_in(clerk)
    leads_to_the_vote(clerk)
    cast(plan, slips[:7])
    counts_and_announces(clerk, plan)

    follows_up(clerk, plan)
    archives_and_reports(clerk, plan)
    plan.refresh_from_db()
    assert plan.state == PlanState.FINISHED


def takes_over(clerk: Visitor, name: str, table: bytes) -> Visitor:
    clerk.opens("/tables/")
    clerk.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": table}
    )
    return clerk.presses("预览表格").presses("确认导入")


def draws_up_and_publishes(clerk: Visitor) -> Plan:
    """The county's scheme with rectification switched on; dates that suit today."""
    clerk.opens("/plans/").presses("制定方案")
    clerk.chooses("县人大常委会评议市人大代表").presses("开始制定")
    clerk.chooses("整改").presses("保存，下一步安排日程")
    today = date.today()  # noqa: DTZ011 - the days of a made-up plan
    for stage in ("drafting", "review", "meeting", "rectification"):
        clerk.page.locator(f"#id_{stage}__first").fill(today.isoformat())
        clerk.page.locator(f"#id_{stage}__last").fill((today + timedelta(days=30)).isoformat())
    clerk.presses("保存，下一步确定代表").sees("沈清和").presses("保存名单")
    clerk.presses("发布方案").sees("方案已发布").sees("程映荷")
    return Plan.objects.get()


def reports_are_handed_in(plan: Plan) -> None:
    """By the deputies, whose own journey shows how."""
    for report in DutyReport.objects.filter(assessment__plan=plan):
        by = system_membership(plan.congress)
        drafted = save_draft(report=report, text=REPORT, edition=report.edition, by=by)
        submit_report(report=drafted, covered=[1, 2, 3], by=by)


def reviews(clerk: Visitor, plan: Plan) -> None:
    """The first on its page; the others would be the same page again."""
    clerk.opens("/").presses("去办理").sees("沈清和").presses("通过报告")
    for report in DutyReport.objects.filter(assessment__plan=plan, state="submitted"):
        accept_report(report=report, by=system_membership(plan.congress))


def prepares_the_meeting(clerk: Visitor) -> None:
    clerk.opens("/").sees("筹备会议").presses("去办理").presses("新建会议")
    clerk.writes("地点", "县人大会议室").presses("建立会议")
    clerk.presses("全部代表，按方案顺序").sees("参加测评8人")
    clerk.presses("会场网络与地址").presses("返回会议")
    clerk.presses("确认会议就绪").presses("准备测评").sees("已准备")


def prints_slips(clerk: Visitor) -> list[str]:
    """One slip for everybody who votes; what is on them is read from the file, as a phone reads it from the paper."""
    clerk.presses("印制票券和纸质票").writes("本机在会场的地址", "http://192.168.1.5:8000").presses("保存地址")
    clerk.page.locator("#id_reached").check()
    with clerk.page.expect_download() as download:
        clerk.control("生成票券").click()
    pages = pypdf.PdfReader(io.BytesIO(Path(download.value.path()).read_bytes())).pages
    clerk.presses("答复这一批是否齐全").presses("是，张数齐全").sees("这一批已确认")
    text = " ".join(page.extract_text() for page in pages)
    return re.findall(r"\b(?:[2-9A-HJ-NP-Z]{4} ){3}[2-9A-HJ-NP-Z]{4}\b", text)


def signs_everybody_in(clerk: Visitor) -> None:
    clerk.opens("/meetings/").presses("年述职评议大会").presses("打开签到台")
    clerk.presses("补录纸质签到册").presses("多数人已签名").presses("保存签到册").sees("应到")


def leads_to_the_vote(clerk: Visitor) -> None:
    """The run sheet, with two scrutineers at the same laptop."""
    clerk.opens("/meetings/").presses("年述职评议大会").presses("打开会议流程")
    goes_on(clerk, 2)
    for number, (name, office) in enumerate(zip(MEMBERS, ("总监票人", "监票人", "计票人"), strict=False)):
        row = clerk.page.locator("fieldset").nth(number)
        row.get_by_label("姓名").select_option(label=name)
        row.get_by_label("担任").select_option(label=office)
        row.get_by_label("口令").fill(PINS[number])
        row.get_by_label("没有近亲属关系").check()
    clerk.presses("登记这些人员").sees("已登记")
    goes_on(clerk, 2)
    clerk.presses("开始计时")
    clerk.page.locator("summary", has_text="记录发言").click()
    clerk.page.get_by_label("发言内容").fill(ENOUGH)
    clerk.chooses("需要整改的问题").presses("存入发言记录").sees(ENOUGH)
    clerk.presses("述职结束，停止计时")
    goes_on(clerk, 1)
    meeting = Meeting.objects.get()
    for place in meeting.deputies.filter(order__gt=1).order_by("order"):
        by = system_membership(meeting.plan.congress)
        start_clock(place=place, by=by)
        stop_clock(place=place, by=by)
        do_step(meeting=meeting, step=f"report:{place.order}", by=by)
    clerk.presses("到会人员均已签名领票")  # the page has followed the meeting by itself
    goes_on(clerk, 1)
    confirms_with_pins(clerk, 2)


def goes_on(clerk: Visitor, steps: int) -> None:
    """Presses the one button of the step."""
    for _step in range(steps):
        clerk.page.locator(".run-now > form button.primary").click()
        clerk.page.wait_for_load_state("load")
        clerk.looks()


def confirms_with_pins(clerk: Visitor, people: int) -> None:
    for place in range(people):
        clerk.page.locator(f"#id_pin{place + 1}").fill(PINS[place])
    clerk.page.locator("form[action*=officers] button.primary").click()
    clerk.page.wait_for_load_state("load")
    clerk.looks()


def cast(plan: Plan, slips: list[str]) -> None:
    """Through the address of the voters' page; each likes the first deputy best."""
    code = plan.meetings.get().voting_session
    for place, slip in enumerate(slips):
        said = {
            "secret": slip, "marks": "0" + "12"[place % 2] + "-", "remarks": ["", "", ""],
            "trackers": [new_tracker() for _ in DEPUTIES[2:]],
        }  # fmt: skip
        answer = Client().post(reverse("cast_ballot", args=[code]), json.dumps(said), content_type="application/json")
        assert answer.status_code == 200, answer.content.decode()


def counts_and_announces(clerk: Visitor, plan: Plan) -> None:
    clerk.page.reload()
    for people in (1, 2, 2):  # the casting is ended by one, the box opened and the count certified by two
        confirms_with_pins(clerk, people)
    goes_on(clerk, 3)
    clerk.sees("会议已结束")
    clerk.opens(reverse("results", args=[plan.meetings.get().code])).sees("沈清和").sees("满意")


def follows_up(clerk: Visitor, plan: Plan) -> None:
    """A problem from the meeting becomes an item; the deputies work on theirs, the organiser signs them off."""
    by = system_membership(plan.congress)
    for result in Result.objects.filter(assessment__plan=plan):
        acknowledge_result(result=result, by=by)
    first = plan.assessments.order_by("order")[0]
    clerk.opens(reverse("list_of_items", args=[first.code])).sees(ENOUGH).presses("列入清单")
    item = Item.objects.get()
    due_on = date.today() + timedelta(days=20)  # noqa: DTZ011 - likewise
    item = plan_item(
        item=item, measure="每月走访两户。", responsible="沈清和", due_on=due_on, edition=item.edition, by=by
    )
    hand_in_item(item=item, text="已走访八户。", by=by)
    # the empty lists of the others wait to be closed beside it
    clerk.opens("/").presses("审核整改，销号或退回 沈清和").presses(ENOUGH)
    clerk.writes("说明", "走访记录齐全。").presses("同意销号").sees("已销号")
    clerk.opens(reverse("list_of_items", args=[first.code])).presses("办结本年清单")
    for assessment in plan.assessments.exclude(pk=first.pk):
        close_list(assessment=assessment, by=by)


def archives_and_reports(clerk: Visitor, plan: Plan) -> None:
    clerk.opens("/").sees("归档").presses("去办理")
    clerk.presses("生成并留存全部文书")
    run_due()
    clerk.page.get_by_role("button", name="封存本年档案").wait_for()  # the page loads itself anew
    clerk.looks().presses("封存本年档案")
    run_due()
    clerk.page.get_by_text("SHA-256").first.wait_for()
    clerk.looks().opens("/").sees("上报").presses("去办理").presses("登记上报")
    clerk.opens("/year/").sees("已归档上报")
    clerk.presses("实施方案", within=clerk.page.locator("main")).presses("复制到其他年度").presses("复制方案")
