"""The office sets itself up: people, roles, passwords, cards, terms, congresses."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from evaluation.roster.actions import enrol_deputies, enrol_voters, grant_role
from evaluation.roster.errors import NotAllowed, RoleIncomplete
from evaluation.roster.models import Congress, Membership, PersonalLink, Term, User, VoterRep
from evaluation.roster.states import ROLE_SENTENCES, GroupRole, Role
from tests.people import PASSWORD, People, make_deputy

SignedIn = Callable[[Membership], Client]

FOUNDING = [
    "liuwan",
    "柳湾镇人大",
    "--level",
    "town",
    "--term",
    "3",
    "--since",
    "2025-01-10",
    "--administrator",
    "guan",
]


def test_founding_before_the_site_was_ever_started_says_what_to_do(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(connection.introspection), "table_names", lambda _self: [])
    with pytest.raises(CommandError, match="DATA_DIR"):
        call_command("found_congress", *FOUNDING)


def test_from_nothing_to_the_first_sign_in(db: None, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("found_congress", *FOUNDING)
    assert not client.get("/sign-in/").context["nobody_yet"]
    password = re.findall(r"\S+-\d\d", capsys.readouterr().out)[-1]
    answer = client.post("/sign-in/", {"username": "guan", "password": password})
    assert answer.headers["Location"] == "/"
    assert client.get("/settings/").headers["Location"] == "/password/"
    changed = {"old": password, "new": "Rain-over-paddy-7", "again": "Rain-over-paddy-7"}
    client.post("/password/", changed)
    assert client.get("/settings/").status_code == 200
    assert Term.objects.get(congress__code="liuwan").number == 3
    with pytest.raises(CommandError):
        call_command("found_congress", *FOUNDING)
    with pytest.raises(CommandError):
        call_command("found_congress", "other", *FOUNDING[1:], "--parent", "nowhere")


def test_an_account_is_made_with_its_first_role(people: People, signed_in: SignedIn, client: Client) -> None:
    posted = {"username": "xinren", "name": "新任", "role": "teller"}
    page = signed_in(people.administrator).post("/people/add/", posted).content.decode()
    user = User.objects.get(username="xinren")
    assert user.must_change_password
    password = re.findall(r"<strong>([^<]+-\d\d)</strong>", page)[0]
    assert user.check_password(password)
    assert user.memberships.get().role == Role.TELLER


@pytest.mark.parametrize(
    "posted",
    [
        {"username": "heqing", "name": "何清二", "role": "teller"},
        {"username": "xinren", "name": "新任", "role": "group_leader"},
        {"username": "xinren", "name": "新任", "role": "deputy", "deputy": "不在册"},
    ],
)
def test_an_account_is_made_whole_or_not_at_all(people: People, signed_in: SignedIn, posted: dict[str, str]) -> None:
    before = User.objects.count()
    assert signed_in(people.administrator).post("/people/add/", posted).status_code in (200, 409, 422)
    assert User.objects.count() == before


def test_every_role_is_said_in_a_sentence(people: People, signed_in: SignedIn) -> None:
    page = signed_in(people.administrator).get("/people/add/").content.decode()
    for role, sentence in ROLE_SENTENCES.items():
        assert (str(sentence) in page) is (role != Role.SYSTEM)
    organiser = signed_in(people.insider).get(f"/people/{people.deputy.user_id}/role/").content.decode()
    assert str(ROLE_SENTENCES[Role.ADMINISTRATOR]) not in organiser


def test_a_role_is_given_and_ended(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    user = people.teller.user
    given = {"role": "deputy", "deputy": "唐小溪"}
    assert client.post(f"/people/{user.pk}/role/", given).headers["Location"] == f"/people/{user.pk}/"
    role = user.memberships.get(role=Role.DEPUTY)
    assert role.deputy == people.deputy_mandate.deputy
    assert client.post(f"/people/{user.pk}/role/", given).status_code == 409
    client.post(f"/roles/{role.pk}/end/")
    role.refresh_from_db()
    assert role.ended_at is not None


def test_an_organiser_makes_no_organiser(people: People, signed_in: SignedIn) -> None:
    with pytest.raises(NotAllowed):
        grant_role(user=people.teller.user, congress=people.town, role=Role.ORGANISER, by=people.insider)
    answer = signed_in(people.insider).post(f"/people/{people.teller.user_id}/role/", {"role": "organiser"})
    assert answer.status_code == 200
    assert not people.teller.user.memberships.filter(role=Role.ORGANISER).exists()


def test_nobody_gives_what_belongs_elsewhere(people: People) -> None:
    strange = people.strange_deputy.deputy
    assert strange is not None
    expected = ((people.insider, RoleIncomplete), (people.stranger, NotAllowed), (people.superior, NotAllowed))
    for who, refusal in expected:
        with pytest.raises(refusal):
            grant_role(user=people.teller.user, congress=people.town, role=Role.DEPUTY, deputy=strange, by=who)


def test_the_last_administrator_stays(people: People, signed_in: SignedIn) -> None:
    answer = signed_in(people.administrator).post(f"/roles/{people.administrator.pk}/end/")
    assert answer.status_code == 409
    people.administrator.refresh_from_db()
    assert people.administrator.ended_at is None


def test_a_forgotten_password_is_replaced(people: People, signed_in: SignedIn) -> None:
    signed_in(people.administrator).post(f"/people/{people.deputy.user_id}/password/")
    people.deputy.user.refresh_from_db()
    assert people.deputy.user.must_change_password
    assert not people.deputy.user.check_password(PASSWORD)


def test_somebody_who_works_elsewhere_too_is_not_ours_to_reset(people: People, signed_in: SignedIn) -> None:
    Membership.objects.create(user=people.deputy.user, congress=people.neighbour, role=Role.TELLER)
    answer = signed_in(people.administrator).post(f"/people/{people.deputy.user_id}/password/")
    assert answer.status_code == 403
    people.deputy.user.refresh_from_db()
    assert people.deputy.user.check_password(PASSWORD)


def test_an_account_is_closed_and_opened(people: People, signed_in: SignedIn, client: Client) -> None:
    office = signed_in(people.administrator)
    office.post(f"/people/{people.deputy.user_id}/active/", {"active": "no"})
    assert client.post("/sign-in/", {"username": "tangxiaoxi", "password": PASSWORD}).status_code == 200
    office.post(f"/people/{people.deputy.user_id}/active/", {"active": "yes"})
    assert client.post("/sign-in/", {"username": "tangxiaoxi", "password": PASSWORD}).status_code == 302
    assert office.post(f"/people/{people.administrator.user_id}/active/", {"active": "no"}).status_code == 403


def test_a_sheet_of_cards_lets_everybody_in(people: People, signed_in: SignedIn, client: Client) -> None:
    posted = {"role": "deputy", "group": people.first_group.pk, "until": f"{timezone.localdate().year + 1}-12-31"}
    page = signed_in(people.insider).post("/cards/make/", posted)
    secrets = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", page.content.decode())
    assert len(secrets) == PersonalLink.objects.count() == 2
    assert page.headers["Cache-Control"].count("no-store") == 1
    assert page.content.count(b"<svg") == 2
    assert client.post("/enter/", {"code": secrets[0]}).headers["Location"] == "/"


def test_whoever_opened_the_site_as_this_computer_is_told_before_cards_are_made(
    people: People, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client, told = signed_in(people.insider), "仅限本机的地址"
    assert told in client.get("/cards/make/", headers={"host": "127.0.0.1:8000"}).content.decode()
    assert told not in client.get("/cards/make/", headers={"host": "192.168.1.5:8000"}).content.decode()


def test_no_card_for_a_day_that_has_passed_or_for_nobody(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    assert client.post("/cards/make/", {"role": "deputy", "until": "2020-01-01"}).status_code == 200
    Membership.objects.filter(role=Role.PRESIDIUM).update(ended_at=timezone.now())
    client.post("/cards/make/", {"role": "presidium", "until": "2099-01-01"})
    assert not PersonalLink.objects.exists()


def test_a_lost_card_is_revoked(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    client.post("/cards/make/", {"role": "teller", "until": "2099-01-01"})
    link = PersonalLink.objects.get()
    assert f"/cards/{link.pk}/revoke/" in client.get("/cards/").content.decode()
    client.post(f"/cards/{link.pk}/revoke/")
    assert f"/cards/{link.pk}/revoke/" not in client.get("/cards/").content.decode()


def test_the_cards_of_deputies_leave_those_of_leaders_alone(people: People, signed_in: SignedIn) -> None:
    client, until = signed_in(people.insider), {"until": "2099-01-01"}
    client.post("/cards/make/", {"role": "group_leader", "group": people.first_group.pk, **until})
    (leaders,) = PersonalLink.objects.filter(user=people.colleague.user)
    sheet = client.post("/cards/make/", {"role": "deputy", "group": people.first_group.pk, **until})
    leaders.refresh_from_db()
    assert leaders.revoked_at is None
    assert [card.name for card in sheet.context["cards"]] == ["唐小溪"]
    assert sheet.context["kept"] == "苏映荷"
    again = client.post("/cards/make/", {"role": "deputy", "group": people.first_group.pk, **until})
    assert "cards" not in again.context
    assert "唐小溪" in again.context["form"].non_field_errors()[0]


def test_whose_cards_end_is_named_before_and_on_the_sheet(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    asked = {"role": "deputy", "group": people.first_group.pk, "until": "2099-01-01"}
    client.post("/cards/make/", {**asked, "role": "group_leader"})
    (leaders,) = PersonalLink.objects.all()
    before = client.post("/cards/make/", {**asked, "anew": "on"})
    assert before.context["ending"] == "苏映荷"
    # what was confirmed for one choice is asked again for another
    assert "ending" in client.post("/cards/make/", {**asked, "anew": "on", "sure": "0"}).context
    leaders.refresh_from_db()
    assert leaders.revoked_at is None
    sheet = client.post("/cards/make/", {**asked, "anew": "on", "sure": before.context["asked"]})
    assert sheet.context["replaced"] == "苏映荷"
    assert {card.name: card.roles for card in sheet.context["cards"]} == {"苏映荷": "小组组长、代表", "唐小溪": "代表"}
    leaders.refresh_from_db()
    assert leaders.revoked_at is not None


def test_all_deputies_get_accounts_at_once(people: People) -> None:
    fresh = make_deputy(people.town, people.term, "唐小溪（柳湾）", group=people.first_group)
    leader = make_deputy(people.town, people.term, "新组长", group=people.second_group, group_role=GroupRole.LEADER)
    new = enrol_deputies(congress=people.town, by=people.insider)
    assert {(m.deputy, m.role) for m in new} == {
        (people.other_leader.deputy, Role.DEPUTY),
        (fresh.deputy, Role.DEPUTY),
        (leader.deputy, Role.DEPUTY),
        (leader.deputy, Role.GROUP_LEADER),
    }
    assert {m.user_id for m in new if m.deputy == leader.deputy} == {new[-1].user_id}
    assert not new[-1].user.has_usable_password()
    assert enrol_deputies(congress=people.town, by=people.insider) == []


def test_accounts_of_one_name_are_numbered(people: People) -> None:
    for group in (people.first_group, people.second_group):
        VoterRep.objects.create(congress=people.town, group=group, name="卢采风")
    new = [
        member.user.username
        for group, by in ((people.first_group, people.colleague), (people.second_group, people.insider))
        for member in enrol_voters(congress=people.town, group=group, by=by)
    ]
    assert new == ["lucaifeng2", "lucaifeng3"]


def test_a_term_is_closed_and_the_next_opened(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    assert client.post("/terms/15/close/", {"ended_on": "2026-12-01"}).headers["Location"] == "/terms/"
    assert client.post("/terms/open/", {"number": "16", "started_on": "2026-12-02"}).status_code == 302
    assert Term.objects.get(congress=people.town, ended_on=None).number == 16
    assert "2026" in client.get("/terms/").content.decode()


def test_a_congress_is_set_up_below(people: People, signed_in: SignedIn) -> None:
    posted = {
        "code": "liuwan",
        "name": "柳湾镇人大",
        "level": "town",
        "term": "3",
        "since": "2025-01-10",
        "username": "guanliu",
        "user_name": "关柳",
    }
    page = signed_in(people.administrator).post("/congresses/add/", posted)
    assert page.status_code == 200
    congress = Congress.objects.get(code="liuwan")
    assert (congress.parent, congress.terms.get().started_on) == (people.town, date(2025, 1, 10))
    assert set(User.objects.get(username="guanliu").memberships.values_list("role", flat=True)) == {
        Role.ADMINISTRATOR,
        Role.ORGANISER,
    }
    assert "柳湾镇人大" in signed_in(people.administrator).get("/congresses/").content.decode()
