"""A voter representative writes opinions down, one after the other, on a telephone."""

import pytest

from evaluation.opinion.models import Opinion
from tests.journeys.conftest import Opens
from tests.journeys.givens import report_being_written
from tests.people import People


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_of_a_collector(people: People, desk: Opens, phone: Opens, language: str) -> None:
    report_being_written(people)
    for opens in (desk, phone):
        visitor = opens(people.collector, language=language)
        for path in ("/opinions/", "/opinions/add/", "/opinions/import/"):
            visitor.opens(path)


def test_a_collector_writes_opinions_down(people: People, phone: Opens) -> None:
    # given a collection that is open and empty
    report_being_written(people)
    visitor = phone(people.collector).opens("/opinions/").sees("还没有意见").presses("登记意见")

    # when two opinions are written down one after the other
    visitor.chooses("述职代表", "唐小溪").chooses("走访").writes("地点", "柳湾村").writes("意见", "村口路灯坏了")
    visitor.chooses("属于反映问题").presses("保存这条意见").sees("已登记")
    assert visitor.page.get_by_label("地点").input_value() == "柳湾村"  # the visit goes on at the same place
    visitor.chooses("述职代表", "唐小溪").chooses("走访").writes("意见", "多组织法律宣传").presses("保存这条意见")

    # then both are on the list, and a word that is sought is found
    visitor.opens("/opinions/").sees("村口路灯坏了").sees("多组织法律宣传")
    visitor.writes("意见内容或代表姓名", "路灯").presses("搜索").sees_not("多组织法律宣传")
    assert Opinion.objects.filter(place="柳湾村").count() == 2


def test_a_day_to_come_is_refused_and_nothing_is_lost(people: People, phone: Opens) -> None:
    report_being_written(people)
    visitor = phone(people.collector).opens("/opinions/add/")
    visitor.chooses("述职代表", "唐小溪").chooses("走访").writes("意见", "村口路灯坏了").writes("日期", "2999-01-01")
    visitor.presses("保存这条意见").sees("这一天还没有到")
    assert visitor.page.get_by_label("意见").first.input_value() == "村口路灯坏了"
