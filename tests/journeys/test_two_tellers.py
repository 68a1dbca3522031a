"""The desks of a vote at 1280 px: slips are printed, two tellers type the pile by keyboard, the chief settles."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from evaluation.meeting.models import Meeting
from tests.factories import make_plan
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.people import People
from tests.voting.hall import PIN, Hall, make_session
from voting.actions.cast_ballot import _booths
from voting.actions.end_casting import end_casting
from voting.paper import differences

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _clean(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    _booths.clear()
    yield
    _booths.clear()


@pytest.fixture
def room(people: People) -> Hall:
    session = make_session()
    session.hall_address = "http://192.168.1.5:8000"
    session.save()
    Meeting.objects.create(
        plan=make_plan(people.town), title=session.title, starts_at=timezone.now() + timedelta(days=1),
        voting_session=session.code,
    )  # fmt: skip
    return Hall(session).enrol()


def sits_down(visitor: Visitor, room: Hall, name: str) -> Visitor:
    visitor.opens(f"/votes/{room.session.code}/paper/")
    officer = room.session.officers.get(name=name)
    visitor.page.locator("#id_officer").select_option(value=str(officer.pk))
    visitor.page.locator("#id_pin").fill(PIN)
    return visitor.presses("开始").sees(f"{name}正在这里录入")


def types(visitor: Visitor, keys: str) -> None:
    for key in keys:
        visitor.page.keyboard.press(key)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.looks()


def test_slips_are_printed_and_confirmed(desk: Opens, people: People, room: Hall) -> None:
    clerk = desk(people.insider).opens(f"/votes/{room.session.code}/slips/").sees("用手机试一试地址")
    clerk.page.locator("#id_reached").check()
    with clerk.page.expect_download() as download:
        clerk.control("生成票券").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    clerk.presses("答复这一批是否齐全").presses("是，张数齐全").sees("这一批已确认")
    clerk.opens(f"/votes/{room.session.code}/ballot/").sees("测评票")
    clerk.opens(f"/votes/{room.session.code}/zero/").sees("票箱为零")


def test_two_people_type_and_the_chief_settles(desk: Opens, people: People, room: Hall) -> None:
    room.print(paper=10).hand_out(20, 3).open()
    for slip in room.slips[:20]:
        room.cast(slip, "000")
    end_casting(session=room.session, by=room.host)
    first = sits_down(desk(people.insider), room, "计一")
    second = sits_down(desk(people.insider), room, "计二")
    for ours, theirs in (("123", "123"), ("109", "129"), ("111", "111")):
        types(first, ours)
        types(second, theirs)
    second.sees("已录两遍3张")
    chief = sits_down(desk(people.insider), room, "总监立").sees("总第2张")
    chief.page.locator("#d2-reason").fill("原票第二行没有画")
    chief.presses("计一录入正确").sees("不一致已裁定")
    assert differences(room.session) == []
    room.close().count()
    chief.opens(f"/votes/{room.session.code}/figures/").sees("各项数字相符")
    chief.opens(f"/votes/{room.session.code}/paper/").sees("确认结果前更正录入")
    chief.opens(f"/votes/{room.session.code}/void/").sees("作废之后不能恢复")


def test_who_certifies_reads_the_count_on_any_screen(desk: Opens, phone: Opens, people: People, room: Hall) -> None:
    room.print().hand_out(20).open()
    for slip in room.slips[:9]:
        room.cast(slip, "01-")
    room.close()
    room.count()
    for opens in (desk, phone):
        opens(people.insider).opens(f"/votes/{room.session.code}/figures/").sees("待两名监票人核对确认").sees("弃权")
