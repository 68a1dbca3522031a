"""The leader of a deputy group: chooses who reports and who votes, returns a report, tells a result in private."""

import pytest

from evaluation.plan.actions import create_plan
from evaluation.plan.models import Assessment
from evaluation.report.models import DutyReport
from evaluation.roster.models import VoterRep
from tests.journeys.conftest import Opens
from tests.journeys.givens import report_handed_in, result_graded
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_leader_chooses_deputies_and_voters_of_the_own_group(people: People, desk: Opens) -> None:
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    VoterRep.objects.create(
        congress=people.town, group=people.first_group, name="季春桃", trade="村民", village="柳湾村"
    )
    leader = desk(people.colleague).opens(f"/plans/{plan.code}/deputies/")
    leader.sees_not("阿依古丽")  # of another group
    leader.chooses("唐小溪").presses("保存名单").sees("唐小溪")
    assert [str(one.mandate.deputy) for one in Assessment.objects.filter(plan=plan)].count("唐小溪") == 1

    leader.opens("/voters/").presses("确定第一代表小组选民代表").chooses("季春桃").presses("保存名单")
    assert VoterRep.objects.get(name="季春桃").is_active


def test_the_leader_receives_a_draft_and_returns_it(people: People, desk: Opens, phone: Opens) -> None:
    report_handed_in(people)
    leader = desk(people.colleague).opens("/reports/").presses("唐小溪").presses("审阅报告").sees("请先读全文")
    # nothing said is refused, and what was ticked stays
    leader.presses("附意见退回").sees("退回报告要附上意见")
    leader.writes("给代表的意见", "请补充整改上年问题的情况。").presses("附意见退回").sees("退回修改")
    assert DutyReport.objects.get().state == "returned"
    phone(people.deputy).opens("/reports/").presses("唐小溪").sees("请补充整改上年问题的情况。")


def test_the_leader_tells_the_result_in_private(people: People, desk: Opens, phone: Opens) -> None:
    result = result_graded(people)
    deputy = phone(people.deputy).opens("/results/").sees_not("优秀")
    leader = desk(people.colleague).opens(f"/results/{result.assessment.code}/").sees("优秀")
    leader.writes("评议意见", "履职扎实，希望多走访外出务工的家庭。").presses("已反馈，保存反馈意见")
    deputy.opens("/results/").presses("唐小溪").sees("优秀").sees("希望多走访外出务工的家庭")
    # what is told in private is seen by nobody of another group
    assert desk(people.other_leader).opens(f"/results/{result.assessment.code}/").text.count("优秀") == 0
