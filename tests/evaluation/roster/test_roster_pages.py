"""The pages of the roster: found, looked at, changed by hand, taken over, saved as Excel."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from evaluation.roster.actions import choose_voters, import_roster
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Deputy, Mandate, Membership, StandingMember, UploadedTable, VoterRep
from evaluation.roster.reading import read_for
from tests.people import People
from tests.tables import DEPUTY_HEADER, TOWN_ROSTER, Row, workbook

SignedIn = Callable[[Membership], Client]


def upload(client: Client, *rows: Row, kind: str = "") -> str:
    """Hand a table in; returns where the browser goes next."""
    table = SimpleUploadedFile("名册.xlsx", workbook(*rows))
    answer = client.post("/tables/", {"table": table, "kind": kind})
    return str(answer.headers.get("Location", ""))


@pytest.mark.parametrize("sought", ["唐小溪", "小溪", "tangxiao", "TXX", " 唐 小溪 "])
def test_a_deputy_is_found_by_name_pinyin_and_initials(people: People, signed_in: SignedIn, sought: str) -> None:
    Deputy.objects.filter(name="唐小溪").update(pinyin="tangxiaoxi", initials="txx")
    page = signed_in(people.insider).get("/deputies/", {"q": sought}).content.decode()
    assert "唐小溪" in page
    assert "温向阳" not in page


def test_a_leader_finds_the_own_group_only(people: People, signed_in: SignedIn) -> None:
    page = signed_in(people.colleague).get("/deputies/").content.decode()
    assert "唐小溪" in page
    assert "温向阳" not in page
    assert signed_in(people.colleague).get(f"/deputies/{people.other_mandate.deputy_id}/").status_code == 404


def test_a_column_that_says_nothing_of_anybody_is_left_out(people: People, signed_in: SignedIn) -> None:
    browser = signed_in(people.insider)
    bare = browser.get("/deputies/").content.decode()
    assert "代表小组</th>" in bare
    assert "备注</th>" not in bare
    Mandate.objects.filter(pk=people.other_mandate.pk).update(leave_reason="住院")
    assert "备注</th>" in browser.get("/deputies/").content.decode()
    assert "备注</th>" not in browser.get("/deputies/", {"group": people.first_group.pk}).content.decode()


def test_a_county_is_listed_with_few_questions_and_few_bytes(
    people: People, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [
        (n, f"代{chr(0x4E00 + n)}", "女", f"第{n % 40}代表小组", f"第{n % 9}选区", "镇人大代表", None, None, "2024")
        for n in range(1147)
    ]
    reading = read_for(people.town, workbook(("镇人大代表名册",), DEPUTY_HEADER, *rows))
    import_roster(congress=people.town, reading=reading, by=people.insider)
    client = signed_in(people.insider)
    for address in ("/deputies/", "/deputies/?page=23", "/deputies/composition/"):
        with django_assert_max_num_queries(20):
            answer = client.get(address)
        assert answer.status_code == 200
        assert len(answer.content) < 100_000


def test_the_composition_is_counted_as_offices_publish_it(people: People, signed_in: SignedIn) -> None:
    header = ("序号", "姓名", "性别", "政治面貌", "代表层级", "职业类别", "是否连任")
    rows = [
        (
            n,
            f"代{chr(0x4E00 + n)}",
            "男" if n < 4 else "女",
            "中共党员" if n % 2 else "群众",
            "镇人大代表",
            "农民",
            "否",
        )
        for n in range(6)
    ]
    Deputy.objects.filter(congress=people.town).update(sex="")
    people.term.mandates.update(ended_on=people.term.started_on)
    reading = read_for(people.town, workbook(("镇人大代表名册",), header, *rows))
    import_roster(congress=people.town, reading=reading, by=people.insider)
    page = signed_in(people.insider).get("/deputies/composition/").content.decode()
    for figure in ("66.7%", "33.3%", "50%", "100%"):
        assert figure in page


def test_a_table_is_looked_at_before_it_is_taken_over(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    where = upload(client, *TOWN_ROSTER)
    before = Deputy.objects.get(name="唐小溪").phone
    page = client.get(where)
    shown = page.context["preview"].digest
    assert "手机号码" in page.content.decode()
    assert Deputy.objects.get(name="唐小溪").phone == before
    answer = client.post(f"{where}confirm/", {"shown": shown})
    assert answer.headers["Location"] == "/deputies/"
    assert Deputy.objects.get(name="唐小溪").phone == "13900000002"
    assert not UploadedTable.objects.exists()


def test_a_preview_says_all_that_a_new_person_brings(people: People, signed_in: SignedIn) -> None:
    page = signed_in(people.insider).get(upload(signed_in(people.insider), *TOWN_ROSTER)).content.decode()
    assert "2017年已述职；2018年已述职" in page
    rows = (DEPUTY_HEADER, ("1", "新 来者", "女", "第一代表小组", "第1选区", "镇人大代表", None, "13900000077", None))
    page = signed_in(people.insider).get(upload(signed_in(people.insider), ("名册",), *rows)).content.decode()
    assert "电话13900000077" in page


def test_going_back_to_a_table_that_was_taken_over_says_so(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    where = upload(client, *TOWN_ROSTER)
    shown = client.get(where).context["preview"].digest
    client.post(f"{where}confirm/", {"shown": shown})
    for answer in (client.get(where, follow=True), client.post(f"{where}confirm/", {"shown": shown}, follow=True)):
        assert answer.redirect_chain == [("/tables/", 302)]
        assert "没有重复办理" in answer.content.decode()
    assert signed_in(people.stranger).get(where).status_code == 404


def test_what_was_not_shown_is_not_taken_over(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    where = upload(client, *TOWN_ROSTER)
    shown = client.get(where).context["preview"].digest
    Deputy.objects.filter(name="唐小溪").update(phone="13999999999")
    answer = client.post(f"{where}confirm/", {"shown": shown})
    assert answer.headers["Location"] == where
    assert Deputy.objects.get(name="唐小溪").phone == "13999999999"
    assert client.post(f"{where}confirm/").headers["Location"] == where


def test_faults_are_listed_and_nothing_can_be_confirmed(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    person = ("1", "新来人", "女", None, None, "镇人大代表", None, "13900000002", None)
    where = upload(client, ("镇人大代表名册",), DEPUTY_HEADER, person, (*person[:7], "13900000003", None))
    page = client.get(where).content.decode()
    assert "confirm" not in page
    assert client.post(f"{where}confirm/", {"shown": ""}).status_code == 422
    assert not Deputy.objects.filter(name="新来人").exists()


def test_a_table_nobody_wants_is_removed(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    first = upload(client, *TOWN_ROSTER)
    second = upload(client, *TOWN_ROSTER)
    assert client.get(first).status_code == 404
    assert signed_in(people.administrator).get(second).status_code == 404
    client.post(f"{second}discard/")
    assert not UploadedTable.objects.exists()


def test_a_picture_is_refused_at_once(people: People, signed_in: SignedIn) -> None:
    picture = SimpleUploadedFile("名册.xlsx", b"\x89PNG\r\n\x00")
    answer = signed_in(people.insider).post("/tables/", {"table": picture})
    assert answer.status_code == 422
    assert not UploadedTable.objects.exists()


@pytest.mark.parametrize("kind", ["deputies", "voters", "attendance"])
def test_what_is_saved_as_excel_can_be_read_again(people: People, signed_in: SignedIn, kind: str) -> None:
    StandingMember.objects.create(congress=people.town, name="郝桂", title="主任", order=1)
    StandingMember.objects.create(congress=people.town, name="覃永", title="=1+1", votes=False, order=2)
    data = signed_in(people.insider).get(f"/tables/{kind}.xlsx").content
    preview = import_roster(congress=people.town, reading=read_for(people.town, data), by=people.insider)
    assert preview.kind == kind
    assert (len(preview.created), len(preview.changed)) == (0, 0)
    assert preview.left_alone
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_facts_are_changed_by_hand_and_never_over_somebody_elses(people: People, signed_in: SignedIn) -> None:
    client = signed_in(people.insider)
    address = f"/deputies/{people.deputy_mandate.deputy_id}/edit/"
    posted = {"name": "唐 小溪", "sex": "female", "birth_month": "1985年3月", "phone": "13911111111", "edition": "0"}
    assert client.post(address, posted).status_code == 302
    deputy = Deputy.objects.get(name="唐小溪")
    assert (deputy.birth_month, deputy.phone) == ("1985-03", "13911111111")
    assert client.post(address, {**posted, "phone": "13922222222"}).status_code == 409
    assert client.post(address, {**posted, "name": "#1"}).status_code == 200
    assert client.post(address, {**posted, "birth_month": "春天"}).status_code == 200


def test_leave_and_the_end_of_a_mandate_are_noted(people: People, signed_in: SignedIn) -> None:
    number = people.deputy_mandate.pk
    leader = signed_in(people.colleague)
    assert leader.post(f"/mandates/{number}/leave/", {"reason": "病假", "until": "2026-12-31"}).status_code == 302
    assert "病假" in leader.get("/deputies/").content.decode()
    assert leader.get(f"/mandates/{number}/end/").status_code == 404
    organiser = signed_in(people.insider)
    assert organiser.post(f"/mandates/{number}/end/", {"ended_on": "2026-11-01", "reason": "辞职"}).status_code == 302
    assert "辞职" in organiser.get(f"/deputies/{people.deputy_mandate.deputy_id}/").content.decode()


def test_a_deputy_is_added_by_hand(people: People, signed_in: SignedIn) -> None:
    posted = {"name": "补选人", "level": "town", "started_on": "2026-03-01"}
    answer = signed_in(people.insider).post("/deputies/add/", posted)
    added = Deputy.objects.get(name="补选人")
    assert answer.headers["Location"] == f"/deputies/{added.pk}/edit/"


def test_voters_are_chosen_broadly(people: People, signed_in: SignedIn) -> None:
    for name, village, trade in (("毛强", "柳湾村", "教师"), ("石兰", "石桥村", "个体户"), ("毛秀", "柳湾村", "教师")):
        VoterRep.objects.create(congress=people.town, group=people.first_group, name=name, village=village, trade=trade)
    client = signed_in(people.colleague)
    address = f"/voters/{people.first_group.pk}/choose/"
    page = client.get(address, {"count": "2"})
    proposed = [line.rep for line in page.context["lines"] if line.chosen]
    assert [rep.name for rep in proposed] == ["卢采风", "石兰"]
    assert VoterRep.objects.filter(is_active=True).count() == 4
    client.post(address, {"chosen": [rep.pk for rep in proposed]})
    assert set(VoterRep.objects.filter(is_active=True)) == set(proposed)
    assert not any(dimension.missing for dimension in client.get(address).context["dimensions"])
    client.post(address, {"chosen": [proposed[1].pk]})
    missing = [dimension.missing for dimension in client.get(address).context["dimensions"]]
    assert missing == [["柳湾村"], ["教师"]]


def test_nobody_chooses_voters_of_another_group(people: People, signed_in: SignedIn) -> None:
    assert signed_in(people.other_leader).get(f"/voters/{people.first_group.pk}/choose/").status_code == 404
    with pytest.raises(NotAllowed):
        choose_voters(group=people.second_group, chosen=[people.voter_rep], by=people.insider)


def test_what_nobody_knows_is_not_called_maybe(people: People, signed_in: Callable[[Membership], Client]) -> None:
    page = signed_in(people.insider).get(f"/deputies/{people.deputy_mandate.deputy_id}/").content.decode()
    assert "连任" in page
    assert "也许" not in page
