"""A voter with a slip in the hand, on a telephone of 360 px: with JavaScript and without, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.journeys.keyboard import tabs_to
from tests.voting.hall import Hall, make_session
from voting import limits
from voting.actions.begin_trial import begin_trial
from voting.actions.cast_ballot import _booths
from voting.codes import grouped
from voting.models.ballot import Envelope
from voting.queries.results import book_bytes

pytestmark = pytest.mark.django_db(transaction=True)

CHINESE = "?lang=zh-hans"
FIRST_PAGE = 60 * 1024  # bytes in all


@pytest.fixture(autouse=True)
def _clean(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    _booths.clear()
    limits.forget()
    yield
    _booths.clear()


@pytest.fixture
def room(live_server: object) -> Hall:
    return Hall(make_session(questions=3, remarks=True)).enrol().print().hand_out(30).open()


def scans(visitor: Visitor, room: Hall, slip: str, wishes: str = CHINESE) -> Visitor:
    return visitor.opens(f"/v/{room.session.code}/{wishes}#{slip}")


def chooses_each(visitor: Visitor, *grades: str) -> None:
    for place, grade in enumerate(grades, start=1):
        visitor.page.locator(f"#q{place}").get_by_text(grade, exact=True).click()
        if place < len(grades):
            visitor.presses("下一位")


def test_one_after_another_reviewed_and_counted(phone: Opens, room: Hall) -> None:
    voter = scans(phone(), room, room.slips[0]).sees("第1位，共3位").sees("还有3位没有选择")
    assert voter.bytes < FIRST_PAGE
    assert room.slips[0] not in voter.page.url
    chooses_each(voter, "满意", "不满意", "基本满意")
    voter.sees("每一位都已选择").presses("核对并投出").sees("投出后不能更改")
    voter.presses("投出选票")
    voter.page.get_by_text("选票已投入票箱").wait_for()
    voter.looks()
    trackers = voter.page.locator("#trackers code").all_inner_texts()
    assert len(trackers) == 3
    voter.control("生成图片留存").click()
    assert (voter.page.locator("#picture").get_attribute("src") or "").startswith("data:image/png")
    voter.presses("完成并清除").sees_not(trackers[0])
    assert voter.page.evaluate("sessionStorage.length") == 0
    assert voter.page.context.cookies(voter.home)  # only those that the harness has set itself
    assert {cookie["name"] for cookie in voter.page.context.cookies()} == {"django_language"}

    for slip in room.slips[1:10]:
        room.cast(slip, "000")
    room.close().count().certify().announce()
    book = book_bytes(room.session).decode()
    assert all(tracker in book for tracker in trackers)
    reader = phone().opens(f"/v/{room.session.code}/book/{CHINESE}")
    reader.page.get_by_label("回执码").fill(" ".join(trackers))
    reader.page.locator("#found li").nth(2).wait_for()
    assert reader.page.locator("#found strong").all_inner_texts() == ["代表1 满意", "代表2 不满意", "代表3 基本满意"]
    reader.looks()


def test_by_keyboard_alone(desk: Opens, room: Hall) -> None:
    voter = scans(desk(), room, room.slips[0])
    for place in range(3):
        tabs_to(voter, "不选")
        voter.page.keyboard.press("ArrowDown")  # round to the first grade
        if place < 2:
            tabs_to(voter, "下一位")
            voter.page.keyboard.press("Enter")
    voter.sees("每一位都已选择")
    for words in ("核对并投出", "投出选票"):
        tabs_to(voter, words)
        voter.page.keyboard.press("Enter")
    voter.page.get_by_text("选票已投入票箱").wait_for()
    assert Envelope.objects.count() == 1


def test_all_on_one_list_with_a_blank_one_and_a_remark(phone: Opens, room: Hall) -> None:
    voter = scans(phone(), room, room.slips[0]).presses("在一页上全部列出")
    voter.page.locator("#q2").get_by_text("满意", exact=True).click()
    voter.page.locator("#q2").get_by_text("写一句意见").click()
    voter.page.locator("#r2").fill("路灯修好了，谢谢。")
    voter.presses("核对并投出").sees("有2位没有选择：按弃权计").sees("路灯修好了").presses("投出选票")
    voter.page.get_by_text("选票已投入票箱").wait_for()
    assert Envelope.objects.count() == 1


def test_a_lost_answer_is_repeated_with_the_same_trackers(phone: Opens, room: Hall) -> None:
    voter = scans(phone(), room, room.slips[0])
    sent: list[str] = []

    def swallow(route: object) -> None:
        sent.append(route.request.post_data)  # type: ignore[attr-defined]
        route.fetch()  # type: ignore[attr-defined]  # the ballot arrives, its answer does not
        route.abort()  # type: ignore[attr-defined]

    voter.page.route("**/cast/**", swallow, times=1)
    chooses_each(voter, "满意", "满意", "满意")
    voter.presses("核对并投出").presses("投出选票")
    voter.page.get_by_text("网络没有回应").wait_for()
    voter.presses("投出选票")
    voter.page.get_by_text("选票已投入票箱").wait_for()
    shown = voter.page.locator("#trackers code").all_inner_texts()
    assert all(tracker in sent[0] for tracker in shown)
    assert Envelope.objects.count() == 1


def test_every_ballot_has_the_same_length(phone: Opens, room: Hall) -> None:
    """Property 7."""
    lengths = []
    for slip, grades, remark in ((room.slips[0], ("满意",) * 3, ""), (room.slips[1], (), "“好”\n" * 20)):
        voter = scans(phone(), room, slip)
        with voter.page.expect_request("**/cast/**") as asked:
            chooses_each(voter, *grades)
            if remark:
                voter.page.locator("#q1").get_by_text("写一句意见").click()
                voter.page.locator("#r1").fill(remark)
            voter.presses("核对并投出").presses("投出选票")
        lengths.append(len(asked.value.post_data_buffer or b""))
    assert len(set(lengths)) == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_a_spent_slip_is_told_so(phone: Opens, room: Hall, *, scripted: bool) -> None:
    room.cast(room.slips[0], "000")
    voter = phone(scripted=scripted)
    if scripted:
        scans(voter, room, room.slips[0]).presses("核对并投出").presses("投出选票")
    else:
        scans(voter, room, "").presses("核对我的选择").writes("票券上的字母", room.slips[0]).presses("投出选票")
    voter.page.get_by_text("您的选票已经计入").first.wait_for()
    assert Envelope.objects.count() == 1


def test_without_javascript_the_letters_are_typed_last(phone: Opens, room: Hall) -> None:
    voter = scans(phone(scripted=False), room, room.slips[0])
    voter.page.locator("#q1").get_by_text("满意", exact=True).click()
    voter.presses("核对我的选择").sees("还有2位没有选择").sees("回执码")
    tracker = voter.page.locator(".tracker code").first.inner_text()
    voter.writes("票券上的字母", grouped(room.slips[0]).lower()).presses("投出选票")
    voter.sees("选票已投入票箱").sees(tracker)
    assert Envelope.objects.count() == 1


def test_large_text_contrast_and_english_keep_what_was_chosen(phone: Opens, room: Hall) -> None:
    voter = scans(phone(), room, room.slips[0])
    voter.page.locator("#q1").get_by_text("满意", exact=True).click()
    voter.presses("大字").presses("高对比").presses("English").sees("1 of 3").sees("Still without a choice: 2")
    voter.presses("Check and send").sees_not("Letters on your slip").presses("Send the ballot")
    voter.page.get_by_text("Your ballot is in the box").wait_for()


def test_a_tellers_tablet_forgets_each_voter(phone: Opens, room: Hall) -> None:
    tablet = phone().opens(f"/v/{room.session.code}/{CHINESE}&tablet")
    for slip in room.slips[:2]:
        chooses_each(tablet, "满意", "满意", "不满意")
        tablet.presses("核对并投出").writes("票券上的字母", slip).presses("投出选票")
        tablet.page.get_by_text("选票已投入票箱").wait_for()
        tracker = tablet.page.locator("#trackers code").first.inner_text()
        tablet.sees_not("生成图片留存")
        tablet.presses("完成，清除后交给下一位").sees("还有3位没有选择").sees_not(tracker)
        assert tablet.page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert Envelope.objects.count() == 2


def test_a_trial_is_marked_on_every_page(phone: Opens, live_server: object) -> None:
    room = Hall(make_session()).enrol().print()
    slips = list(begin_trial(session=room.session, by=room.host).secrets)
    voter = scans(phone(), room, slips[0]).sees("试投")
    voter.presses("核对并投出").sees("试投").presses("投出选票")
    voter.page.get_by_text("选票已投入票箱").wait_for()
    voter.sees("试投")


def test_a_slip_before_opening_waits_and_can_be_sent_again(phone: Opens, live_server: object) -> None:
    room = Hall(make_session()).enrol().print().hand_out(30)
    voter = scans(phone(), room, room.slips[0]).sees("投票还没有开始").presses("核对并投出").presses("投出选票")
    voter.page.locator("#told:not([hidden])").wait_for()
    voter.looks()
    room.open()
    voter.presses("投出选票")
    voter.page.get_by_text("选票已投入票箱").wait_for()


def test_the_page_fetches_nothing_with_the_secret(phone: Opens, room: Hall) -> None:
    voter, asked = phone(), []
    voter.page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    scans(voter, room, room.slips[0]).presses("核对并投出").presses("投出选票")
    voter.page.get_by_text("选票已投入票箱").wait_for()
    assert not [entry for entry in asked if re.search(room.slips[0], "".join(entry).split("#")[0])]
    assert {referer for _url, referer in asked} == {""}
