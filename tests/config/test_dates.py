from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation

from config.face.dates import due, exact, friendly

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=SHANGHAI)
DAY = date(2026, 11, 20)
FIVE = datetime(2026, 11, 18, 17, 0, tzinfo=SHANGHAI)


def said(time: str) -> str:
    """What stands on the screen: the words of the friendly half."""
    start = time.index('<span class="friendly">')
    words = time[start : time.index('<span class="exact">')]
    return "".join(part.split(">")[-1] for part in words.split("<"))


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (date(2026, 11, 18), "11月18日 周三（今天）", "Wed 18 Nov (today)"),
        (date(2026, 11, 19), "11月19日 周四（明天）", "Thu 19 Nov (tomorrow)"),
        (date(2026, 11, 17), "11月17日 周二（昨天）", "Tue 17 Nov (yesterday)"),
        (DAY, "11月20日 周五（还有2天）", "Fri 20 Nov (in 2 days)"),
        (date(2026, 11, 15), "11月15日 周日（3天前）", "Sun 15 Nov (3 days ago)"),
        (date(2026, 12, 25), "12月25日 周五", "Fri 25 Dec"),
        (date(2027, 1, 1), "2027年1月1日 周五", "Fri 1 Jan 2027"),
        (FIVE, "11月18日 周三 17:00（今天）", "Wed 18 Nov 17:00 (today)"),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_date_as_people_say_it(value: date, chinese: str, english: str) -> None:
    assert said(friendly(value)) == chinese
    with translation.override("en"):
        assert said(friendly(value)) == english


@pytest.mark.parametrize(
    ("value", "chinese"),
    [
        (date(2026, 11, 16), "11月16日 周一（已逾期2天）"),
        (date(2026, 9, 1), "9月1日 周二（已逾期78天）"),
        (datetime(2026, 11, 18, 9, 30, tzinfo=SHANGHAI), "11月18日 周三 09:30（已逾期）"),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_deadline_that_has_passed_is_late(value: date, chinese: str) -> None:
    assert said(due(value)) == chinese
    assert 'class="late"' in due(value)
    assert 'class="late"' not in friendly(value)


@time_machine.travel(NOON, tick=False)
def test_a_deadline_lasts_until_the_end_of_its_day() -> None:
    assert 'class="late"' not in due(date(2026, 11, 18))
    assert 'class="late"' not in due(FIVE)


@time_machine.travel(NOON, tick=False)
def test_the_exact_date_stands_behind_it() -> None:
    assert exact(FIVE) == "2026年11月18日 星期三 17:00"
    assert 'title="2026年11月20日 星期五"' in friendly(DAY)
    assert 'datetime="2026-11-20"' in friendly(DAY)
    with translation.override("en"):
        assert exact(DAY) == "Friday, 20 November 2026"


def test_no_date_is_a_dash() -> None:
    assert friendly(None) == due(None) == "—"
