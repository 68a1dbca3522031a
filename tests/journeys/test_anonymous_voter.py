"""A voter says what they think by the anonymous form, and later looks with the private code what was done."""

import pytest

from evaluation.opinion.actions import make_poster
from evaluation.opinion.models import Opinion
from evaluation.rectification.models import Item
from tests.factories import make_assessment, make_plan
from tests.journeys.conftest import Opens
from tests.people import People


@pytest.fixture
def form(people: People) -> str:
    """The address on the poster of 唐小溪."""
    assessment = make_assessment(make_plan(people.town, channels=["visit", "web"]), people.deputy_mandate)
    return f"/say/{make_poster(plan=assessment.plan, assessment=assessment, by=people.insider).code}/"


@pytest.mark.parametrize("scripted", [True, False])
def test_a_voter_says_something_and_looks_it_up(form: str, phone: Opens, scripted: bool) -> None:  # noqa: FBT001 - a parameter of the test
    # given the form behind the poster's picture; nobody is asked who they are
    voter = phone(scripted=scripted).opens(form).sees("唐小溪").sees("不问您是谁")
    before = {cookie["name"] for cookie in voter.page.context.cookies()}

    # when the voter says something
    voter.writes("您的意见", "希望多到村里来。").chooses("我反映的是需要整改的问题").presses("提交意见").sees(
        "您的意见已收到"
    )
    code = voter.page.locator(".code").inner_text()

    # then it has arrived, there is a code, and no session
    opinion = Opinion.objects.get()
    assert {cookie["name"] for cookie in voter.page.context.cookies()} - before <= {"csrftoken"}

    # and when something was done about it, the code tells
    Item.objects.create(
        assessment=opinion.assessment, source="opinion", problem="走访偏少", measure="每月走访一次", opinion=opinion
    )
    voter.presses("查询意见办理情况").writes("查询码", code).presses("查询").sees("希望多到村里来").sees("每月走访一次")
    voter.chooses("还没有解决").writes("补充说明", "还没有来过").presses("提交评价").sees("您的评价已收到")
    opinion.refresh_from_db()
    assert opinion.settled is False


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_of_a_voter_in_both_languages(form: str, phone: Opens, desk: Opens, language: str) -> None:
    for opens in (phone, desk):
        opens(language=language).opens(form).opens("/look-up/").opens("/say/NOSUCH/")


def test_a_wrong_code_is_told_kindly(db: None, phone: Opens) -> None:
    phone().opens("/look-up/").writes("查询码", "AAAA").presses("查询").sees("没有找到与此查询码对应的意见")


def test_the_first_page_of_a_voter_is_light(form: str, phone: Opens) -> None:
    voter = phone().opens(form)
    assert voter.bytes < 60 * 1024, f"{voter.bytes} bytes"
