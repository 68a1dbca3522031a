import pytest

from evaluation.plan.actions import choose_deputies, create_plan, publish_plan
from evaluation.plan.actions.publish_plan import digest
from evaluation.plan.errors import NobodyReports, NotADraft
from evaluation.plan.models import Plan
from evaluation.plan.states import PlanState
from tests.people import People


def test_publishing_keeps_the_digest_of_what_it_freezes(plan: Plan, people: People) -> None:
    assert plan.state == PlanState.RUNNING
    assert plan.published_by == people.insider
    assert plan.frozen_digest == digest(plan)
    plan.parameters["scale"]["value"] = ["好", "差"]
    assert plan.frozen_digest != digest(plan)


def test_nobody_reviews_themselves(people: People) -> None:
    draft = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    choose_deputies(
        plan=draft,
        mandates=[people.deputy_mandate, people.leader_mandate, people.other_mandate],
        by=people.insider,
    )
    plan = publish_plan(plan=draft, by=people.insider)
    reviewer = {a.mandate: a.reviewer for a in plan.assessments.select_related("mandate", "reviewer")}
    assert reviewer[people.deputy_mandate] == people.colleague
    assert reviewer[people.leader_mandate] == people.insider
    assert reviewer[people.other_mandate] == people.other_leader


def test_a_plan_without_deputies_is_not_published(people: People) -> None:
    draft = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    with pytest.raises(NobodyReports):
        publish_plan(plan=draft, by=people.insider)


def test_a_plan_is_published_once(plan: Plan, people: People) -> None:
    with pytest.raises(NotADraft):
        publish_plan(plan=plan, by=people.insider)
