"""A member of the presidium reads the whole year, and finds nothing to press that would change it."""

import pytest

from tests.journeys.conftest import Opens
from tests.journeys.givens import result_told
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_presidium_reads_the_year(people: People, desk: Opens) -> None:
    assessment = result_told(people)
    reader = desk(people.presidium).opens("/").sees("2026年度进展")
    for way, words in (
        ("年度总览", "唐小溪"),
        ("实施方案", "2026年代表述职评议工作实施方案"),
        ("述职报告", "唐小溪"),
        ("整改", "整改"),
        ("代表", "唐小溪"),
        ("档案", "归档"),
    ):
        reader.presses(way, within=reader.page.locator(".main-ways")).sees(words)
        assert reader.page.locator("main form[method=post]").count() == 0
    reader.opens(f"/results/{assessment.code}/").sees("优秀").sees("履职扎实")
    assert reader.page.locator("main form[method=post]").count() == 0
