"""A deadline from its setting to the notices, mails and calls that it causes. The clock is moved by hand."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email import message_from_string
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

import pytest
import time_machine
from django.core import mail
from django.utils.translation import gettext_noop, override
from pytest_django import Settings

from evaluation.ground import deadlines
from evaluation.ground.calendar import SHANGHAI
from evaluation.ground.models import Call, Deadline, Errand, GroupChat, Notice
from evaluation.ground.notices import announce, mark_read
from evaluation.ground.wording import worded
from tests.people import People
from workflows.errands.run import run_due
from workflows.notices import group_chat

pytestmark = pytest.mark.django_db
DUE = date(2019, 11, 20)  # a Wednesday
WHAT = gettext_noop("Hand in the duty report of %(name)s")


@pytest.fixture(autouse=True)
def with_a_mail_server(settings: Settings) -> None:
    settings.MAIL_LEAVES = True


def at(day: int, hour: int = 10, month: int = 11) -> time_machine.travel:
    return time_machine.travel(datetime(2019, month, day, hour, tzinfo=SHANGHAI), tick=False)


def set_deadline(people: People, due_on: date = DUE) -> Deadline:
    return deadlines.remind(
        congress_id=people.town.pk, key="report:1", due_on=due_on, what=WHAT,
        facts={"name": "苗青"}, to=[people.deputy.user_id], link="/reports/1/",
        before=[3], after=[1, 5],
    )  # fmt: skip


def texts() -> list[str]:
    with override("en"):
        return [worded(notice.text, notice.facts) for notice in Notice.objects.order_by("pk")]


def test_reminds_before_on_and_after_its_day(people: People) -> None:
    with at(1):
        set_deadline(people)
        run_due()
        assert texts() == []
    for day in (14, 15, 16, 20, 20, 21, 27, 29):
        with at(day):
            run_due()
    assert [text.split(": ", 1)[1] for text in texts()] == [
        "due on Nov. 20, 2019, 5 days from now.",
        "due today, Nov. 20, 2019.",
        "was due on Nov. 20, 2019 and is 1 days late.",
        "was due on Nov. 20, 2019 and is 7 days late.",
    ]
    assert all(text.startswith("Hand in the duty report of 苗青") for text in texts())


def test_a_worker_that_was_down_says_the_latest_once(people: People) -> None:
    with at(1):
        set_deadline(people)
    with at(22):
        run_due()
        run_due()
    assert len(texts()) == 1
    assert "2 days late" in texts()[0]
    assert not Errand.objects.exclude(state=Errand.State.DONE).filter(
        due_at__lt=datetime(2019, 11, 22, tzinfo=SHANGHAI)
    )


def test_what_was_done_is_not_called_to_mind(people: People) -> None:
    with at(1):
        deadline = set_deadline(people)
        deadlines.met(deadline.key)
    with at(25):
        run_due()
    assert texts() == []


def test_a_day_that_moved_is_called_to_mind_anew(people: People) -> None:
    with at(1):
        set_deadline(people)
    with at(15):
        run_due()
    with at(18):
        set_deadline(people, DUE + timedelta(days=9))
        run_due()
    with at(20):
        run_due()
    with at(26):
        run_due()
    assert [text.split(": ", 1)[1] for text in texts()] == [
        "due on Nov. 20, 2019, 5 days from now.",
        "due on Nov. 29, 2019, 3 days from now.",
    ]


def test_setting_the_same_deadline_again_says_nothing_twice(people: People) -> None:
    for _ in range(2):
        with at(1):
            set_deadline(people)
    with at(20):
        run_due()
    with at(20, 11):
        set_deadline(people)
        run_due()
    assert len(texts()) == 1


def test_who_takes_over_is_reminded_from_then_on(people: People) -> None:
    with at(1):
        set_deadline(people)
    with at(15):
        run_due()
        deadlines.remind(
            congress_id=people.town.pk, key="report:1", due_on=DUE, what=WHAT, facts={"name": "苗青"},
            to=[people.other_deputy.user_id], before=[3], after=[1, 5],
        )  # fmt: skip
    with at(20):
        run_due()
    readers = list(Notice.objects.order_by("pk").values_list("user_id", flat=True))
    assert readers == [people.deputy.user_id, people.other_deputy.user_id]


def tell(people: People) -> list[Notice]:
    return announce(
        congress_id=people.town.pk, key="hello", text="Meeting on %(day)s", facts={"day": DUE},
        to=[people.deputy.user_id, people.other_deputy.user_id], link="/meeting/1/", in_group=True,
    )  # fmt: skip


def test_goes_by_mail_or_onto_the_list_of_calls(people: People) -> None:
    people.deputy.user.email = "miao@example.org"
    people.deputy.user.save()
    people.other_deputy.user.phone = "13900000001"
    people.other_deputy.user.save()
    assert (len(tell(people)), len(tell(people))) == (2, 0)
    run_due()

    assert [message.to for message in mail.outbox] == [["miao@example.org"]]
    assert "/meeting/1/" in mail.outbox[0].body
    assert "2019" in mail.outbox[0].subject
    sent = message_from_string(mail.outbox[0].message().as_string())
    assert sent["Message-ID"].startswith("<notice-")
    assert [(call.notice.user_id, call.phone) for call in Call.objects.all()] == [
        (people.other_deputy.user_id, "13900000001")
    ]


def test_without_a_mail_server_everybody_is_called(people: People, settings: Settings) -> None:
    settings.MAIL_LEAVES = False
    people.deputy.user.email = "miao@example.org"
    people.deputy.user.save()
    tell(people)
    run_due()
    assert (len(mail.outbox), Call.objects.count()) == (0, 2)


def test_the_office_is_not_told_to_call_itself(people: People) -> None:
    to = [people.insider.user_id, people.deputy.user_id]
    announce(congress_id=people.town.pk, key="office", text="Good day", to=to)
    run_due()
    assert [call.notice.user_id for call in Call.objects.all()] == [people.deputy.user_id]


def test_a_mail_server_that_does_not_answer_is_tried_again(people: People, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    people.deputy.user.email = "miao@example.org"
    people.deputy.user.save()
    tell(people)
    run_due()
    errand = Errand.objects.get(kind="notice.mail")
    assert (errand.state, errand.attempts) == (Errand.State.WAITING, 1)
    assert errand.trouble


def test_reading_is_noted_once(people: People) -> None:
    notice = tell(people)[0]
    with at(20):
        mark_read(notice)
    with at(21):
        mark_read(notice)
    notice.refresh_from_db()
    assert notice.read_at == datetime(2019, 11, 20, 10, tzinfo=SHANGHAI)


class Robot(BaseHTTPRequestHandler):
    heard: ClassVar[list[str]] = []
    answer = 200

    def do_POST(self) -> None:
        self.heard.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(self.answer)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """A test's output stays clean."""


@pytest.fixture
def robot(monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    monkeypatch.setattr(Robot, "heard", [])
    server = HTTPServer(("127.0.0.1", 0), Robot)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_group_chat_hears_it_once(people: People, robot: HTTPServer) -> None:
    GroupChat.objects.create(congress=people.town, name="代表工作群", address=f"json://127.0.0.1:{robot.server_port}/")
    GroupChat.objects.create(congress=people.neighbour, name="别处", address=f"json://127.0.0.1:{robot.server_port}/")
    tell(people)
    tell(people)
    run_due()
    assert len(Robot.heard) == 1
    assert "/meeting/1/" in Robot.heard[0]
    assert Errand.objects.get(kind="notice.group").state == Errand.State.DONE


def test_a_robot_that_does_not_confirm_is_uncertain(
    people: People, robot: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Robot, "answer", 500)
    GroupChat.objects.create(congress=people.town, name="代表工作群", address=f"json://127.0.0.1:{robot.server_port}/")
    tell(people)
    run_due()
    assert Errand.objects.get(kind="notice.group").state == Errand.State.UNCERTAIN


def test_a_robot_that_is_not_there_is_tried_again(people: People) -> None:
    GroupChat.objects.create(congress=people.town, name="代表工作群", address="json://127.0.0.1:9/")
    tell(people)
    run_due()
    assert Errand.objects.get(kind="notice.group").state == Errand.State.WAITING


DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=" + "a" * 64


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-0ec2aaaa5aaa", True),
        (DINGTALK, True),
        (DINGTALK + "&secret=SEC" + "b" * 61, True),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/abcdef01-2345-6789-abcd-ef0123456789", True),
        ("mailto://somebody:secret@example.org", False),
        ("https://example.org/hook", False),
        ("file:///etc/passwd", False),
    ],
)
def test_robots_are_known_by_the_address_that_their_service_shows(address: str, *, known: bool) -> None:
    assert (group_chat.robot(address) is not None) is known
