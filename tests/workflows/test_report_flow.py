from datetime import date

from evaluation.ground.models import Deadline
from evaluation.plan.actions import amend_plan, name_reviewer
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import schedule_of
from evaluation.report.actions import extend_report, return_report, withdraw_report
from evaluation.report.models import DutyReport
from tests.people import People
from tests.workflows import play
from tests.workflows.conftest import Committed
from workflows.errands.run import run_due
from workflows.models import Matter


def asked(assessment: Assessment) -> Matter:
    """The one open matter about this deputy's report."""
    return Matter.objects.get(assessment=assessment, ended_at__isnull=True)


def test_a_report_comes_back_as_often_as_it_takes(ours: Assessment, people: People) -> None:
    for _ in range(2):
        assert asked(ours).step == "report.draft"
        report = play.hand_in(ours)
        assert (asked(ours).step, asked(ours).member) == ("report.review", people.colleague)
        return_report(report=report, remarks="缺少不足之处", by=people.colleague)
    play.hand_in(ours)
    play.accept(ours)
    assert not Matter.objects.filter(assessment=ours, ended_at__isnull=True).exists()


def test_a_report_taken_back_is_the_deputys_again(ours: Assessment) -> None:
    report = play.hand_in(ours)
    withdraw_report(report=report, by=play.system(ours.plan))
    assert asked(ours).step == "report.draft"


def test_an_accepted_report_returned_after_all_holds_the_round_again(
    town_plan: Plan, ours: Assessment, committed: Committed
) -> None:
    play.hand_in(ours)
    report = play.accept(ours)
    return_report(report=report, remarks="数字有误", by=play.system(town_plan))
    assert asked(ours).step == "report.draft"
    with committed():
        play.hand_in(ours)
        play.accept(ours)
    assert "cycle.ready" not in play.waiting(town_plan)  # opinions of this round are still being collected


def test_who_did_it_stands_in_the_matter(ours: Assessment) -> None:
    play.hand_in(ours)
    matter = Matter.objects.get(assessment=ours, step="report.draft")
    assert (matter.end, matter.ended_by) == ("done", play.system(ours.plan))


def test_an_extension_moves_the_deadline(ours: Assessment, people: People) -> None:
    report = DutyReport.objects.get(assessment=ours)
    extend_report(report=report, due_on=date(2026, 11, 25), reason="出差", by=people.colleague)
    assert asked(ours).due_on == date(2026, 11, 25)


def test_an_amendment_moves_the_deadlines(town_plan: Plan, ours: Assessment, people: People) -> None:
    later = {**schedule_of(town_plan), "opinions": (date(2026, 11, 5), date(2026, 11, 24))}
    amend_plan(plan=town_plan, edition=town_plan.edition, reason="台风", schedule=later, by=people.insider)
    dates = Matter.objects.filter(step="cycle.opinions").values_list("due_on", flat=True)
    assert set(dates) == {date(2026, 11, 24)}


def test_an_amendment_changes_the_days_of_reminders(town_plan: Plan, ours: Assessment, people: People) -> None:
    run_due()
    deadline = Deadline.objects.get(key=asked(ours).deadline_key)
    assert (deadline.before, deadline.after) == ([3], [1, 5])
    days: dict[str, dict[str, list[int]]] = {"remind_before": {"value": [3, 10]}, "remind_after": {"value": []}}
    amend_plan(plan=town_plan, edition=town_plan.edition, reason="早些提醒", parameters=days, by=people.insider)
    run_due()
    deadline.refresh_from_db()
    assert (deadline.before, deadline.after) == ([3, 10], [])


def test_a_day_that_moves_away_and_back_is_reminded_of_as_it_stands(town_plan: Plan, people: People) -> None:
    for last in (24, 20):
        town_plan.refresh_from_db()
        days = {**schedule_of(town_plan), "opinions": (date(2026, 11, 5), date(2026, 11, last))}
        amend_plan(plan=town_plan, edition=town_plan.edition, reason="台风", schedule=days, by=people.insider)
        run_due()
    keys = [matter.deadline_key for matter in Matter.objects.filter(step="cycle.opinions")]
    assert set(Deadline.objects.filter(key__in=keys).values_list("due_on", flat=True)) == {date(2026, 11, 20)}


def test_another_reviewer_takes_over_what_waits(ours: Assessment, people: People) -> None:
    play.hand_in(ours)
    name_reviewer(assessment=ours, reviewer=people.insider, by=people.insider)
    assert asked(ours).member == people.insider
