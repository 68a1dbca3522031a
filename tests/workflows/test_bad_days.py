"""Somebody falls ill, resigns, is silent; the round is cancelled; a crash comes in between. The year still ends."""

from datetime import date

import pytest
import time_machine
from viewflow.workflow.models import Process, Task

from evaluation.plan.actions import (
    cancel_plan,
    defer_assessment,
    rejoin_round,
    replace_assessment,
    withdraw_assessment,
)
from evaluation.plan.errors import NotAway, RoundVoted
from evaluation.plan.models import Assessment, Plan
from evaluation.rectification.actions import (
    add_item,
    close_list,
    hand_in_item,
    plan_item,
    reopen_item,
    sign_off_item,
)
from tests.people import People
from tests.workflows import play
from tests.workflows.conftest import Committed
from workflows.lapses import lapse_silent
from workflows.models import Matter
from workflows.nodes.call_each import resume_waiting
from workflows.processes import cycle_of, running_about
from workflows.readings import list_closed
from workflows.scope import Scope


def test_the_round_goes_on_without_a_deferred_deputy(county_plan: Plan, people: People, committed: Committed) -> None:
    ill, well = county_plan.assessments.all()
    with committed():
        play.hand_in(well)
        play.accept(well)
    assert play.waiting(county_plan) == ["report.draft"]
    with committed():
        defer_assessment(assessment=ill, reason="住院", by=people.insider)
    assert play.waiting(county_plan) == ["cycle.ready"]
    assert Matter.objects.get(assessment=ill).end == "dropped"


def test_a_deputy_deferred_by_mistake_is_asked_again(county_plan: Plan, people: People, committed: Committed) -> None:
    """The round that went on without the deputy waits again; once the vote is prepared it is too late."""
    ill, well = county_plan.assessments.all()
    with committed():
        defer_assessment(assessment=ill, reason="住院", by=people.insider)
    with committed():
        rejoin_round(assessment=ill, reason="误录", by=people.insider)
    assert play.waiting(county_plan) == ["report.draft", "report.draft"]
    for assessment in (ill, well):
        with committed():
            play.hand_in(assessment)
            play.accept(assessment)
    assert play.waiting(county_plan) == ["cycle.ready"]
    with pytest.raises(NotAway):
        rejoin_round(assessment=ill, reason="误录", by=people.insider)

    with committed():
        withdraw_assessment(assessment=ill, reason="辞职", by=people.insider)
    meeting = play.ready_meeting(county_plan)
    meeting.voting_session = "S-1"
    meeting.save()
    with pytest.raises(RoundVoted):
        rejoin_round(assessment=ill, reason="误录", by=people.insider)


def test_a_step_that_waited_for_the_deferred_deputy_alone_is_over(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    """A group whose only deputy leaves has nothing left to do, and its round ends."""
    with committed():
        withdraw_assessment(assessment=ours, reason="辞职", by=people.insider)
    with committed():
        pass
    assert play.waiting(town_plan) == ["cycle.opinions", "report.draft"]


def test_the_year_ends_when_everybody_has_left(
    town_plan: Plan, ours: Assessment, other: Assessment, people: People, committed: Committed
) -> None:
    for assessment in (ours, other):
        with committed():
            withdraw_assessment(assessment=assessment, reason="换届", by=people.insider)
    resume_waiting()
    assert play.waiting(town_plan) == ["cycle.archive"]


def test_the_replacement_writes_a_report_in_the_same_round(
    county_plan: Plan, people: People, committed: Committed
) -> None:
    leaving, staying = county_plan.assessments.all()
    with committed():
        coming = replace_assessment(assessment=leaving, mandate=people.leader_mandate, reason="辞职", by=people.insider)
    assert [m.assessment for m in Matter.objects.filter(step="report.draft", ended_at__isnull=True)] == [
        staying,
        coming,
    ]
    with committed():
        play.reports_done(county_plan)
    assert play.waiting(county_plan) == ["cycle.ready"]


def test_cancelling_ends_every_process_and_keeps_the_record(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    play.hand_in(ours)
    with committed():
        cancel_plan(plan=town_plan, reason="换届提前", by=people.insider)
    assert play.waiting(town_plan) == []
    assert not Process.objects.filter(finished__isnull=True).exists()
    assert not Task.objects.filter(finished__isnull=True).exists()
    cycle = cycle_of(town_plan)
    assert cycle is not None
    assert cycle.status == "CANCELED"
    assert Matter.objects.filter(end="done").count() == 1


def test_silence_does_not_hold_the_year_up(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    play.opinions_done(town_plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    play.meeting_held(town_plan, people.first_group)
    with time_machine.travel("2026-12-03 09:00+08:00", tick=False):
        play.told(ours)
        matter = Matter.objects.get(step="outcome.acknowledge")
        assert (matter.due_on, matter.lapses_on) == (date(2026, 12, 8), date(2026, 12, 8))
    with time_machine.travel("2026-12-08 23:00+08:00", tick=False):
        assert lapse_silent() == 0
    with time_machine.travel("2026-12-09 00:30+08:00", tick=False):
        assert lapse_silent() == 1
        assert lapse_silent() == 0
    matter.refresh_from_db()
    assert (matter.end, matter.ended_by) == ("lapsed", None)
    assert "rectification.close" in play.waiting(town_plan)


def test_the_last_day_dies_with_its_step(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    play.opinions_done(town_plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    play.meeting_held(town_plan, people.first_group)
    play.told(ours)
    with committed():
        cancel_plan(plan=town_plan, reason="换届提前", by=people.insider)
    with time_machine.travel("2027-03-01 09:00+08:00", tick=False):
        assert lapse_silent() == 0


def test_the_sweep_resumes_a_parent_that_a_crash_left_waiting(county_plan: Plan) -> None:
    play.reports_done(county_plan)  # the callbacks after the commit never ran
    assert play.waiting(county_plan) == []
    assert resume_waiting() == 1
    assert play.waiting(county_plan) == ["cycle.ready"]
    assert resume_waiting() == 0


@pytest.mark.usefixtures("town_plan")
def test_acts_about_a_plan_without_a_process_move_nothing(people: People) -> None:
    from tests.factories import make_assessment, make_plan  # noqa: PLC0415

    plan = make_plan(people.town, year=2020)
    assessment = make_assessment(plan, people.deputy_mandate)
    defer_assessment(assessment=assessment, reason="请假", by=people.insider)
    assert running_about(assessment) == []


def test_a_reopened_item_opens_its_closed_list(ours: Assessment, people: People) -> None:
    by = people.insider
    item = add_item(assessment=ours, source="question", problem="走访偏少", by=by)
    due_on = date(2026, 12, 10)
    plan_item(item=item, measure="每月走访", responsible="唐小溪", due_on=due_on, edition=0, by=by)
    hand_in_item(item=item, text="已走访", by=by)
    sign_off_item(item=item, by=by)
    close_list(assessment=ours, by=by)
    scope = Scope(plan=ours.plan, assessment=ours)
    assert list_closed(scope)
    reopen_item(item=item, reason="情况不实", by=by)
    assert not list_closed(scope)
    assert "rectification.carry_out" in play.waiting(ours.plan)
