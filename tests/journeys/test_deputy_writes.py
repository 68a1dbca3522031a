"""A deputy of 65 writes the report on a cheap telephone; the leader of the group reads it and sends it back."""

from collections.abc import Callable

from django.urls import reverse

from tests.journeys.conftest import Opens
from tests.year import Year

TEXT = "一年来，我走访选民四十二户，提出建议三件，均已答复。存在的不足：走访偏远村组还不够经常。"


def _first(year: Year) -> str:
    code = year.world.plan.assessments.order_by("pk").values_list("code", flat=True).first()
    assert code is not None
    return code


def test_a_deputy_writes_and_hands_in(rehearsed: Callable[[str], Year], phone: Opens) -> None:
    year = rehearsed("report.draft")
    visitor = phone(year.people["deputy"]).opens(reverse("write_report", args=[_first(year)]))

    visitor.writes("述职报告", TEXT)
    visitor.page.locator(".counter strong", has_text=str(len(TEXT))).wait_for()
    visitor.presses("保存并去上交").presses("上交报告").sees("已上交")

    assert year.world.plan.assessments.get(code=_first(year)).report.state == "submitted"


def test_what_was_typed_is_saved_without_javascript(rehearsed: Callable[[str], Year], phone: Opens) -> None:
    year = rehearsed("report.draft")
    visitor = phone(year.people["deputy"], scripted=False).opens(reverse("write_report", args=[_first(year)]))

    visitor.writes("述职报告", TEXT)
    visitor.page.get_by_role("button", name="保存", exact=True).click()

    assert year.world.plan.assessments.get(code=_first(year)).report.text == TEXT


def test_a_leader_returns_a_report(rehearsed: Callable[[str], Year], desk: Opens) -> None:
    year = rehearsed("report.review")
    leader = year.people["group_leader"]
    waiting = year.world.plan.assessments.exclude(mandate__deputy=leader.deputy)
    code = waiting.filter(report__state="submitted", group=leader.group).values_list("code", flat=True)[0]
    visitor = desk(leader).opens(reverse("list_reports")).opens(reverse("review_report", args=[code]))

    visitor.presses("附意见退回").sees("退回报告要附上意见")
    visitor.writes("给代表的意见", "请补充第八项：不足和改进措施。").presses("附意见退回").sees("报告已连同意见退回")

    assert year.world.plan.assessments.get(code=code).report.state == "returned"
