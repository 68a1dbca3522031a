"""Who is asked about a rectification list: nobody raised anything, somebody did, it was closed too early."""

from datetime import date

import pytest

from evaluation.meeting.models import MeetingDeputy, Remark
from evaluation.opinion.actions import add_opinion, close_collection
from evaluation.plan.models import Assessment, Plan
from evaluation.rectification.actions import (
    add_item,
    close_list,
    hand_in_item,
    plan_item,
    reopen_item,
    reopen_list,
    return_item,
    sign_off_item,
)
from evaluation.rectification.models import Item
from evaluation.roster.models import Membership
from tests.people import People
from tests.workflows import play
from tests.workflows.conftest import Committed
from workflows.inbox import lines_of, matters_of, waiting_elsewhere
from workflows.models import Matter


def to_rectification(plan: Plan, ours: Assessment, people: People, committed: Committed) -> None:
    """Everything before it, for the deputy of the first group."""
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    if not ours.collectionclosings.exists():
        close_collection(assessment=ours, by=people.colleague)
    play.meeting_held(plan, people.first_group)


def settled(ours: Assessment, committed: Committed) -> None:
    with committed():
        play.told(ours)
        play.acknowledged(ours)


def steps(who: Membership) -> list[str]:
    return [matter.step for matter in matters_of(who)]


def signed_off(item: Item, people: People) -> Item:
    due_on = date(2026, 12, 10)
    item = plan_item(item=item, measure="每月走访", responsible="唐小溪", due_on=due_on, edition=0, by=people.deputy)
    item = hand_in_item(item=item, text="已走访", by=people.deputy)
    return sign_off_item(item=item, by=people.colleague)


def test_where_nobody_raised_a_problem_nothing_waits_for_the_deputy(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    to_rectification(town_plan, ours, people, committed)
    settled(ours, committed)
    assert steps(people.deputy) == []
    assert steps(people.colleague) == ["rectification.close"]
    with committed():
        close_list(assessment=ours, by=people.colleague)
    assert play.waiting(town_plan) == ["cycle.opinions", "report.draft"], "the other group's alone"


@pytest.mark.parametrize("by_opinion", [True, False])
def test_a_problem_that_was_raised_waits_for_the_deputy(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed, *, by_opinion: bool
) -> None:
    if by_opinion:
        add_opinion(
            assessment=ours, channel="visit", heard_on=date(2026, 11, 8), text="路灯坏了", is_problem=True,
            by=people.collector,
        )  # fmt: skip
    to_rectification(town_plan, ours, people, committed)
    if not by_opinion:
        place = MeetingDeputy.objects.get(assessment=ours)
        Remark.objects.create(place=place, kind="question", text="路灯何时修？", is_problem=True, by=people.insider)
    settled(ours, committed)
    assert steps(people.deputy) == ["rectification.plan_items"]


def test_a_question_that_names_no_problem_waits_for_nobody(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    to_rectification(town_plan, ours, people, committed)
    place = MeetingDeputy.objects.get(assessment=ours)
    Remark.objects.create(place=place, kind="question", text="今年走访了几户？", by=people.insider)
    settled(ours, committed)
    assert steps(people.deputy) == []


def test_a_problem_that_comes_when_the_list_is_only_to_be_closed_is_asked_of_the_deputy(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    to_rectification(town_plan, ours, people, committed)
    settled(ours, committed)
    with committed():
        item = add_item(assessment=ours, source="question", problem="走访偏少", by=people.colleague)
    assert steps(people.deputy) == ["rectification.plan_items"]
    assert steps(people.colleague) == []
    with committed():
        signed_off(item, people)
    assert steps(people.colleague) == ["rectification.close"]
    with committed():
        reopen_item(item=item, reason="情况不实", by=people.colleague)
    assert steps(people.deputy) == ["rectification.carry_out"]
    assert Matter.objects.filter(step="outcome.acknowledge", ended_at=None).count() == 0


def test_a_list_opened_again_is_asked_for_again_and_the_year_waits(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    to_rectification(town_plan, ours, people, committed)
    settled(ours, committed)
    with committed():
        close_list(assessment=ours, by=people.colleague)
    assert steps(people.colleague) == []
    with committed():
        reopen_list(assessment=ours, reason="误点", by=people.colleague)
    assert steps(people.colleague) == ["rectification.close"]
    with committed():
        close_list(assessment=ours, by=people.colleague)
    assert steps(people.colleague) == []


def test_a_list_closed_and_opened_before_its_time_begins_in_its_turn(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    close_list(assessment=ours, by=people.colleague)
    reopen_list(assessment=ours, reason="误点", by=people.colleague)
    assert "rectification.close" not in play.waiting(town_plan)
    to_rectification(town_plan, ours, people, committed)
    settled(ours, committed)
    assert play.waiting(town_plan).count("rectification.close") == 1


def test_what_is_returned_while_the_rest_is_looked_at_is_asked_of_the_deputy_at_once(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    """And what is handed in while the rest is worked on, of whoever signs off."""
    to_rectification(town_plan, ours, people, committed)
    settled(ours, committed)
    with committed():
        items = [
            add_item(assessment=ours, source="question", problem=problem, by=people.colleague)
            for problem in ("走访偏少", "调研不深")
        ]
        items = [
            plan_item(
                item=item, measure="每月一次", responsible="唐小溪", due_on=date(2026, 12, 10 + n),
                edition=item.edition, by=people.deputy,
            )
            for n, item in enumerate(items)
        ]  # fmt: skip

    def asked() -> tuple[list[str], list[str]]:
        day = date(2026, 12, 1)
        deputy, leader = (
            [line.matter.step for line in lines_of(who, day)] for who in (people.deputy, people.colleague)
        )
        return deputy, leader

    with committed():
        first = hand_in_item(item=items[0], text="已走访", by=people.deputy)
    assert asked() == (["rectification.carry_out"], ["rectification.sign_off"])
    with committed():
        hand_in_item(item=items[1], text="已调研", by=people.deputy)
    assert asked() == ([], ["rectification.sign_off"])
    with committed():
        return_item(item=first, remarks="请附记录", by=people.colleague)
    assert asked() == (["rectification.carry_out"], ["rectification.sign_off"])
    assert waiting_elsewhere(people.stranger, [people.stranger, people.deputy]) == [(people.deputy, 1)]
