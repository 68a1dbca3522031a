from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from evaluation.meeting.models import Meeting, MeetingDeputy, Remark
from evaluation.meeting.states import RemarkKind
from evaluation.opinion.actions import add_opinion
from evaluation.plan.models import Assessment
from evaluation.rectification.models import Item
from evaluation.roster.models import Membership
from tests.factories import make_assessment, make_plan
from tests.people import People

SignIn = Callable[[Membership], Client]


@pytest.fixture
def assessment(people: People) -> Assessment:
    return make_assessment(make_plan(people.town), people.deputy_mandate)


def test_from_an_opinion_to_the_sign_off(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    opinion = add_opinion(
        assessment=assessment,
        channel="visit",
        heard_on=date(2026, 11, 8),
        text="走访偏少",
        is_problem=True,
        by=people.collector,
    )
    leader, deputy = signed_in(people.colleague), signed_in(people.deputy)
    list_url = reverse("list_of_items", args=[assessment.code])
    assert f'name="opinion" value="{opinion.pk}"' in leader.get(list_url).content.decode()
    leader.post(reverse("add_item", args=[assessment.code]), {"problem": "走访偏少", "opinion": opinion.pk})
    item = Item.objects.get()
    assert (item.source, item.opinion) == ("opinion", opinion)
    assert 'name="opinion"' not in leader.get(list_url).content.decode()

    def step(browser: Client, name: str, **form: object) -> int:
        return browser.post(reverse(name, args=[item.code]), form).status_code

    measure = {"measure-measure": "每月进站", "measure-responsible": "唐小溪", "measure-edition": 0}
    assert step(leader, "plan_item", **measure) == 403, "before anything is said about the form"
    assert step(deputy, "plan_item", **measure) == 422
    today = localdate()
    passed, soon = ({"measure-due_on": (today + timedelta(days=days)).isoformat()} for days in (-1, 20))
    assert step(deputy, "plan_item", **measure, **passed) == 422
    assert step(deputy, "plan_item", **measure, **soon) == 302
    assert step(deputy, "plan_item", **measure, **soon) == 409
    photo = SimpleUploadedFile("签到.pdf", b"%PDF-1.4 x")
    assert step(deputy, "report_progress", **{"progress-text": "进站一次", "progress-evidence": photo}) == 302
    assert step(deputy, "hand_in_item", **{"words-words": "已进站"}) == 302
    assert step(leader, "return_item", **{"words-words": "附记录"}) == 302
    assert step(deputy, "hand_in_item", **{"words-words": "附上"}) == 302
    assert step(leader, "sign_off_item", **{"words-words": "属实"}) == 302
    assert step(leader, "reopen_item", **{"words-words": "误点"}) == 302
    page = deputy.get(reverse("item", args=[item.code])).content.decode()
    assert "误点" in page
    assert "定措施、定期限" in page
    evidence = item.progress.exclude(evidence="").get()
    file = leader.get(reverse("evidence", args=[item.code, evidence.pk]))
    assert "attachment" in file["Content-Disposition"]
    assert file.getvalue() == b"%PDF-1.4 x"


def test_closing_the_list(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.insider)
    assert browser.post(reverse("add_item", args=[assessment.code]), {"problem": " "}).status_code == 422
    browser.post(reverse("add_item", args=[assessment.code]), {"problem": "调研不深"})
    close = reverse("close_list", args=[assessment.code])
    assert browser.post(close).status_code == 409
    assert browser.post(close, {"leave_open": "yes"}).status_code == 302


@pytest.mark.parametrize("show", ["open", "overdue", "all"])
def test_the_list_of_items(assessment: Assessment, people: People, signed_in: SignIn, show: str) -> None:
    Item.objects.create(assessment=assessment, source="self", problem="逾期的", due_on=date(2020, 1, 1))
    Item.objects.create(assessment=assessment, source="self", problem="办结的", state="closed")
    page = signed_in(people.presidium).get(reverse("list_items"), {"show": show, "q": "的"}).content.decode()
    assert "逾期的" in page
    assert ("办结的" in page) is (show == "all")


@pytest.mark.parametrize("who", ["stranger", "superior", "other_deputy", "other_leader", "collector", "teller"])
def test_others_see_nothing(assessment: Assessment, people: People, signed_in: SignIn, who: str) -> None:
    item = Item.objects.create(assessment=assessment, source="self", problem="调研不深")
    browser = signed_in(getattr(people, who))
    assert browser.get(reverse("item", args=[item.code])).status_code == 404
    assert browser.get(reverse("list_of_items", args=[assessment.code])).status_code == 404
    assert "调研不深" not in browser.get(reverse("list_items")).content.decode()


def test_what_a_deputy_takes_over_keeps_its_source(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    """From the opinions, from the meeting, and of the own accord, each by the button of the page."""
    opinion = add_opinion(
        assessment=assessment, channel="visit", heard_on=date(2026, 11, 8), text="路灯不亮", is_problem=True,
        by=people.collector,
    )  # fmt: skip
    meeting = Meeting.objects.create(plan=assessment.plan, title="述职大会", starts_at=timezone.now())
    place = MeetingDeputy.objects.create(meeting=meeting, assessment=assessment, order=1)
    Remark.objects.create(place=place, kind=RemarkKind.COMMENT, text="走访偏少", by=people.insider)
    for said in ({"problem": "路灯不亮", "opinion": opinion.pk}, {"problem": "走访偏少"}, {"problem": "学习不够"}):
        signed_in(people.deputy).post(reverse("add_item", args=[assessment.code]), said)
    assert dict(Item.objects.values_list("problem", "source")) == {
        "路灯不亮": "opinion", "走访偏少": "question", "学习不够": "self",
    }  # fmt: skip
