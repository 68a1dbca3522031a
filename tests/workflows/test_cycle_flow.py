"""Both schemes from the first day to the last, by one definition."""

from evaluation.archive.actions import report_upward
from evaluation.archive.models import Bundle
from evaluation.ground.audit import record
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import taking_part
from evaluation.plan.states import PlanState
from evaluation.rectification.actions import close_list
from evaluation.result.states import ResultState
from tests.people import People
from tests.workflows import play
from tests.workflows.conftest import Committed
from workflows.models import Matter
from workflows.processes import cycle_of


def seal_and_report(plan: Plan) -> None:
    Bundle.objects.create(plan=plan, file="b.zip", sha256="0" * 64, size=1, sealed_by=play.system(plan))
    record(play.system(plan), "archive.seal_bundle", plan)
    report_upward(plan=plan, by=play.system(plan))


def test_deployment_asks_everybody_for_what_is_theirs(town_plan: Plan, people: People) -> None:
    assert play.waiting(town_plan) == ["cycle.opinions", "cycle.opinions", "report.draft", "report.draft"]
    ours = Matter.objects.get(step="report.draft", deputy=people.deputy.deputy)
    assert str(ours.due_on) == "2026-11-20"
    leaders = Matter.objects.filter(step="cycle.opinions").values_list("role", "group")
    assert set(leaders) == {("group_leader", people.first_group.pk), ("group_leader", people.second_group.pk)}


def test_the_county_scheme_from_deployment_to_the_end(county_plan: Plan, committed: Committed) -> None:
    plan = county_plan
    assert play.waiting(plan) == ["report.draft", "report.draft"]  # no opinions in S2-A
    with committed():
        play.reports_done(plan)
    assert play.waiting(plan) == ["cycle.ready"]
    meeting = play.ready_meeting(plan)
    assert play.waiting(plan) == ["cycle.meeting"]
    play.vote_called(meeting)
    assert play.waiting(plan) == ["cycle.count"]
    play.counted(meeting)
    assert play.waiting(plan) == ["cycle.announce"]
    with committed():
        for assessment in taking_part(plan):
            play.move_result(assessment, ResultState.ANNOUNCED, "result.announce_results")
    assert play.waiting(plan) == ["outcome.acknowledge", "outcome.acknowledge"]
    with committed():
        for assessment in taking_part(plan):
            play.acknowledged(assessment)
    assert play.waiting(plan) == ["cycle.archive"]  # and no rectification
    seal_and_report(plan)
    plan.refresh_from_db()
    assert plan.state == PlanState.FINISHED
    cycle = cycle_of(plan)
    assert cycle is not None
    assert cycle.status == "DONE"


def test_each_group_of_the_town_goes_at_its_own_pace(
    town_plan: Plan, ours: Assessment, other: Assessment, people: People, committed: Committed
) -> None:
    plan = town_plan
    play.opinions_done(plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    assert play.waiting(plan) == ["cycle.ready", "report.draft"]
    play.meeting_held(plan, people.first_group)
    assert play.waiting(plan) == ["outcome.feed_back", "report.draft"]
    with committed():
        play.told(ours)
        play.acknowledged(ours)
    assert play.waiting(plan) == ["rectification.close", "report.draft"]
    with committed():
        close_list(assessment=ours, by=play.system(plan))
    assert play.waiting(plan) == ["report.draft"]
    with committed():
        play.hand_in(other)
        play.accept(other)
    play.meeting_held(plan, people.second_group)
    with committed():
        play.told(other)
        play.acknowledged(other)
        close_list(assessment=other, by=play.system(plan))
    with committed():
        pass
    assert play.waiting(plan) == ["cycle.archive"]
    seal_and_report(plan)
    assert play.waiting(plan) == []


def test_what_was_done_early_is_not_asked_for_again(county_plan: Plan, committed: Committed) -> None:
    play.meeting_held(county_plan)  # before the reports are in the system
    with committed():
        play.reports_done(county_plan)
    assert play.waiting(county_plan) == ["cycle.announce"]


def test_an_objection_is_answered_before_the_year_goes_on(
    town_plan: Plan, ours: Assessment, people: People, committed: Committed
) -> None:
    play.opinions_done(town_plan)
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    play.meeting_held(town_plan, people.first_group)
    play.told(ours)
    result = play.move_result(ours, ResultState.DISPUTED, "result.raise_objection")
    objection = result.objections.create(text="票数有误", raised_by=people.deputy)
    assert "outcome.answer" in play.waiting(town_plan)
    objection.answer, objection.answered_at = "已复核", ours.made_at
    objection.answered_by = people.colleague
    objection.save()
    play.move_result(ours, ResultState.ANSWERED, "result.answer_objection")
    assert "outcome.take_note" in play.waiting(town_plan)
    play.acknowledged(ours)
    assert "rectification.close" in play.waiting(town_plan)
