from datetime import date

from evaluation.plan.actions import amend_plan, copy_plan, create_plan, edit_plan
from evaluation.plan.models import Plan
from evaluation.plan.presenters import PlanPage
from evaluation.plan.queries import schedule_of
from evaluation.plan.states import PlanState
from tests.factories import make_assessment
from tests.people import People


def test_next_year_starts_from_this_years_rules_as_amended(plan: Plan, people: People) -> None:
    amend_plan(
        plan=plan,
        edition=plan.edition,
        reason="统一要求",
        parameters={"word_limit": {"value": 3000}},
        by=people.insider,
    )
    plan.refresh_from_db()
    copy = copy_plan(plan=plan, year=2027, by=people.insider)
    assert (copy.state, copy.copied_from, copy.year) == (PlanState.DRAFT, plan, 2027)
    assert "2027" in copy.title
    assert copy.parameters["word_limit"]["value"] == 3000
    assert schedule_of(copy)["drafting"] == (date(2027, 11, 1), date(2027, 11, 20))
    assert copy.content_items.count() == 8
    assert not copy.assessments.exists()


def test_a_parameter_that_last_years_plan_did_not_know_starts_as_in_its_scheme(plan: Plan, people: People) -> None:
    del plan.parameters["objection_days"]
    plan.save()
    assert copy_plan(plan=plan, year=2027, by=people.insider).parameters["objection_days"]["value"] == 5


def test_the_leap_day_moves_to_the_28th(people: People) -> None:
    plan = create_plan(congress=people.town, scheme="town", year=2028, by=people.insider)
    days = {**schedule_of(plan), "deployment": (date(2028, 2, 29), date(2028, 2, 29))}
    edit_plan(plan=plan, edition=0, schedule=days, by=people.insider)
    assert schedule_of(copy_plan(plan=plan, year=2029, by=people.insider))["deployment"][0] == date(2029, 2, 28)


def test_the_line_of_a_copied_plan_goes_on_to_what_comes_next(plan: Plan, people: People) -> None:
    """Its rules came along: once the deputies are chosen nobody is sent back to them."""
    copy = copy_plan(plan=plan, year=2027, by=people.insider)
    make_assessment(copy, people.deputy_mandate)
    states = [str(step["state"]) for step in PlanPage(copy, people.insider).steps]
    assert states == ["done", "done", "done", "done", "now"]
