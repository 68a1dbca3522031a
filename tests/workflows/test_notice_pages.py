"""What a person sees of notices, and what the office decides about stuck work."""

from collections.abc import Callable

import pytest
from django.test import Client

from evaluation.ground import bell
from evaluation.ground.models import AuditEvent, Call, Errand, GroupChat, Notice
from evaluation.ground.notices import announce
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from tests.people import People
from workflows.errands.run import run_due
from workflows.notices import actions
from workflows.notices.errors import AlreadyCalled, NotStuck, UnknownRobot

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Membership], Client]
State = Errand.State


@pytest.fixture
def notice(people: People) -> Notice:
    return announce(
        congress_id=people.town.pk, key="hello", text="Bring %(what)s", facts={"what": "the form"},
        to=[people.deputy.user_id], link="/notices/",
    )[0]  # fmt: skip


def stuck(people: People, state: str) -> Errand:
    errand = bell.send(kind="test.none", key=f"stuck {state}", congress_id=people.town.pk)
    Errand.objects.filter(pk=errand.pk).update(state=state, trouble="No answer.")
    errand.refresh_from_db()
    return errand


def test_a_notice_is_new_until_it_was_read(people: People, notice: Notice, signed_in: SignedIn) -> None:
    browser = signed_in(people.deputy)
    assert "Bring the form" in browser.get("/notices/").content.decode()
    answer = browser.post(f"/notices/{notice.pk}/")
    assert answer.headers["Location"] == "/notices/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_nobody_reads_the_notices_of_others(people: People, notice: Notice, signed_in: SignedIn) -> None:
    browser = signed_in(people.other_deputy)
    assert "Bring the form" not in browser.get("/notices/").content.decode()
    assert browser.post(f"/notices/{notice.pk}/").status_code == 404


def test_a_call_is_made_once_and_stands_on_record(people: People, notice: Notice, signed_in: SignedIn) -> None:
    run_due()
    call = Call.objects.get(notice=notice)
    page = signed_in(people.insider).get("/calls/").content.decode()
    assert people.deputy.user.name in page
    actions.make_call(call=call, by=people.insider)
    with pytest.raises(AlreadyCalled):
        actions.make_call(call=call, by=people.administrator)
    assert AuditEvent.objects.filter(act="notices.make_call").count() == 1
    assert people.deputy.user.name not in signed_in(people.insider).get("/calls/").content.decode()


def test_a_leader_calls_the_own_group_only(people: People, notice: Notice, signed_in: SignedIn) -> None:
    run_due()
    assert people.deputy.user.name in signed_in(people.colleague).get("/calls/").content.decode()
    assert people.deputy.user.name not in signed_in(people.other_leader).get("/calls/").content.decode()


@pytest.mark.parametrize("state", [State.FAILED, State.UNCERTAIN])
def test_stuck_work_is_tried_again_or_taken_as_done(people: People, state: str, signed_in: SignedIn) -> None:
    first = stuck(people, state)
    assert "No answer." in signed_in(people.insider).get("/stuck/").content.decode()
    assert actions.send_again(errand=first, by=people.insider).state == State.WAITING
    Errand.objects.filter(pk=first.pk).update(state=state)
    assert actions.settle(errand=first, by=people.insider).state == State.DONE


@pytest.mark.parametrize("state", [State.WAITING, State.CLAIMED, State.DONE])
def test_work_that_goes_on_is_left_alone(people: People, state: str) -> None:
    errand = stuck(people, state)
    for decide in (actions.send_again, actions.settle):
        with pytest.raises(NotStuck):
            decide(errand=errand, by=people.insider)


def test_work_of_the_installation_itself_is_nobodys_here(people: People) -> None:
    errand = bell.send(kind="test.none", key="house", congress_id=None)
    with pytest.raises(NotStuck):
        actions.settle(errand=errand, by=people.insider)


def test_strangers_decide_nothing(people: People, notice: Notice) -> None:
    errand = stuck(people, State.FAILED)
    with pytest.raises(NotAllowed):
        actions.settle(errand=errand, by=people.stranger)
    with pytest.raises(NotAllowed):
        actions.make_call(call=Call.objects.create(notice=notice), by=people.stranger)


def test_a_robot_is_named_and_forgotten(people: People, signed_in: SignedIn) -> None:
    browser = signed_in(people.insider)
    address = "https://open.feishu.cn/open-apis/bot/v2/hook/abcdef01-2345-6789-abcd-ef0123456789"
    assert browser.post("/group-chats/", {"name": "代表工作群", "address": address}).status_code == 302
    page = browser.get("/group-chats/").content.decode()
    assert "代表工作群" in page
    assert "abcdef01" not in page  # the address is a secret
    chat = GroupChat.objects.get()
    actions.end_group_chat(chat=chat, by=people.insider)
    assert (chat.is_active, chat.address) == (False, "")


def test_an_address_of_something_else_is_refused(people: People) -> None:
    with pytest.raises(UnknownRobot):
        actions.add_group_chat(name="x", address="https://example.org/", by=people.insider)


def test_the_pages_ask_few_questions(
    people: People, signed_in: SignedIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(40):
        announce(congress_id=people.town.pk, key=f"n{number}", text="Good day", to=[people.insider.user_id])
    run_due()
    browser = signed_in(people.insider)
    for address in ("/notices/", "/calls/", "/stuck/", "/group-chats/"):
        with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
            assert browser.get(address).status_code == 200
