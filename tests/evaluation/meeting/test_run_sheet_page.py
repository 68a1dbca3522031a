"""What the run sheet and the desk put before the clerk: one red act, no alarm without a cause, nothing lost."""

from collections.abc import Callable
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions import end_vote, hand_out_slips, open_vote, start_clock, stop_clock
from evaluation.meeting.models import Attendee
from tests.evaluation.meeting.hall import ORGANISER, Hall
from tests.people import People
from voting.actions.end_casting import destroy_surplus
from voting.actions.print_slips import print_slips
from voting.actions.update_roll import update_roll
from voting.models import Officer, RollEntry, SessionEvent
from voting.states import Issued

Make = Callable[..., Hall]
SignedIn = Callable[..., Client]


class _Buttons(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.red: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "button" and "primary" in (dict(attrs).get("class") or "")

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip():
            self.red.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def address(name: str, here: Hall, *more: object) -> str:
    return reverse(name, args=[here.meeting.code, *more])


def sheet(here: Hall, browser: Client) -> str:
    return browser.get(address("run_sheet", here)).content.decode()


def red_acts(page: str) -> list[str]:
    found = _Buttons()
    found.feed(page)
    return found.red


def test_the_red_button_is_the_clocks_until_the_speech_is_over(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().to_speeches(), signed_in(people.insider)
    assert red_acts(sheet(here, browser)) == ["开始计时"]
    start_clock(place=here.place(), by=here.by)
    assert red_acts(sheet(here, browser)) == ["述职结束，停止计时"]
    stop_clock(place=here.place(), by=here.by)
    assert red_acts(sheet(here, browser)) == ["唐小溪述职评议完毕，继续"]


def test_what_the_button_itself_brings_about_is_no_alarm(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall("county").to_speeches().speak().hand_out().do("slips"), signed_in(people.insider)
    page = sheet(here, browser)
    assert "投票已由两人开启" in page
    assert "未满足" not in page
    here.vote("00", "00", "00", "00", "01").certify()
    page = sheet(here, browser)
    assert "未满足" not in page
    assert red_acts(page) == ["宣布测评结果"]


def test_the_list_of_those_who_draw_stays_open_in_between(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().to_speeches().speak(), signed_in(people.insider)
    folded = "<details>\n  <summary>逐人登记"
    assert folded in sheet(here, browser)
    first, *_others = here.session.roll.filter(may_vote=True)
    update_roll(session=here.session, by=ORGANISER, entry_id=first.pk, issued=Issued.PAPER)
    assert folded.replace("<details>", "<details open>") in sheet(here, browser)
    hand_out_slips(meeting=here.meeting, by=here.by)
    assert folded in sheet(here, browser)


def test_a_refused_step_comes_back_on_the_sheet(hall: Make, people: People, signed_in: SignedIn) -> None:
    """A page of its own took the clerk away from the meeting that goes on."""
    here, browser = hall().prepare().call(), signed_in(people.insider)
    answer = browser.post(address("do_step", here), {"step": "sign_in"})
    assert answer.status_code == 409
    assert answer.context["refusal"].code == "meeting.step_unmet"
    assert "meeting/run_sheet.html" in [template.name for template in answer.templates]
    stranger = signed_in(people.deputy).post(address("do_step", here), {"step": "sign_in"})
    assert "meeting/run_sheet.html" not in [template.name for template in stranger.templates]


def test_what_the_desk_is_refused_is_said_at_the_desk(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall().to_speeches().hand_out()
    first, browser = here.voters[0], signed_in(people.teller)
    for door, said in (("take_back_sign_in", "签到不能撤销"), ("record_leave", "请假没有登记")):
        answer = browser.post(address(door, here), {"person": first.code})
        assert answer.status_code == 409
        assert "meeting/desk.html" in [template.name for template in answer.templates]
        assert said in answer.content.decode()


def test_who_watches_and_who_types_have_a_row_each(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().prepare().call().arrive().do("sign_in", "quorum"), signed_in(people.insider)
    forms = browser.get(address("run_sheet", here)).context["scrutineer_forms"]
    assert [form.initial["office"] for form in forms] == ["chief_scrutineer", "scrutineer", "teller"]
    print_slips(session=here.session, by=ORGANISER, count=0, paper=5)
    forms = browser.get(address("run_sheet", here)).context["scrutineer_forms"]
    assert [form.initial["office"] for form in forms] == ["chief_scrutineer", "scrutineer", "teller", "teller"]
    half = {"s0-attendee": str(here.voters[0].pk), "s0-office": "scrutineer", "s0-no_relative": "on"}
    answer = browser.post(address("agree_scrutineers", here), half)
    assert "请本人输入口令" in answer.content.decode(), "half a row is not passed over without a word"
    assert not here.session.officers.exclude(role="host").exists()
    typed: dict[str, str] = {}
    for row, (person, form) in enumerate(zip(here.voters, forms, strict=False)):
        typed |= {
            f"s{row}-attendee": str(person.pk),
            f"s{row}-office": str(form.initial["office"]),
            f"s{row}-pin": "314159",
            f"s{row}-no_relative": "on",
        }
    browser.post(address("agree_scrutineers", here), typed)
    assert here.session.officers.exclude(role="host").count() == 4


def test_the_steps_of_the_slips_say_who_is_left(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().to_speeches().speak(), signed_in(people.insider)
    assert "到会人员均已签名领票" in sheet(here, browser)
    first, *_others = here.session.roll.filter(may_vote=True)
    update_roll(session=here.session, by=ORGANISER, entry_id=first.pk, issued=Issued.SLIP)
    left = len(here.voters) - 1
    page = sheet(here, browser)
    assert f"到会人员中还有{left}人未领票" in page
    assert f"其余{left}人均已签名领票" in page
    hand_out_slips(meeting=here.meeting, by=here.by)
    assert "均已签名领票" not in sheet(here, browser), "nobody is left to whom the button would speak"


def test_a_wrong_pin_leaves_the_names_chosen(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().to_speeches().speak().hand_out().do("slips"), signed_in(people.insider)
    first, second = (key.officer_id for key in here.keys)
    typed = {"officer1": second, "pin1": "999999", "officer2": first, "pin2": "888888"}
    answer = browser.post(address("officers_act", here), typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert answer.context["officers_form"]["officer1"].value() == str(second), "not the first of the list again"
    assert "999999" not in page
    assert "888888" not in page


def test_what_nobody_drew_is_a_warning_before_the_count(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().to_speeches().speak().hand_out().do("slips"), signed_in(people.insider)
    open_vote(meeting=here.meeting, first=here.keys[0], second=here.keys[1], by=here.by)
    assert "第一位监票人的口令" not in sheet(here, browser), "one officer ends the casting"
    end_vote(meeting=here.meeting, first=here.keys[0], by=here.by)
    left, page = len(here.slips) - len(here.voters), sheet(here, browser)
    assert f"还剩{left}张票券或纸质票无人领取" in page
    assert "第一位监票人的口令" in page
    destroy_surplus(session=here.session, by=ORGANISER, count=left)
    assert "无人领取" not in sheet(here, browser)


def test_who_certifies_sees_the_count_on_the_sheet(hall: Make, people: People, signed_in: SignedIn) -> None:
    here = hall("county").to_speeches().speak().hand_out().do("slips").vote("00", "00", "00", "00", "01")
    lines = signed_in(people.insider).get(address("run_sheet", here)).context["to_confirm"]
    assert [(name, [count for _heading, count in counts]) for name, counts in lines] == [
        ("唐小溪", [5, 0, 0, 0, 0]),
        ("苏映荷", [4, 1, 0, 0, 0]),
    ]
    assert signed_in(people.teller).get(address("run_sheet", here)).context["to_confirm"] == []


def test_a_name_on_the_meetings_list_fits_the_votes() -> None:
    """SQLite takes any length, PostgreSQL refused the list when the vote was prepared."""
    longest = Attendee._meta.get_field("name").max_length or 0
    assert all(
        (model._meta.get_field("name").max_length or 0) >= longest for model in (RollEntry, Officer, SessionEvent)
    )


def test_a_practice_offers_trial_ballots_alone(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall().prepare().call(), signed_in(people.insider)
    browser.post(address("start_practice", here))
    here.fresh()
    here.arrive().do("sign_in", "quorum", "scrutineers", "box", "report:1", "report:2").hand_out().do("slips")
    shown = browser.post(address("open_trial", here))
    assert all(len(code.split(" ")) == 4 for code, _picture in shown.context["trial_slips"]), "in groups, for typing"
    assert "未满足" not in shown.content.decode()
    browser.post(address("end_trial_vote", here))
    assert reverse("enter_paper", args=[here.session.code]) not in sheet(here, browser)


def test_a_page_that_answered_a_button_is_left_and_not_sent_again(
    hall: Make, people: People, signed_in: SignedIn
) -> None:
    here, browser = hall().prepare().call(), signed_in(people.insider)
    path, run = address("run_sheet_now", here), address("run_sheet", here)

    def asked_from(page: str) -> dict[str, str]:
        told = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"}
        return dict(browser.get(path, {"step": "quorum"}, headers=told).headers)

    assert asked_from(run)["HX-Refresh"] == "true"
    after_a_wrong_pin = asked_from(address("officers_act", here))
    assert after_a_wrong_pin["HX-Redirect"] == run
    assert "HX-Refresh" not in after_a_wrong_pin


def test_the_desk_keeps_its_page_and_the_place_of_the_keyboard(hall: Make, people: People, signed_in: SignedIn) -> None:
    """The list renews itself every five seconds: htmx gives the focus back to what has an id."""
    here, browser = hall("county", voters=101).prepare(), signed_in(people.insider)
    page = browser.get(address("desk", here), {"page": 2}).content.decode()
    assert "&amp;page=2" in page
    last = here.voters[-1]
    assert f'id="here-{last.code}"' in page


def test_a_long_paper_sheet_is_typed_page_by_page(hall: Make, people: People, signed_in: SignedIn) -> None:
    here, browser = hall("county", voters=101).prepare(), signed_in(people.insider)
    path = address("type_in_sheet", here)
    first = browser.get(path)
    assert len(first.content) < 100 * 1024
    last = here.voters[-1]
    field = f"presence-{last.code}"
    assert field not in first.content.decode()
    assert field in browser.get(path, {"page": 2}).content.decode()
    browser.post(f"{path}?page=2", {field: "present"})
    last.refresh_from_db()
    assert last.presence == "present"
