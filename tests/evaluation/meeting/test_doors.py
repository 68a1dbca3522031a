"""The doors of meeting day: who may open which, what they say, and that nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions import end_vote, fill_attendees, open_vote, set_agenda, sign_in
from evaluation.meeting.models import Meeting, Remark
from evaluation.meeting.queries import attendance_of
from evaluation.meeting.states import MeetingState
from evaluation.report.actions import accept_report, open_report, save_draft, submit_report
from tests.evaluation.meeting.doors import Make, SignedIn, address
from tests.evaluation.meeting.hall import PIN
from tests.people import People
from voting.states import Issued

READING = ("meeting",)
STAFF = ("run_sheet", "run_sheet_now", "desk", "type_in_sheet", "minutes")
LEADING = ("set_agenda", "attendees", "invitations", "set_hall_address")


@pytest.mark.parametrize("name", [*READING, *STAFF, *LEADING])
def test_who_may_open_a_page(hall: Make, people: People, signed_in: SignedIn, name: str) -> None:
    here = hall().prepare()
    path = address(name, here)
    seen = {
        who: signed_in(getattr(people, who)).get(path).status_code
        for who in ("insider", "colleague", "teller", "presidium", "deputy", "other_leader", "collector", "stranger")
    }
    staff, leading = (200 if name in {*READING, *STAFF} else 403), 200
    looking = 200 if name in READING else 403
    if name == "run_sheet_now":
        leading = staff = 204  # it is asked for another step than the open one
    assert seen == {
        "insider": leading,
        "colleague": leading,
        "teller": staff,
        "presidium": looking,
        "deputy": looking,
        "other_leader": 404,  # another group's meeting
        "collector": 404,
        "stranger": 404,
    }


@pytest.mark.parametrize("name", [*READING, *STAFF, *LEADING, "create_meeting", "meetings"])
def test_nobody_comes_in_without_signing_in(hall: Make, name: str) -> None:
    here = hall()
    path = reverse(name) if name in {"create_meeting", "meetings"} else address(name, here)
    assert Client().get(path).headers["Location"].startswith("/sign-in/")


def test_a_meeting_is_prepared_through_the_pages(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall()
    browser = signed_in(people.insider)
    first = here.people.first_group
    made = browser.post(
        reverse("create_meeting"),
        {"plan": here.plan.pk, "group": first.pk, "title": "评议会", "place": "礼堂", "starts_at": "2026-11-26T09:00"},
    )
    meeting = Meeting.objects.get(title="评议会")
    assert made.headers["Location"] == reverse("set_agenda", args=[meeting.code])
    codes = [assessment.code for assessment in here.assessments]
    twice = browser.post(made.headers["Location"], {codes[0]: 1, codes[1]: 1})
    assert twice.status_code == 200
    assert not meeting.deputies.exists()
    browser.post(made.headers["Location"], {codes[0]: 2, codes[1]: 1})
    assert [p.assessment.code for p in meeting.deputies.all()] == codes[::-1]
    assert meeting.attendees.filter(votes=True).count() == 7
    people_page = reverse("attendees", args=[meeting.code])
    browser.post(people_page, {"names": "钱列席 镇党委副书记\n\n孙来宾", "kind": "guest"})
    assert meeting.attendees.get(name="钱列席").title == "镇党委副书记"
    guest = meeting.attendees.get(name="孙来宾")
    browser.post(reverse("drop_attendee", args=[meeting.code, guest.code]))
    assert not meeting.attendees.filter(name="孙来宾").exists()
    browser.post(reverse("fill_attendees", args=[meeting.code]))
    browser.post(reverse("make_ready", args=[meeting.code]))
    browser.post(reverse("call_vote", args=[meeting.code]))
    meeting.refresh_from_db()
    assert (meeting.state, bool(meeting.voting_session)) == (MeetingState.READY, True)
    browser.post(reverse("reopen_meeting", args=[meeting.code]))
    browser.post(reverse("cancel_meeting", args=[meeting.code]), {"reason": "改期"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_reason) == (MeetingState.CANCELLED, "改期")
    assert "改期" in browser.get(reverse("meeting", args=[meeting.code])).content.decode()


def test_everybody_in_the_order_of_the_plan(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall()
    signed_in(people.insider).post(address("set_agenda", here), {"all": "yes"})
    assert here.meeting.deputies.count() == 2


def test_the_desk_finds_signs_and_refuses(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall().prepare().call()
    browser = signed_in(people.teller)
    narrowed = browser.get(address("desk", here), {"typed": "lcf"}, headers={"HX-Request": "true"}).content.decode()
    assert "卢采风" in narrowed
    assert "选民02" not in narrowed
    assert "<html" not in narrowed
    signing = address("sign_in_attendee", here)
    assert browser.post(signing, {"typed": "xuanmin"}).status_code == 422  # several people
    assert browser.post(signing, {"typed": "lcf"}).status_code == 302
    again = browser.post(signing, {"typed": "lcf"})
    assert again.status_code == 409
    assert "卢采风" in again.content.decode()
    proxy = here.voters[1]
    refused = browser.post(signing, {"person": proxy.code, "signer": "别人"})
    assert refused.status_code == 409
    scanned = f"http://192.168.1.5/arrive/{proxy.code}/"
    browser.post(signing, {"typed": scanned})
    assert here.meeting.attendees.get(pk=proxy.pk).signed_in_way == "code"
    browser.post(address("take_back_sign_in", here), {"person": proxy.code})
    browser.post(address("record_leave", here), {"person": proxy.code, "reason": "出差"})
    assert attendance_of(here.meeting).leave == 1


def test_a_paper_sheet_is_typed_in(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall().prepare()
    browser, path = signed_in(people.insider), address("type_in_sheet", here)
    first, second, third = here.voters[:3]
    faulty = browser.post(path, {f"presence-{first.code}": "present", f"signer-{first.code}": "别人"})
    assert faulty.status_code in {409, 422}
    assert 'value="别人"' in faulty.content.decode(), "what was typed stays"
    assert '"present" selected' not in browser.get(path).content.decode(), "one press makes no quorum"
    assert browser.get(f"{path}?all").content.decode().count('"present" selected') == len(here.meeting.attendees.all())
    browser.post(
        path,
        {
            f"presence-{first.code}": "present",
            f"presence-{second.code}": "leave",
            f"reason-{second.code}": "住院",
            f"presence-{third.code}": "",
        },
    )
    figures = attendance_of(here.meeting)
    assert (figures.present, figures.leave, figures.missing) == (1, 1, 5)


def test_an_invitation_signs_in_at_the_desk_only(hall: Make, people: People, signed_in: SignedIn) -> None:
    """A telephone at home proves nothing: there the page only shows the code."""
    here = hall().prepare()
    path = reverse("arrive", args=[here.voters[0].code])
    assert "sign_in_attendee" not in Client().get(path).content.decode()
    assert address("sign_in_attendee", here) not in Client().get(path).content.decode()
    assert address("sign_in_attendee", here) in signed_in(people.teller).get(path).content.decode()
    assert address("sign_in_attendee", here) not in signed_in(people.stranger).get(path).content.decode()


@pytest.mark.parametrize(("scheme", "word"), [("town", "代表述职大会"), ("county", "述职评议大会")])
def test_a_meeting_is_called_what_its_scheme_calls_it(
    hall: Make, people: People, signed_in: SignedIn, scheme: str, word: str
) -> None:
    here = hall(scheme)
    form = signed_in(people.insider).get(reverse("create_meeting")).context["form"]
    assert form["title"].value() == f"{here.plan.year}年{word}"
    del here.plan.parameters["meeting_name"]  # a plan that was made before
    here.plan.save()
    form = signed_in(people.insider).get(reverse("create_meeting")).context["form"]
    assert form["title"].value() == f"{here.plan.year}年述职评议会"


def test_reports_still_being_written_are_named_before_the_meeting_is_ready(
    hall: Make, people: People, signed_in: SignedIn
) -> None:
    here, browser = hall(), signed_in(people.insider)
    set_agenda(meeting=here.meeting, assessments=here.assessments, by=here.by)
    fill_attendees(meeting=here.meeting, by=here.by)
    report = open_report(assessment=here.assessments[0], by=here.by)
    page = browser.get(address("meeting", here)).content.decode()
    assert page.index("唐小溪：撰写中") < page.index(address("make_ready", here))
    assert "苏映荷：未开始" in page
    assert page.count(address("make_ready", here)) == 1
    save_draft(report=report, text="一、学习\n认真学习。", edition=0, by=people.deputy)
    report.refresh_from_db()
    accept_report(report=submit_report(report=report, by=people.deputy), by=people.insider)
    assert "唐小溪：" not in browser.get(address("meeting", here)).content.decode()
    browser.post(address("make_ready", here))
    assert here.fresh().state == MeetingState.READY


def test_the_run_sheet_leads_through_the_whole_meeting(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall("county").prepare().arrive()
    browser, page = signed_in(people.insider), address("run_sheet", here)

    def step(key: str) -> None:
        browser.post(address("do_step", here), {"step": key})

    browser.post(address("call_vote", here), {"back": "run_sheet"})
    here.print()
    for key in ("sign_in", "quorum"):
        step(key)
    chosen = here.voters[-2:]
    rows = {f"s{i}-office": office for i, office in enumerate(("chief_scrutineer", "scrutineer", "teller"))}
    for i, person in enumerate(chosen):
        rows |= {f"s{i}-attendee": str(person.pk), f"s{i}-pin": PIN, f"s{i}-no_relative": "on"}
    relative = {**rows, "s0-no_relative": ""}
    assert browser.post(address("agree_scrutineers", here), relative).status_code == 409
    browser.post(address("agree_scrutineers", here), rows)
    sheet = browser.get(page).content.decode()
    assert "本次会议可以办理的人员" in sheet
    assert people.teller.user.name in sheet
    step("scrutineers")
    step("box")
    browser.post(address("start_clock", here, 1))
    said = {"kind": "question", "text": "路灯何时修？", "raised_by": "委员01", "is_problem": "on", "back": "run_sheet"}
    assert browser.post(address("add_remark", here, 1), said).headers["Location"] == page
    assert "路灯何时修" in browser.get(page).content.decode()
    browser.post(address("pause_clock", here, 1))
    browser.post(address("start_clock", here, 1))
    browser.post(address("stop_clock", here, 1))
    step("report:1")
    browser.post(address("do_step", here), {"step": "report:2", "skipped": "突发疾病"})
    browser.post(address("undo_step", here), {"step": "report:2"})
    step("report:2")
    one = here.voters[0]
    browser.post(address("hand_out_slips", here), {"paper": one.code})
    browser.post(address("take_back_slip", here), {"person": one.code})
    browser.post(address("hand_out_slips", here))
    step("slips")
    officers = list(here.session.officers.order_by("pk"))
    keys = {"officer1": officers[0].pk, "pin1": PIN, "officer2": officers[1].pk, "pin2": PIN}
    assert browser.post(address("officers_act", here), {**keys, "pin2": "000001"}).status_code == 409
    assert browser.post(address("officers_act", here), {"officer1": officers[0].pk}).status_code == 422
    browser.post(address("officers_act", here), keys)
    assert here.open_kind == "close_vote"
    assert browser.get(page).status_code == 200
    assert PIN not in browser.get(page).content.decode()


def test_a_teller_who_is_missing_is_enrolled_at_the_count(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().to_speeches().speak().hand_out().do("slips"), signed_in(people.insider)
    here.session.roll.filter(ref=f"attendee:{here.voters[0].pk}").update(issued=Issued.PAPER)
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    page, door = address("run_sheet", here), address("agree_scrutineers", here)
    for place, left in ((1, True), (2, False)):
        assert door in browser.get(page).content.decode()
        row = {"s0-attendee": here.voters[place].pk, "s0-office": "teller", "s0-pin": PIN, "s0-no_relative": "on"}
        empty = {f"s{number}-office": "teller" for number in (1, 2)}
        browser.post(door, {**row, **empty})
        assert (door in browser.get(page).content.decode()) is left
    assert here.session.officers.filter(role="teller").count() == 2


def test_the_run_sheet_is_exchanged_only_when_something_changed(
    hall: Make, people: People, signed_in: SignedIn
) -> None:
    here = hall().prepare().call()
    browser, path = signed_in(people.insider), address("run_sheet_now", here)
    assert browser.get(path, {"step": "quorum"}).status_code == 204
    fresh = browser.get(path, {"step": "sign_in"})
    seen = fresh.context["seen"]
    assert browser.get(path, {"step": "sign_in", "seen": seen}).status_code == 204
    sign_in(attendee=here.voters[0], by=here.by)
    assert browser.get(path, {"step": "sign_in", "seen": seen}).status_code == 200


def test_minutes_are_completed_afterwards(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall().to_speeches()
    browser = signed_in(people.teller)
    assert browser.post(address("add_remark", here, 1), {"kind": "comment", "text": ""}).status_code == 422
    browser.post(address("add_remark", here, 1), {"kind": "comment", "text": "履职扎实"})
    remark = Remark.objects.get()
    browser.post(address("change_remark", here, 1, remark.pk), {"text": remark.text, "is_problem": "on"})
    assert Remark.objects.get().is_problem is True
    assert "履职扎实" in browser.get(address("minutes", here)).content.decode()


def test_a_practice_through_the_pages(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall().prepare().call()
    browser = signed_in(people.insider)
    browser.post(address("start_practice", here))
    here.fresh()
    here.arrive().do("sign_in", "quorum", "scrutineers", "box", "report:1", "report:2").hand_out().do("slips")
    shown = browser.post(address("open_trial", here))
    assert shown.status_code == 200
    assert len(shown.context["trial_slips"]) == 3
    browser.post(address("end_trial_vote", here))
    assert here.open_kind == "count"
    browser.post(address("end_practice", here))
    assert here.fresh().practice is False


def test_pages_stay_light_with_many_people(
    hall: Make, people: People, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    here = hall("county", voters=60).prepare().call().arrive()
    browser = signed_in(people.insider)
    for name in ("meeting", "run_sheet", "desk", "minutes", "attendees"):
        with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
            page = browser.get(address(name, here))
        assert len(page.content) < 100_000, name
