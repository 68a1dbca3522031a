import io
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from evaluation.opinion.actions import add_opinion, make_poster, post_opinion
from evaluation.opinion.models import Opinion
from evaluation.opinion.queries import summary
from evaluation.plan.models import Assessment
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership
from tests.factories import make_assessment, make_plan
from tests.people import People

SignIn = Callable[[Membership], Client]


@pytest.fixture
def assessment(people: People) -> Assessment:
    return make_assessment(make_plan(people.town, channels=["visit", "forum", "web"]), people.deputy_mandate)


def heard(assessment: Assessment, by: Membership, text: str) -> Opinion:
    return add_opinion(assessment=assessment, channel="visit", heard_on=date(2026, 11, 8), text=text, by=by)


def test_a_collector_writes_one_after_another(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.collector)
    assert browser.get(reverse("add_opinion")).status_code == 200
    form = {
        "assessment": assessment.pk,
        "channel": "visit",
        "heard_on": "2026-11-08",
        "place": "柳湾村",
        "text": "路灯坏了",
        "tags": "民生，道路",
        "is_problem": "on",
    }
    answer = browser.post(reverse("add_opinion"), form, follow=True)
    page = answer.content.decode()
    assert 'value="柳湾村"' in page
    assert 'value="2026-11-08"' in page
    assert Opinion.objects.get().tags == ["民生", "道路"]
    assert "路灯坏了" in browser.get(reverse("list_opinions"), {"q": "路灯"}).content.decode()


def test_a_day_to_come_is_refused_and_the_words_stay(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    form = {"assessment": assessment.pk, "channel": "visit", "heard_on": "2999-01-01", "text": "路灯坏了"}
    answer = signed_in(people.collector).post(reverse("add_opinion"), form)
    assert "路灯坏了" in answer.content.decode()
    assert not Opinion.objects.exists()


def sheet(*rows: Sequence[object]) -> SimpleUploadedFile:
    book = Workbook()
    table = book.active
    assert table is not None
    table.append(["征求意见登记表"])
    table.append(["代表", "方 式", "日期", "意见", "地点"])
    for row in rows:
        table.append(list(row))
    table.append(["制表单位：", None, None, None, None])
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("意见.xlsx", file.getvalue())


def test_a_list_from_excel(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.collector)
    rows = (
        ["唐 小溪", "走访", date(2026, 11, 8), "路灯坏了", "柳湾村"],
        ["唐小溪", "座谈会", "2026年11月9日", "多来", ""],
    )
    assert browser.post(reverse("import_opinions"), {"file": sheet(*rows)}).status_code == 302
    assert list(Opinion.objects.values_list("channel", "heard_on", "text")) == [
        ("visit", date(2026, 11, 8), "路灯坏了"),
        ("forum", date(2026, 11, 9), "多来"),
    ]


def test_a_faulty_list_shows_row_and_column(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    rows = (["唐小溪", "走访", "下周", "路灯坏了"], ["无此人", "走访", "2026-11-08", "x"])
    answer = signed_in(people.collector).post(reverse("import_opinions"), {"file": sheet(*rows)})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert '<th scope="row">3</th>' in page
    assert '<th scope="row">4</th>' in page
    assert not Opinion.objects.exists()


def test_a_list_says_channels_and_problems_as_the_pages_do(
    assessment: Assessment, people: People, signed_in: SignIn
) -> None:
    book = Workbook()
    table = book.active
    assert table is not None
    for row in (
        ["述职代表", "征求方式", "日期", "意见", "属于反映问题"],
        ["唐小溪", "代表联络站", "2026-11-08", "路灯坏了", "是"],
    ):
        table.append(row)
    kept = io.BytesIO()
    book.save(kept)
    browser = signed_in(people.collector)
    refused = browser.post(reverse("import_opinions"), {"file": SimpleUploadedFile("意见.xlsx", kept.getvalue())})
    page = refused.content.decode()
    assert ">方式</td>" in page, "the column that holds the fault"
    assert "征求意见。征求意见的方式" in page, "no gap between Chinese sentences"
    assessment.plan.parameters["channels"]["value"].append("station")
    assessment.plan.save()
    assert (
        browser.post(reverse("import_opinions"), {"file": SimpleUploadedFile("意见.xlsx", kept.getvalue())}).status_code
        == 302
    )
    assert list(Opinion.objects.values_list("channel", "is_problem")) == [("station", True)]


def test_something_else_is_not_a_list(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    for data in (b"\x89PNG\r\n\x1a\n", b"a,b\n1,2\n"):
        file = SimpleUploadedFile("意见.xlsx", data)
        assert signed_in(people.collector).post(reverse("import_opinions"), {"file": file}).status_code == 422


def test_the_anonymous_form_and_the_code(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    poster = make_poster(plan=assessment.plan, assessment=assessment, by=people.insider)
    voter = Client()
    assert "唐小溪" in voter.get(reverse("post_opinion", args=[poster.code])).content.decode()
    form = {"assessment": assessment.pk, "text": "希望多到村里来", "is_problem": "on"}
    page = voter.post(reverse("post_opinion", args=[poster.code]), form).content.decode()
    code = page.split("<strong>")[1].split("</strong>")[0]
    looked = voter.post(reverse("look_up"), {"code": code})
    assert "希望多到村里来" in looked.content.decode()
    voter.post(reverse("say_settled"), {"code": code, "settled": "no", "note": "还没来"})
    assert Opinion.objects.get().settled is False
    assert voter.post(reverse("look_up"), {"code": "AAAA"}).status_code == 404
    assert voter.post(reverse("say_settled"), {"code": "AAAA", "settled": "no"}).status_code == 404
    assert "sessionid" not in voter.cookies


def test_a_poster_that_no_telephone_could_open_says_so_on_the_screen(
    assessment: Assessment, people: People, signed_in: SignIn, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    poster = make_poster(plan=assessment.plan, assessment=assessment, by=people.insider)
    browser, page, told = signed_in(people.insider), reverse("poster", args=[poster.code]), "仅限本机的地址"
    assert told in browser.get(page, headers={"host": "127.0.0.1:8000"}).content.decode()
    assert told not in browser.get(page, headers={"host": "192.168.1.5:8000"}).content.decode()


def test_a_poster_that_is_gone_says_so(people: People) -> None:
    assert Client().get(reverse("post_opinion", args=["NOSUCH"])).status_code == 410


def test_sifting(assessment: Assessment, people: People, signed_in: SignIn) -> None:
    alike = [heard(assessment, people.collector, text) for text in ("路灯坏了没人修", "路灯坏了一直没人修")]
    poster = make_poster(plan=assessment.plan, assessment=assessment, by=people.insider)
    held = post_opinion(
        poster=poster, assessment=assessment, text="看 http://x", by=system_membership(people.town)
    ).opinion
    browser = signed_in(people.colleague)
    page = browser.get(reverse("sift_opinions", args=[assessment.code])).content.decode()
    assert f'value="{alike[1].pk}" checked' in page
    assert "还有意见尚未甄别" in page, "said before the collection is closed over it"
    browser.post(reverse("gather_topic", args=[assessment.code]), {"title": "路灯", "opinions": [o.pk for o in alike]})
    browser.post(reverse("set_aside_opinion", args=[held.pk]), {"reason": "广告"})
    assert browser.post(reverse("set_aside_opinion", args=[held.pk]), {"reason": ""}).status_code == 302
    told = signed_in(people.deputy).get(reverse("my_opinions")).content.decode()
    assert "路灯" in told
    assert "柳湾" not in told
    assert "http://x" not in told
    browser.post(reverse("keep_opinion", args=[held.pk]))
    held.refresh_from_db()
    assert held.state == "kept"
    assert "还有意见尚未甄别" not in browser.get(reverse("sift_opinions", args=[assessment.code])).content.decode()
    Opinion.objects.filter(pk=alike[0].pk).update(state="set_aside")
    assert ("路灯", 1) in summary(assessment), "a line counts what is kept alone"
    made = browser.post(reverse("make_poster", args=[assessment.code]), follow=True)
    assert "<svg" in made.content.decode()
    browser.post(reverse("close_collection", args=[assessment.code]))
    poster.refresh_from_db()
    assert poster.closed_at is not None


def test_what_only_a_reader_finds_alike_is_gathered_and_what_was_let_through_by_mistake_is_set_aside(
    assessment: Assessment, people: People, signed_in: SignIn
) -> None:
    texts = ("办理之后没有回访", "希望多问问群众满不满意", "加微信贷款")
    heard_ones = [heard(assessment, people.collector, text) for text in texts]
    browser, page = signed_in(people.colleague), reverse("sift_opinions", args=[assessment.code])
    gather = reverse("gather_topic", args=[assessment.code])
    shown = browser.get(page).content.decode()
    assert all(f'value="{opinion.pk}">' in shown for opinion in heard_ones), "offered, and none ticked beforehand"
    browser.post(gather, {"title": "加强回访", "opinions": [opinion.pk for opinion in heard_ones[:2]]})
    browser.post(gather, {"title": "广告", "opinions": [heard_ones[2].pk], "then": "set_aside"})
    aside = Opinion.objects.get(pk=heard_ones[2].pk)
    assert (aside.state, aside.state_reason, aside.topic) == ("set_aside", "广告", None)
    told = signed_in(people.deputy).get(reverse("my_opinions")).content.decode()
    assert "加强回访" in told
    assert "加微信贷款" not in told
    assert "归纳其他意见" not in browser.get(page).content.decode(), "nothing is left to gather"


def test_a_leader_does_not_sift_the_own_opinions(people: People, signed_in: SignIn) -> None:
    own = make_assessment(make_plan(people.town), people.leader_mandate)
    assert signed_in(people.colleague).get(reverse("sift_opinions", args=[own.code])).status_code == 404
    assert signed_in(people.insider).get(reverse("sift_opinions", args=[own.code])).status_code == 200
    for who in (people.deputy, people.collector, people.presidium, people.stranger, people.superior):
        assert signed_in(who).get(reverse("sift_opinions", args=[own.code])).status_code == 404
