"""The pages of results: the sheet of a meeting, telling, acknowledging, objecting."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.result.actions import feed_back
from evaluation.result.models import Result
from evaluation.result.states import ResultState
from tests.evaluation.meeting.hall import Hall

pytestmark = pytest.mark.django_db(transaction=True)

Make = Callable[..., Hall]
SignedIn = Callable[..., Client]


def test_results_are_announced_from_the_run_sheet(hall: Make, signed_in: SignedIn) -> None:
    here = hall("county").to_certified("00", "00", "00", "00", "01", "-2")
    browser = signed_in(here.people.insider)
    sheet = reverse("results", args=[here.meeting.code])
    assert "宣布测评结果" in browser.get(sheet).content.decode()
    told = browser.post(reverse("announce_results", args=[here.meeting.code]), {"back": "run_sheet"})
    assert told.headers["Location"] == reverse("run_sheet", args=[here.meeting.code])
    said = browser.get(sheet).content.decode()
    assert "83.3%" in said
    assert here.session.book_sha256 in said
    wall = Client().get(reverse("wall", args=[here.meeting.code])).content.decode()
    assert "wall-solid" in wall
    assert wall.index("唐小溪") < wall.index("苏映荷")  # the order of the agenda, no ranking
    listed = signed_in(here.people.other_deputy).get(reverse("list_results")).content.decode()
    assert "唐小溪" in listed


def test_results_kept_back_show_on_no_wall(hall: Make, signed_in: SignedIn) -> None:
    here = hall("town").to_certified(*["00"] * 6)
    browser = signed_in(here.people.insider)
    browser.post(reverse("hold_results", args=[here.meeting.code]))
    wall = Client().get(reverse("wall", args=[here.meeting.code])).content.decode()
    assert "会后由代表小组组长" in wall
    assert "优秀" not in wall
    nothing = signed_in(here.people.deputy).get(reverse("results", args=[here.meeting.code])).content.decode()
    assert "优秀" not in nothing


def test_a_result_is_told_disputed_answered_and_acknowledged(hall: Make, signed_in: SignedIn) -> None:
    here = hall("town").to_certified(*["00"] * 6)
    signed_in(here.people.insider).post(reverse("hold_results", args=[here.meeting.code]))
    code = here.assessments[0].code
    page = reverse("result", args=[code])
    leader, deputy = signed_in(here.people.colleague), signed_in(here.people.deputy)
    assert deputy.get(page).status_code == 404
    assert leader.post(reverse("feed_back", args=[code]), {"text": ""}).status_code == 422
    assert signed_in(here.people.insider).post(reverse("feed_back", args=[code]), {"text": "好"}).status_code == 409
    leader.post(reverse("feed_back", args=[code]), {"text": "履职认真，联系群众紧密。"})
    told = deputy.get(page).content.decode()
    assert "履职认真" in told
    deputy.cookies["django_language"] = "en"
    assert "Grading rule: </strong>“优秀” with more than one half" in deputy.get(page).content.decode()
    deputy.cookies["django_language"] = "zh-hans"
    assert "<td></td>" not in told  # a dash under the shares stands at the right edge like them
    deputy.post(reverse("raise_objection", args=[code]), {"text": "请复核。"})
    assert "请复核" in leader.get(page).content.decode()
    leader.post(reverse("answer_objection", args=[code]), {"answer": "已复核，无误。"})
    assert "已复核" in deputy.get(page).content.decode()
    deputy.post(reverse("acknowledge_result", args=[code]))
    assert Result.objects.get(assessment__code=code).state == ResultState.ACKNOWLEDGED


def test_what_deputy_and_office_write_to_each_other_is_not_public(hall: Make, signed_in: SignedIn) -> None:
    here = hall("county").to_certified(*["00"] * 6)
    office = signed_in(here.people.insider)
    office.post(reverse("announce_results", args=[here.meeting.code]))
    code = here.assessments[0].code
    page = reverse("result", args=[code])
    signed_in(here.people.deputy).post(reverse("raise_objection", args=[code]), {"text": "请核对票册。"})
    office.post(reverse("answer_objection", args=[code]), {"answer": "核对无误。"})
    for reader in (here.people.insider, here.people.deputy):
        assert "核对无误" in signed_in(reader).get(page).content.decode()
    for reader in (here.people.superior, here.people.other_deputy, here.people.collector):
        said = signed_in(reader).get(page).content.decode()
        assert "100.0%" in said
        assert "票册。" not in said
        assert "核对无误" not in said


def test_a_leader_does_not_find_the_own_result(hall: Make, signed_in: SignedIn) -> None:
    here = hall("town").to_certified(*["00"] * 6)
    signed_in(here.people.insider).post(reverse("hold_results", args=[here.meeting.code]))
    own = here.assessments[1]
    page = reverse("result", args=[own.code])
    assert signed_in(here.people.colleague).get(page).status_code == 404
    feed_back(result=Result.objects.get(assessment=own), text="群众满意。", by=here.people.other_leader)
    assert signed_in(here.people.colleague_as_deputy).get(page).status_code == 200


def test_pages_stay_light(
    hall: Make, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    here = hall("county").to_certified(*["00"] * 6)
    browser = signed_in(here.people.insider)
    browser.post(reverse("announce_results", args=[here.meeting.code]))
    paths = [reverse("list_results"), reverse("results", args=[here.meeting.code])]
    for path in [*paths, reverse("result", args=[here.assessments[0].code])]:
        with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
            assert browser.get(path).status_code == 200
