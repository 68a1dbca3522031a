"""What the run sheet and the desk put before the clerk: one red act, no alarm without a cause, nothing lost."""

from collections.abc import Callable
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from evaluation.meeting.actions import hand_out_slips, start_clock, stop_clock
from tests.evaluation.meeting.hall import ORGANISER, Hall
from tests.people import People
from voting.actions.update_roll import update_roll
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
