"""A closed collection takes nothing in by any way, and can be opened again until its meeting is ready."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from evaluation.ground.audit import record
from evaluation.opinion.actions import (
    OpinionRow,
    add_opinion,
    close_collection,
    import_opinions,
    make_poster,
    post_opinion,
    reopen_collection,
)
from evaluation.opinion.errors import CollectionClosed, CollectionOpen, CollectionPast, FaultyRows
from evaluation.opinion.models import CollectionClosing, Opinion, OpinionPoster
from evaluation.opinion.queries import collectable, open_poster
from evaluation.plan.errors import ReasonMissing
from evaluation.plan.models import Assessment
from evaluation.roster.errors import NotAllowed, NotYourself
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership
from tests.evaluation.opinion.test_opinion_pages import sheet
from tests.factories import make_assessment, make_plan
from tests.locks import locks_before
from tests.people import People, make_deputy
from tests.workflows import play

SignIn = Callable[[Membership], Client]
DAY = date(2026, 11, 8)


@pytest.fixture
def open_one(people: People) -> Assessment:
    """Another deputy of the same group, about whom opinions are collected."""
    plan = make_plan(people.town, channels=["visit", "web"])
    return make_assessment(plan, make_deputy(people.town, people.term, "李青山", group=people.first_group))


@pytest.fixture
def closed_one(open_one: Assessment, people: People) -> Assessment:
    """唐小溪: the leader of the group has closed the collection; one poster hung."""
    assessment = make_assessment(open_one.plan, people.deputy_mandate)
    make_poster(plan=assessment.plan, assessment=assessment, by=people.colleague)
    return close_collection(assessment=assessment, by=people.colleague)


def test_every_way_in_is_refused_in_the_same_words(closed_one: Assessment, people: People) -> None:
    poster = make_poster(plan=closed_one.plan, by=people.insider)  # one for everybody of the plan

    def write(by: Membership) -> None:
        add_opinion(assessment=closed_one, channel="visit", heard_on=DAY, text="晚了", by=by)

    def say(by: Membership) -> None:
        post_opinion(poster=poster, assessment=closed_one, text="晚了", by=by)

    def hang(by: Membership) -> None:
        make_poster(plan=closed_one.plan, assessment=closed_one, by=by)

    for way, by in ((write, people.collector), (write, people.insider), (hang, people.colleague)):
        with pytest.raises(CollectionClosed) as refused:
            way(by)
        assert "唐小溪" in str(refused.value)
    with pytest.raises(CollectionClosed):
        say(system_membership(people.town))
    assert not Opinion.objects.exists()


def test_only_open_collections_are_offered(closed_one: Assessment, open_one: Assessment, people: People) -> None:
    assert collectable(people.collector).get() == open_one
    close_collection(assessment=open_one, by=people.insider)
    assert not collectable(people.insider).exists()


def test_a_plan_without_a_collection_offers_nobody(people: People) -> None:
    make_assessment(make_plan(people.town, "county"), people.deputy_mandate)
    assert not collectable(people.insider).exists()


def test_a_list_with_a_late_row_is_refused_as_a_whole(
    closed_one: Assessment, open_one: Assessment, people: People
) -> None:
    rows = [OpinionRow(4, "李青山", "visit", DAY, "多来"), OpinionRow(5, "唐小溪", "visit", DAY, "晚了")]
    with pytest.raises(FaultyRows) as refused:
        import_opinions(plan=open_one.plan, rows=rows, by=people.collector)
    ((row, column, reason),) = refused.value.faults
    assert (row, column) == (5, "代表")
    assert "已于" in reason
    assert not Opinion.objects.exists()


def test_closing_twice_is_one_closing(closed_one: Assessment, people: People) -> None:
    close_collection(assessment=closed_one, by=people.insider)
    assert CollectionClosing.objects.get().closed_by == people.colleague


def test_opened_again_with_a_reason_the_poster_works_and_the_record_shows_both(
    closed_one: Assessment, people: People
) -> None:
    poster = OpinionPoster.objects.get()
    assert open_poster(poster.code) is None
    with pytest.raises(ReasonMissing):
        reopen_collection(assessment=closed_one, reason=" ", by=people.colleague)
    reopen_collection(assessment=closed_one, reason="误点", by=people.colleague)
    assert open_poster(poster.code) == poster
    add_opinion(assessment=closed_one, channel="visit", heard_on=DAY, text="还来得及", by=people.collector)
    with pytest.raises(CollectionOpen):
        reopen_collection(assessment=closed_one, reason="误点", by=people.colleague)
    close_collection(assessment=closed_one, by=people.insider)
    told = [(row.turn, row.closed_by, row.reopened_by, row.reason) for row in CollectionClosing.objects.all()]
    assert told == [(1, people.colleague, people.colleague, "误点"), (2, people.insider, None, "")]


def test_who_may_open_it_again(closed_one: Assessment, people: People) -> None:
    for who in (people.collector, people.deputy, people.other_leader, people.presidium, people.stranger):
        with pytest.raises(NotAllowed):
            reopen_collection(assessment=closed_one, reason="x", by=who)
    own = make_assessment(closed_one.plan, people.leader_mandate)
    close_collection(assessment=own, by=people.insider)
    with pytest.raises(NotYourself):
        reopen_collection(assessment=own, reason="x", by=people.colleague)


def test_too_late_once_the_meeting_is_ready(closed_one: Assessment, people: People) -> None:
    play.ready_meeting(closed_one.plan, people.first_group)
    with pytest.raises(CollectionPast):
        reopen_collection(assessment=closed_one, reason="误点", by=people.colleague)
    assert CollectionClosing.objects.get().reopened_at is None


def test_what_was_closed_before_the_change_stays_closed(open_one: Assessment, people: People) -> None:
    """Until then a closing stood only in the record of acts."""
    from importlib import import_module  # noqa: PLC0415 - the name of a migration begins with a figure

    for who in (people.colleague, people.insider):
        record(who, "opinion.close_collection", open_one)
    import_module("evaluation.opinion.migrations.0002_closings").carry_over(apps, None)
    assert CollectionClosing.objects.get().closed_by == people.colleague


# the pages


def test_the_page_says_who_closed_it_and_offers_only_to_open_it(
    closed_one: Assessment, people: People, signed_in: SignIn
) -> None:
    leader, address = signed_in(people.colleague), reverse("sift_opinions", args=[closed_one.code])
    page = leader.get(address).content.decode()
    assert "苏映荷" in page
    assert reverse("close_collection", args=[closed_one.code]) not in page
    assert reverse("make_poster", args=[closed_one.code]) not in page
    reopen = reverse("reopen_collection", args=[closed_one.code])
    assert reopen in page
    leader.post(reopen, {"reason": ""})
    assert reopen in leader.get(address).content.decode()
    leader.post(reopen, {"reason": "误点"})
    page = leader.get(address).content.decode()
    assert "误点" in page
    assert reopen not in page
    assert reverse("close_collection", args=[closed_one.code]) in page


def test_a_collector_is_offered_the_open_one_alone(
    closed_one: Assessment, open_one: Assessment, people: People, signed_in: SignIn
) -> None:
    browser, address = signed_in(people.collector), reverse("add_opinion")
    form = {"assessment": closed_one.pk, "channel": "visit", "heard_on": "2026-11-08", "text": "写了一半的话"}
    page = browser.post(address, form).content.decode()
    assert "写了一半的话" in page
    assert "不再征求对这位代表的意见" in page
    assert not Opinion.objects.exists()
    close_collection(assessment=open_one, by=people.insider)
    assert "<textarea" not in browser.get(address).content.decode()
    assert address not in browser.get(reverse("list_opinions")).content.decode()


def test_a_list_from_excel_that_comes_too_late_names_its_rows(
    closed_one: Assessment, open_one: Assessment, people: People, signed_in: SignIn
) -> None:
    browser, address = signed_in(people.collector), reverse("import_opinions")
    file = sheet(["李青山", "走访", DAY, "多来"], ["唐小溪", "走访", DAY, "晚了"])
    answer = browser.post(address, {"file": file})
    assert answer.status_code == 422
    assert '<th scope="row">4</th>' in answer.content.decode()
    close_collection(assessment=open_one, by=people.insider)
    answer = browser.post(address, {"file": sheet(["李青山", "走访", DAY, "多来"])})
    assert '<th scope="row">3</th>' in answer.content.decode()
    assert not Opinion.objects.exists()


def test_a_voter_who_was_still_writing_is_shown_the_words(closed_one: Assessment) -> None:
    address = reverse("post_opinion", args=[OpinionPoster.objects.get().code])
    answer = Client().post(address, {"assessment": closed_one.pk, "text": "希望多到村里来"})
    assert answer.status_code == 410
    assert "希望多到村里来" in answer.content.decode()
    assert not Opinion.objects.exists()


def test_a_poster_for_several_offers_those_who_are_left(
    closed_one: Assessment, open_one: Assessment, people: People
) -> None:
    poster = make_poster(plan=closed_one.plan, by=people.insider)
    voter, address = Client(), reverse("post_opinion", args=[poster.code])
    page = voter.post(address, {"assessment": closed_one.pk, "text": "希望多到村里来"}).content.decode()
    assert "希望多到村里来" in page
    assert "不再征求对这位代表的意见" in page
    close_collection(assessment=open_one, by=people.insider)
    assert voter.get(address).status_code == 410


def test_the_sheet_of_a_closed_collection_says_so(closed_one: Assessment, people: People, signed_in: SignIn) -> None:
    """Printed again by mistake, it would send voters to a form that takes nothing."""
    leader, over = signed_in(people.colleague), "本次征求意见已经结束"
    address = reverse("poster", args=[OpinionPoster.objects.get().code])
    page = leader.get(address).content.decode()
    assert over in page
    assert "data-print" not in page
    reopen_collection(assessment=closed_one, reason="误点", by=people.colleague)
    page = leader.get(address).content.decode()
    assert over not in page
    assert "data-print" in page


@pytest.mark.parametrize("way", ["write", "list", "say"])
def test_what_comes_in_waits_for_whoever_is_just_closing(open_one: Assessment, people: People, way: str) -> None:
    """The row that a closing locks is locked before anybody asks whether the collection is closed."""
    poster = make_poster(plan=open_one.plan, by=people.insider)
    ways: dict[str, Callable[[], object]] = {
        "write": lambda: add_opinion(assessment=open_one, channel="visit", heard_on=DAY, text="x", by=people.insider),
        "list": lambda: import_opinions(
            plan=open_one.plan, rows=[OpinionRow(2, "李青山", "visit", DAY, "x")], by=people.insider
        ),
        "say": lambda: post_opinion(poster=poster, assessment=open_one, text="x", by=system_membership(people.town)),
    }
    assert locks_before(ways[way], Assessment, CollectionClosing)


@pytest.mark.parametrize("grouped", [True, False])
def test_a_collector_without_a_group_collects_about_all(people: People, *, grouped: bool) -> None:
    """In a small town nobody is in a group; where there are groups, the act holds collectors to theirs."""
    plan = make_plan(people.town, channels=["visit"])
    own, other = (make_assessment(plan, each) for each in (people.deputy_mandate, people.other_mandate))
    if not grouped:
        people.collector.group = None
        people.collector.save()
    assert set(collectable(people.collector)) == ({own} if grouped else {own, other})
    refused = pytest.raises(NotAllowed) if grouped else nullcontext()
    with refused:
        add_opinion(assessment=other, channel="visit", heard_on=DAY, text="走访偏少", by=people.collector)
    add_opinion(assessment=own, channel="visit", heard_on=DAY, text="走访偏少", by=people.collector)
