"""A collection that is opened again: the round waits for its closing, wherever its preparation stands."""

import pytest

from evaluation.ground.audit import record
from evaluation.meeting.models import Meeting
from evaluation.meeting.states import MeetingState
from evaluation.opinion.actions import close_collection, reopen_collection
from evaluation.opinion.errors import CollectionPast
from evaluation.plan.models import Assessment, Plan
from evaluation.roster.models import Membership
from tests.people import People
from tests.workflows import play
from tests.workflows.conftest import Committed
from workflows.inbox import matters_of


def reopened(assessment: Assessment, people: People) -> None:
    reopen_collection(assessment=assessment, reason="误点", by=people.insider)


def steps(who: Membership) -> list[str]:
    return [matter.step for matter in matters_of(who)]


def test_while_reports_are_awaited_both_are_asked(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    close_collection(assessment=ours, by=people.colleague)
    assert steps(people.colleague) == []
    reopened(ours, people)
    assert steps(people.colleague) == ["cycle.opinions"]
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    assert "cycle.ready" not in play.waiting(town_plan)
    close_collection(assessment=ours, by=people.colleague)
    assert steps(people.colleague) == ["cycle.ready"]


def test_the_preparation_of_the_meeting_waits_until_it_is_closed_again(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    play.opinions_done(town_plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    assert steps(people.colleague) == ["cycle.ready"]
    for _again in range(2):
        reopened(ours, people)
        assert steps(people.colleague) == ["cycle.opinions"]
        close_collection(assessment=ours, by=people.colleague)
        assert steps(people.colleague) == ["cycle.ready"]
    assert play.waiting(town_plan) == ["cycle.ready", "report.draft"]
    play.meeting_held(town_plan, people.first_group)
    assert play.waiting(town_plan) == ["outcome.feed_back", "report.draft"]


def test_a_meeting_taken_back_into_preparation_lets_it_be_opened_again(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    play.opinions_done(town_plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    meeting = play.ready_meeting(town_plan, people.first_group)
    with pytest.raises(CollectionPast):
        reopened(ours, people)
    assert steps(people.colleague) == ["cycle.meeting"]
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.PREPARING)
    reopened(ours, people)
    assert steps(people.colleague) == ["cycle.opinions"]
    close_collection(assessment=ours, by=people.colleague)
    assert steps(people.colleague) == ["cycle.ready"]
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.READY)
    record(play.system(town_plan), "meeting.make_ready", meeting)
    assert steps(people.colleague) == ["cycle.meeting"]


def test_another_group_goes_on_undisturbed(
    town_plan: Plan, ours: Assessment, other: Assessment, people: People, committed: Committed
) -> None:
    play.opinions_done(town_plan)
    with committed():
        play.reports_done(town_plan)
    reopened(ours, people)
    assert play.waiting(town_plan) == ["cycle.opinions", "cycle.ready"]
    assert steps(people.other_leader) == ["cycle.ready"]
    with committed():
        play.meeting_held(town_plan, people.second_group)
        play.told(other)
    with pytest.raises(CollectionPast):
        reopened(other, people)
    close_collection(assessment=ours, by=people.colleague)
    assert steps(people.colleague) == ["cycle.ready"]


def test_a_round_that_was_counted_is_past(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    """Also when the meeting itself no longer stands in the way."""
    play.opinions_done(town_plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    play.meeting_held(town_plan, people.first_group)
    Meeting.objects.update(state=MeetingState.CANCELLED)
    with pytest.raises(CollectionPast):
        reopened(ours, people)
