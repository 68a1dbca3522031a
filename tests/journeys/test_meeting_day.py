"""One clerk leads a meeting on one laptop; scrutineers confirm beside the clerk, and the wall follows by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Locator, Route, expect
from pytest_django.live_server_helper import LiveServer

from evaluation.meeting.actions import end_trial_vote, end_vote, open_vote, take_back_slip
from evaluation.meeting.queries import attendance_of
from evaluation.meeting.states import MeetingState
from tests.evaluation.meeting.hall import PIN, Hall
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.people import People
from voting.actions.cast_ballot import _booths

pytestmark = pytest.mark.django_db(transaction=True)

BALLOTS = ("00", "00", "00", "01", "12")


@pytest.fixture
def here(settings: LazySettings, tmp_path: Path, people: People, live_server: LiveServer) -> Iterator[Hall]:
    """A county's meeting that is ready: seven may vote, two report, the slips are printed."""
    settings.DATA_DIR = tmp_path
    _booths.clear()
    hall = Hall.make(people, "county", 7)
    hall.meeting.hall_address = live_server.url
    hall.meeting.save()
    yield hall.prepare().call()
    _booths.clear()


def test_too_many_ballots_are_seen_before_the_box_is_opened(
    here: Hall, people: People, desk: Opens, phone: Opens
) -> None:
    # given seven slips used, one of them drawn by somebody who was not recorded
    here.arrive().do("sign_in", "quorum").enrol().do("scrutineers", "box").speak().hand_out().do("slips")
    forgotten = here.voters[0]
    take_back_slip(attendee=forgotten, by=here.by)
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    here.cast(*BALLOTS, "00", "00")

    # when a scrutineer ends the vote, the sheet says so before anybody opens the box
    path = f"/meetings/{here.meeting.code}/run/"
    clerk = desk(people.insider).opens(path).sees("票数对不上，请先不要开箱")
    confirms(clerk, "结束投票", 1)
    clerk.sees("已收到7张，而登记发出的只有6张")
    desk(people.insider, language="en").opens(path).sees("do not open the box")

    # then the record is made good on the sheet, and the box is opened
    phone(people.insider).opens(path).presses(f"{forgotten.name}已领票券").sees_not("票数对不上")
    clerk.opens(path).sees_not("票数对不上").page.get_by_text("有人后来领取了选票").click()
    clerk.looks().sees("已签到的人都登记了领票")
    confirms(clerk, "开箱计票", 1, 2)
    assert here.open_kind == "certify"


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_what_nobody_drew_is_destroyed_on_record_before_the_box_is_opened(
    here: Hall, people: People, desk: Opens, phone: Opens, size: str
) -> None:
    # given ten slips printed for seven people, and the vote has ended
    here.arrive().do("sign_in", "quorum").enrol().do("scrutineers", "box").speak().hand_out().do("slips")
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    here.cast(*BALLOTS, "00", "00")
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    opens = {"desk": desk, "phone": phone}[size]
    opens(people.insider, language="en").opens(f"/meetings/{here.meeting.code}/run/").sees("3 slips or paper ballots")

    # when the clerk follows the sheet to the record and writes it down
    clerk = opens(people.insider).opens(f"/meetings/{here.meeting.code}/run/")
    clerk.sees("还剩3张票券或纸质票无人领取")
    with clerk.page.expect_popup() as opened:
        clerk.control("登记多余票券的销毁").click()
    record = opened.value
    record.get_by_label("当众销毁的票券和纸质选票张数").fill("3")
    record.get_by_role("button", name="记录销毁").click()
    expect(record.locator("#notices")).to_contain_text("已记录")

    # then the sheet says so by itself
    expect(clerk.page.locator(".run-now")).not_to_contain_text("无人领取")
    clerk.looks()


def confirms(clerk: Visitor, button: str, *places: int) -> None:
    """Scrutineers choose their names and type their PINs on the clerk's laptop."""
    for place in places:
        clerk.page.locator(f"#id_officer{place}").select_option(index=place - 1)
        clerk.page.locator(f"#id_pin{place}").fill(PIN)
    clerk.presses(button, within=clerk.page.locator(".run-now"))


def enrols(clerk: Visitor, *names: str) -> None:
    for row, name in enumerate(names):
        clerk.page.locator(f"#id_s{row}-attendee").select_option(label=name)
        clerk.page.locator(f"#id_s{row}-pin").fill(PIN)
        clerk.page.locator(f"#id_s{row}-no_relative").check(force=True)
    clerk.presses("登记这些人员")


def hands_of(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-hands]").first


def seconds_on(clock: Locator) -> int:
    minutes, seconds = re.findall(r"\d+", clock.inner_text())
    return int(minutes) * 60 + int(seconds)


def test_a_practice_leaves_nothing(here: Hall, people: People, desk: Opens) -> None:
    clerk = desk(people.insider).opens(f"/meetings/{here.meeting.code}/").presses("用试投票演练全程")
    clerk.opens(f"/meetings/{here.meeting.code}/desk/").sees("演练")
    clerk.page.locator("#list button[name=person]").first.click()
    clerk.sees("已签到").opens(f"/meetings/{here.meeting.code}/run/").presses("签到完毕，会议开始")
    assert attendance_of(here.fresh()).present == 1
    clerk.presses("结束演练").sees_not("演练中")
    assert here.fresh().state == MeetingState.READY
    assert attendance_of(here.meeting).present == 0


def test_trial_slips_that_are_shown_once_are_not_lost_on_a_slow_line(here: Hall, people: People, desk: Opens) -> None:
    here.arrive()
    path = f"/meetings/{here.meeting.code}/"
    clerk = desk(people.insider).opens(path).presses("用试投票演练全程")
    here.fresh()
    here.do("sign_in", "quorum", "scrutineers", "box", "report:1", "report:2").hand_out().do("slips")

    # the answer is on its way for three seconds, while the page asks every second whether the meeting has gone on
    def slowly(route: Route) -> None:
        answer = route.fetch()
        clerk.page.wait_for_timeout(3000)
        route.fulfill(response=answer)

    clerk.opens(f"{path}run/").page.route("**/run/trial/", slowly)
    clerk.presses("开始投票").sees("试投票券")
    # when a colleague goes on elsewhere, the page follows and sends nothing again
    end_trial_vote(meeting=here.fresh(), by=here.by)
    expect(clerk.page.locator("#now")).to_contain_text("开箱计票")
    assert clerk.page.url.endswith("/run/")


def test_the_desk_finds_people_by_initials_and_by_invitation(here: Hall, people: People, desk: Opens) -> None:
    clerk = desk(people.insider).opens(f"/meetings/{here.meeting.code}/desk/")
    # a few letters narrow the list while they are typed
    clerk.page.locator("#typed").press_sequentially("lxj")
    expect(clerk.page.locator("#list tbody tr")).to_have_count(1)
    clerk.page.keyboard.press("Enter")
    expect(clerk.page.locator("#notices")).to_contain_text("列席甲")
    # a scanner types the whole address of the invitation and Enter
    guest = here.voters[0]
    clerk.page.locator("#typed").press_sequentially(f"{clerk.home}/arrive/{guest.code}/")
    clerk.page.keyboard.press("Enter")
    expect(clerk.page.locator("#notices")).to_contain_text(guest.name)
    # too few letters for one person: nobody is signed in by guess
    clerk.page.locator("#typed").fill("wy")
    clerk.presses("签到", within=clerk.page.locator("form[data-scan]")).sees("没有完成签到")
    assert attendance_of(here.meeting).present == 1


def test_from_the_sign_in_to_the_result(here: Hall, people: People, desk: Opens, phone: Opens) -> None:
    here.arrive()
    clerk = desk(people.insider).opens(f"/meetings/{here.meeting.code}/run/")
    wall = desk().opens(f"/wall/{here.meeting.code}/").sees("请签到")
    scene = wall.page.locator("#scene")

    # the clerk presses one button after another; nobody touches the wall
    clerk.presses("签到完毕，会议开始").presses("宣布到会人数符合规定")
    expect(scene).to_contain_text("通过监票人、计票人")
    enrols(clerk, "委员06", "委员07")
    clerk.presses("监票人、计票人已通过").presses("验箱封箱完毕")

    # the speaking clock runs on both; the wall loses the network and finds it again
    clerk.presses("开始计时")
    expect(scene).to_contain_text("唐小溪")
    wall.page.context.set_offline(True)
    expect(wall.page.locator("#wall-lost")).to_be_visible()
    wall.page.context.set_offline(False)
    expect(wall.page.locator("#wall-lost")).to_be_hidden()
    wall.faults.clear()  # the console said that the network was gone
    # its tab and the speaker's telephone fall asleep and wake up: the figure is right again at the first stroke
    speaker = phone(people.deputy).opens(f"/wall/{here.meeting.code}/clock/").sees("唐小溪")
    for asleep in (wall, speaker):
        # nothing of the page runs meanwhile, as in a tab that sleeps; Chromium's own freezing sometimes never ends
        asleep.page.evaluate("for (const end = Date.now() + 3000; Date.now() < end; );")
        asleep.page.wait_for_timeout(1_000)  # the first stroke after waking up
        assert abs(seconds_on(hands_of(asleep)) - seconds_on(hands_of(clerk))) <= 2
    speaker.page.close()
    clerk.presses("述职结束，停止计时")
    here.speak_on().hand_out().do("slips")

    # another computer has gone on: the clerk's page follows; two scrutineers confirm beside the clerk
    expect(clerk.page.locator("#now")).to_contain_text("开始投票")
    confirms(clerk, "开始投票", 1, 2)
    expect(scene).to_contain_text("请扫描")
    here.cast(*BALLOTS)
    expect(scene).to_contain_text("5")
    confirms(clerk, "结束投票", 1)
    confirms(clerk, "开箱计票", 1, 2)
    confirms(clerk, "确认计票结果", 1, 2)
    expect(scene).to_contain_text("计票结果已确认")
    wall.sees_not("满意")

    # the result stands on the wall when it is announced, and not before
    clerk.presses("宣布测评结果")
    expect(scene).to_contain_text("基本满意")
    wall.looks()
    clerk.opens(f"/meetings/{here.meeting.code}/results/").sees("唐小溪")
