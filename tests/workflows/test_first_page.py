"""Everybody's first page and the year at a glance."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http import HTTPStatus
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluation.ground.models import Notice
from evaluation.opinion.actions import close_collection
from evaluation.plan.actions import choose_deputies, copy_plan, create_plan, defer_assessment, publish_plan
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.states import Stage
from evaluation.rectification.actions import add_item, plan_item
from evaluation.report.actions import return_report
from evaluation.roster.models import Membership
from tests.people import People, make_deputy
from tests.workflows import play
from tests.workflows.conftest import Committed
from workflows.inbox import address, collections_of, matters_of, waiting_elsewhere
from workflows.lapses import escalate_overdue
from workflows.models import Matter
from workflows.steps import steps
from workflows.year import Year

SignedIn = Callable[[Membership], Client]


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel("2026-11-18 09:00+08:00", tick=False):
        yield


def test_a_deputy_sees_the_report_and_its_deadline(town_plan: Plan, people: People, signed_in: SignedIn) -> None:
    page = signed_in(people.deputy).get("/").content.decode()
    ours = town_plan.assessments.get(mandate=people.deputy_mandate)
    assert f"/reports/{ours.code}/write/" in page


def test_a_draft_that_waits_is_named_on_the_first_page(people: People, signed_in: SignedIn) -> None:
    """Copied or new, its scheme is chosen: nobody is asked to choose one again."""
    draft = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    page = signed_in(people.insider).get("/").content.decode()
    assert draft.title in page
    assert "选定样式" not in page


def test_next_years_draft_is_named_while_this_year_runs(town_plan: Plan, people: People, signed_in: SignedIn) -> None:
    draft = copy_plan(plan=town_plan, year=2027, by=people.insider)
    address = f"/plans/{draft.code}/"
    assert address in signed_in(people.insider).get("/").content.decode()
    assert address in signed_in(people.colleague).get("/").content.decode()
    assert address not in signed_in(people.deputy).get("/").content.decode()


def test_opinions_that_are_all_collected_are_done_while_reports_are_reviewed(town_plan: Plan, people: People) -> None:
    """They are collected beside the reports: the line said “not begun” of what was over."""
    Matter.objects.filter(plan=town_plan, stage="opinions").update(ended_at=timezone.now(), end="done")
    assert Matter.objects.filter(plan=town_plan, ended_at=None, stage="drafting").exists()
    states = {str(stage["label"]): stage["state"] for stage in Year(town_plan, people.insider).stages}
    assert states[str(Stage.OPINIONS.label)] == "done"
    assert states[str(Stage.MEETING.label)] == "next"


def test_a_stage_that_somebody_has_passed_is_not_called_unbegun(
    town_plan: Plan, ours: Assessment, people: People
) -> None:
    return_report(report=play.hand_in(ours), remarks="缺少不足之处", by=people.colleague)
    states = {str(stage["label"]): stage["state"] for stage in Year(town_plan, people.insider).stages}
    assert (states[str(Stage.DRAFTING.label)], states[str(Stage.REVIEW.label)]) == ("now", "now")
    assert states[str(Stage.MEETING.label)] == "next"


def test_the_stage_line_goes_on_while_a_result_without_a_stage_of_its_own_is_acknowledged(
    town_plan: Plan, people: People
) -> None:
    """The county announces on the spot: no stage of feedback, yet the deputies have a result to acknowledge."""
    Matter.objects.filter(plan=town_plan).update(stage="feedback")
    year = Year(town_plan, people.insider)
    year.schedule = {stage: days for stage, days in year.schedule.items() if stage != "feedback"}
    seen = {stage["state"] for stage in year.stages[:3]}
    assert (seen, year.stages[-1]["state"]) == ({"done"}, "next")


def test_a_report_that_was_returned_is_asked_for_in_other_words(
    ours: Assessment, people: People, signed_in: SignedIn
) -> None:
    again, browser = "按审阅意见修改述职报告并重新提交", signed_in(people.deputy)
    assert again not in browser.get("/").content.decode()
    return_report(report=play.hand_in(ours), remarks="缺少不足之处", by=people.colleague)
    assert again in browser.get("/").content.decode()
    play.hand_in(ours)
    assert again not in browser.get("/").content.decode()


def test_each_sees_only_what_is_asked_of_them(town_plan: Plan, ours: Assessment, people: People) -> None:
    play.hand_in(ours)
    asked = {who: [m.step for m in matters_of(who)] for who in (people.colleague, people.other_leader, people.deputy)}
    assert asked[people.colleague] == ["cycle.opinions", "report.review"]
    assert asked[people.other_leader] == ["cycle.opinions"]
    assert asked[people.deputy] == []
    for nobody in (people.stranger, people.superior, people.teller, people.presidium):
        assert not matters_of(nobody)


def test_a_leader_who_reports_is_told_of_the_other_role(people: People, town_plan: Plan) -> None:
    roles = [people.colleague, people.colleague_as_deputy]
    assert waiting_elsewhere(people.colleague_as_deputy, roles) == [(people.colleague, 1)]


def test_nothing_to_do_says_so(people: People, signed_in: SignedIn) -> None:
    assert signed_in(people.teller).get("/").status_code == 200


def test_the_year_shows_every_deputy_and_marks_the_late(
    town_plan: Plan, ours: Assessment, people: People, signed_in: SignedIn
) -> None:
    client = signed_in(people.insider)
    assert client.get("/year/").headers["Location"] == f"/year/{town_plan.code}/"
    with time_machine.travel("2026-11-21 09:00+08:00", tick=False):
        answer = signed_in(people.insider).get(f"/year/{town_plan.code}/")
    rows = list(answer.context["page_obj"])
    assert {row.name for row in rows} == {"唐小溪", "阿依古丽·买买提"}
    assert all(row.late for row in rows)
    assert answer.context["year"].counts["late"] == 2
    assert "<svg" in answer.content.decode()


def test_a_leader_sees_the_own_group(town_plan: Plan, people: People, signed_in: SignedIn) -> None:
    answer = signed_in(people.colleague).get(f"/year/{town_plan.code}/")
    assert [row.name for row in answer.context["page_obj"]] == ["唐小溪"]


def test_the_superior_sees_progress_but_no_opinions(town_plan: Plan, people: People, signed_in: SignedIn) -> None:
    answer = signed_in(people.superior).get(f"/year/{town_plan.code}/")
    assert "opinions" not in [stage for stage, _ in answer.context["year"].columns]
    assert signed_in(people.superior).get(f"/year/{town_plan.code}/results.xlsx").status_code == 404


def test_one_press_reminds_once_a_day(town_plan: Plan, people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    for _ in range(2):
        assert client.post(f"/year/{town_plan.code}/remind/").status_code == 302
    assert Notice.objects.filter(user=people.deputy.user).count() == 1


def test_the_results_are_a_table(county_plan: Plan, people: People, signed_in: SignedIn, committed: Committed) -> None:
    with committed():
        play.reports_done(county_plan)
    play.meeting_held(county_plan)
    answer = signed_in(people.insider).get(f"/year/{county_plan.code}/results.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet["A2"].value == "唐小溪"
    assert "称职" in [cell.value for cell in sheet[2]]


def test_the_overview_asks_as_much_for_many_deputies_as_for_few(
    people: People, signed_in: SignedIn, town_plan: Plan
) -> None:
    client, address = signed_in(people.insider), f"/year/{town_plan.code}/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    mandates = [make_deputy(people.town, people.term, f"代表{n}", group=people.first_group) for n in range(60)]
    Assessment.objects.bulk_create(
        Assessment(plan=town_plan, mandate=mandate, group=people.first_group) for mandate in mandates
    )
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    assert len(many) <= 13


def test_a_deferral_leaves_the_line_with_its_reason(
    town_plan: Plan, ours: Assessment, people: People, signed_in: SignedIn
) -> None:
    defer_assessment(assessment=ours, reason="住院", by=people.insider)
    assert "住院" in signed_in(people.insider).get(f"/year/{town_plan.code}/").content.decode()


def test_overdue_rectification_is_seen_where_the_organiser_looks(
    town_plan: Plan, ours: Assessment, people: People, signed_in: SignedIn
) -> None:
    by = people.insider
    item = add_item(assessment=ours, source="question", problem="走访选民偏少", by=by)
    due_on = date(2026, 11, 3)
    plan_item(item=item, measure="每月走访", responsible="唐小溪", due_on=due_on, edition=0, by=by)
    assert escalate_overdue() == 1
    client = signed_in(by)
    assert "走访选民偏少" in client.get("/").content.decode()
    assert "0/1，已上报提醒" in client.get(f"/year/{town_plan.code}/").content.decode()
    assert "逾期未办，已上报提醒" in client.get(f"/rectification/{item.code}/").content.decode()


def test_a_superior_sees_progress_and_what_was_published(
    town_plan: Plan, ours: Assessment, people: People, signed_in: SignedIn
) -> None:
    play.hand_in(ours)
    play.accept(ours)
    page = signed_in(people.superior).get("/below/").content.decode()
    assert "青禾镇人大" in page
    assert "1/2" in page
    assert "白石镇人大" in page
    assert "尚未发布方案" in page
    assert "一年来，我走访选民三十户" not in page
    assert "/below/" in signed_in(people.superior).get("/").content.decode()
    assert "/below/" not in signed_in(people.insider).get("/").content.decode()
    create_plan(congress=people.neighbour, scheme="town", year=2026, title="未发布的方案", by=people.stranger)
    assert "未发布的方案" not in signed_in(people.superior).get("/below/").content.decode()


def test_the_collection_about_a_leader_is_asked_of_the_organiser(people: People, committed: Committed) -> None:
    """A leader who reports gathers opinions about the others of the group alone."""
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    choose_deputies(plan=plan, mandates=[people.leader_mandate, people.deputy_mandate], by=people.insider)
    with committed():
        publish_plan(plan=plan, by=people.insider)
    of_leader, of_deputy = plan.assessments.order_by("order")

    def asked(who: Membership) -> bool:
        return matters_of(who).filter(step="cycle.opinions").exists()

    assert asked(people.colleague)
    assert asked(people.insider)
    close_collection(assessment=of_deputy, by=people.colleague)
    assert not asked(people.colleague)
    close_collection(assessment=of_leader, by=people.insider)
    assert not asked(people.insider)
    assert "cycle.opinions" not in play.waiting(plan)


def test_a_collector_is_told_about_whom_to_write_and_by_when(
    town_plan: Plan, ours: Assessment, people: People, signed_in: SignedIn
) -> None:
    """No process waits for a single opinion; the collection runs until whoever leads has closed it."""
    client = signed_in(people.collector)
    page = client.get("/").content.decode()
    assert f"/opinions/add/?assessment={ours.pk}" in page
    assert "唐小溪" in page
    assert "阿依古丽" not in page, "another group's"
    last = town_plan.schedule.get(stage="opinions").due_on
    assert f"{last.month}月{last.day}日" in page
    assert "本周没有" not in page
    roles = [people.colleague, people.collector]
    assert waiting_elsewhere(people.colleague, roles) == [(people.collector, 1)]
    assert [c.late for c in collections_of(people.collector, last)] == [False]
    assert [c.late for c in collections_of(people.collector, last + timedelta(days=1))] == [True]
    close_collection(assessment=ours, by=people.colleague)
    page = client.get("/").content.decode()
    assert "/opinions/add/" not in page
    for other in (people.colleague, people.deputy, people.stranger):
        assert collections_of(other) == []


def test_every_step_leads_to_a_page_that_opens(ours: Assessment, people: People, signed_in: SignedIn) -> None:
    """The link on the first page is followed, not sent as a form."""
    browser = signed_in(people.insider)
    doors = [address(Matter(step=step, plan=ours.plan, assessment=ours)) for step in steps()]
    assert len(doors) > 10
    assert [door for door in doors if browser.get(door).status_code == HTTPStatus.METHOD_NOT_ALLOWED] == []
