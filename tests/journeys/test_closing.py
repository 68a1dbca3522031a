"""A leader closes what was collected and listed, too early, and opens it again; others see it at once."""

import pytest

from evaluation.opinion.actions import close_collection, make_poster
from evaluation.opinion.models import Opinion
from evaluation.plan.models import Assessment
from tests.factories import make_assessment, make_plan
from tests.journeys.conftest import Opens
from tests.people import People


@pytest.fixture
def assessment(people: People) -> Assessment:
    """Opinions are collected about 唐小溪, also by the anonymous form."""
    return make_assessment(make_plan(people.town, channels=["visit", "web"]), people.deputy_mandate)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_collection_is_closed_and_opened_again(
    assessment: Assessment, people: People, desk: Opens, phone: Opens, size: str
) -> None:
    # given a collector whose first page names the deputy, and a voter who is still writing
    opens = {"desk": desk, "phone": phone}[size]
    collector = opens(people.collector).opens("/").sees("登记群众对述职代表的意见").presses("唐小溪")
    assert collector.page.get_by_label("述职代表").first.input_value() == str(assessment.pk)
    poster = make_poster(plan=assessment.plan, assessment=assessment, by=people.insider)
    voter = opens().opens(f"/say/{poster.code}/").writes("您的意见", "希望多到村里来。")

    # when the leader closes the collection
    leader = opens(people.colleague).opens(f"/opinions/about/{assessment.code}/").presses("结束征求意见")
    leader.sees("征求意见已经结束").sees("苏映荷").sees_not("匿名填写海报")
    assert leader.control("结束征求意见").count() == 0

    # then nobody is asked any more, and the voter is shown the own words
    collector.opens("/").sees_not("登记群众对述职代表的意见").opens("/opinions/add/").opens("/opinions/")
    voter.presses("提交意见").sees("希望多到村里来。").sees("没有保存")
    assert not Opinion.objects.exists()

    # and when it is opened again, the same poster takes the words
    leader.page.get_by_text("结束早了").click()
    leader.writes("理由", "还有两户没有走到").presses("重新开始征求意见").sees("征求意见已重新开始")
    leader.page.get_by_text("办理记录").click()
    leader.looks().sees("还有两户没有走到")
    voter.opens(f"/say/{poster.code}/").writes("您的意见", "希望多到村里来。").presses("提交意见").sees(
        "您的意见已收到"
    )


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_an_empty_list_is_closed_with_one_press_and_opened_again(
    assessment: Assessment, people: People, desk: Opens, phone: Opens, size: str
) -> None:
    opens = {"desk": desk, "phone": phone}[size]
    leader = opens(people.colleague).opens(f"/rectification/about/{assessment.code}/").presses("办结本年清单")
    leader.sees("本年清单已办结").sees("苏映荷").sees_not("列入清单")
    opens(people.deputy).opens(f"/rectification/about/{assessment.code}/").sees_not("重新打开")
    leader.page.get_by_text("办结有误").click()
    leader.writes("理由", "选民又反映了一件").presses("重新打开清单").sees("清单已重新打开")
    leader.page.get_by_text("办理记录").click()
    leader.looks().sees("选民又反映了一件").sees("列入清单")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_closed_pages_in_english(
    assessment: Assessment, people: People, desk: Opens, phone: Opens, size: str
) -> None:
    opens = {"desk": desk, "phone": phone}[size]
    opens(people.collector, language="en").opens("/")
    close_collection(assessment=assessment, by=people.colleague)
    leader = opens(people.colleague, language="en").opens("/opinions/").opens(f"/opinions/about/{assessment.code}/")
    leader.sees("The collection is closed.").opens(f"/rectification/about/{assessment.code}/")
    leader.presses("Close the list of this year").sees("The list of this year is closed.")
