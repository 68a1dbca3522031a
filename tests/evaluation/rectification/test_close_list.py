"""A list that is closed shows it, takes nothing more, and can be opened again until the year is sealed."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from evaluation.archive.models import Bundle
from evaluation.ground.audit import record
from evaluation.ground.models import AuditEvent
from evaluation.opinion.models import Opinion
from evaluation.plan.errors import NotUnderWay, ReasonMissing
from evaluation.plan.models import Assessment
from evaluation.plan.states import PlanState
from evaluation.rectification.actions import add_item, close_list, reopen_list
from evaluation.rectification.errors import ListClosed, ListOpen, YearSealed
from evaluation.rectification.models import Item, ListClosing
from evaluation.roster.errors import NotAllowed, NotYourself
from evaluation.roster.models import Membership
from tests.factories import make_assessment, make_plan
from tests.locks import locks_before
from tests.people import People

SignIn = Callable[[Membership], Client]


@pytest.fixture
def assessment(people: People) -> Assessment:
    """唐小溪, whose empty list the leader of the group has closed."""
    return close_list(assessment=make_assessment(make_plan(people.town), people.deputy_mandate), by=people.colleague)


def test_a_closed_list_takes_no_problem(assessment: Assessment, people: People) -> None:
    for who in (people.deputy, people.colleague, people.insider):
        with pytest.raises(ListClosed) as refused:
            add_item(assessment=assessment, source="question", problem="走访偏少", by=who)
        assert "唐小溪" in str(refused.value)
    assert not Item.objects.exists()


def test_opened_again_with_a_reason_both_are_on_record(assessment: Assessment, people: People) -> None:
    close_list(assessment=assessment, by=people.insider)  # a second press changes nothing
    with pytest.raises(ReasonMissing):
        reopen_list(assessment=assessment, reason=" ", by=people.colleague)
    reopen_list(assessment=assessment, reason="误点", by=people.colleague)
    with pytest.raises(ListOpen):
        reopen_list(assessment=assessment, reason="误点", by=people.colleague)
    add_item(assessment=assessment, source="question", problem="走访偏少", by=people.deputy)
    row = ListClosing.objects.get()
    assert (row.closed_by, row.reopened_by, row.reason) == (people.colleague, people.colleague, "误点")
    acts = AuditEvent.objects.filter(act__contains="_list").values_list("act", flat=True)
    assert list(acts) == ["rectification.close_list", "rectification.reopen_list"]


def test_who_may_open_it_again(assessment: Assessment, people: People) -> None:
    for who in (people.deputy, people.other_leader, people.presidium, people.collector, people.stranger):
        with pytest.raises(NotAllowed):
            reopen_list(assessment=assessment, reason="x", by=who)
    own = make_assessment(assessment.plan, people.leader_mandate)
    close_list(assessment=own, by=people.insider)
    with pytest.raises(NotYourself):
        reopen_list(assessment=own, reason="x", by=people.colleague)


def test_a_year_that_is_archived_stays_as_it_is(assessment: Assessment, people: People) -> None:
    plan = assessment.plan
    Bundle.objects.create(plan=plan, file="b.zip", sha256="0" * 64, size=1, sealed_by=people.insider)
    with pytest.raises(YearSealed):
        reopen_list(assessment=assessment, reason="误点", by=people.insider)
    plan.state = PlanState.FINISHED
    plan.save()
    with pytest.raises(NotUnderWay):
        reopen_list(assessment=assessment, reason="误点", by=people.insider)
    assert ListClosing.objects.get().reopened_at is None


def test_what_was_closed_before_the_change_stays_closed(people: People) -> None:
    """Until then closing and opening stood only in the record of acts."""
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    for act in ("close_list", "reopen_list", "close_list"):
        record(people.insider, f"rectification.{act}", assessment)
    import_module("evaluation.rectification.migrations.0002_closings").carry_over(apps, None)
    first, second = ListClosing.objects.all()
    assert (first.reopened_by, second.reopened_by, second.closed_by) == (people.insider, None, people.insider)


def test_the_page_shows_the_closing_and_offers_only_to_open_it(
    assessment: Assessment, people: People, signed_in: SignIn
) -> None:
    leader, address = signed_in(people.colleague), reverse("list_of_items", args=[assessment.code])
    close, reopen, add = (reverse(name, args=[assessment.code]) for name in ("close_list", "reopen_list", "add_item"))
    page = leader.get(address).content.decode()
    assert "苏映荷" in page
    assert reopen in page
    assert close not in page
    assert add not in page
    assert reopen not in signed_in(people.deputy).get(address).content.decode()
    leader.post(reopen, {"reason": ""})
    assert reopen in leader.get(address).content.decode()
    leader.post(reopen, {"reason": "误点"})
    page = leader.get(address).content.decode()
    assert "误点" in page
    assert reopen not in page
    assert close in page
    assert add in page


def test_a_problem_waits_for_whoever_is_just_closing_the_list(people: People) -> None:
    """The row that a closing locks is locked before anybody asks whether the list is closed, or what is open on it."""
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    added = partial(add_item, assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    assert locks_before(added, Assessment, ListClosing)
    assert locks_before(
        partial(close_list, assessment=assessment, leave_open=True, by=people.insider), Assessment, Item
    )


def test_whoever_closes_an_empty_list_is_told_that_problems_were_raised(people: People, signed_in: SignIn) -> None:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    address, leader = reverse("list_of_items", args=[assessment.code]), signed_in(people.colleague)
    assert "直接办结清单即可" in leader.get(address).content.decode()
    Opinion.objects.create(
        assessment=assessment, channel="visit", heard_on=localdate(), text="电话打不通", is_problem=True, state="kept"
    )
    page = leader.get(address).content.decode()
    assert "已有人提出问题" in page
    assert "直接办结清单即可" not in page


def test_whoever_only_reads_is_shown_no_form(people: People, signed_in: SignIn) -> None:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    address, add = (reverse(name, args=[assessment.code]) for name in ("list_of_items", "add_item"))
    shown = {
        name
        for name in ("insider", "colleague", "deputy", "presidium")
        if add in signed_in(getattr(people, name)).get(address).content.decode()
    }
    assert shown == {"insider", "colleague", "deputy"}
    assert signed_in(people.presidium).post(add, {"problem": "走访偏少"}).status_code == 403
