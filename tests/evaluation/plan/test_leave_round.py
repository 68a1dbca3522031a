import pytest

from evaluation.ground.texts import TextTooLong
from evaluation.plan.actions import (
    cancel_plan,
    defer_assessment,
    finish_plan,
    name_reviewer,
    replace_assessment,
    withdraw_assessment,
)
from evaluation.plan.errors import NotTakingPart, NotUnderWay, ReasonMissing, UnfitReviewer, WrongDeputies
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import taking_part
from evaluation.plan.states import PlanState, Standing
from evaluation.roster.errors import NotAllowed
from tests.people import People


def test_a_deferred_deputy_leaves_the_round_with_a_reason(assessment: Assessment, people: People) -> None:
    defer_assessment(assessment=assessment, reason="住院", by=people.colleague)
    assessment.refresh_from_db()
    assert (assessment.standing, assessment.standing_reason) == (Standing.DEFERRED, "住院")
    assert taking_part(assessment.plan).count() == 1
    with pytest.raises(NotTakingPart):
        withdraw_assessment(assessment=assessment, reason="辞职", by=people.insider)


def test_a_reason_that_does_not_fit_is_refused_and_not_cut(assessment: Assessment, people: People) -> None:
    with pytest.raises(TextTooLong):
        defer_assessment(assessment=assessment, reason="住院" * 101, by=people.insider)
    assessment.refresh_from_db()
    assert assessment.standing == Standing.ACTIVE


def test_a_reason_is_needed(assessment: Assessment, people: People) -> None:
    with pytest.raises(ReasonMissing):
        withdraw_assessment(assessment=assessment, reason=" ", by=people.insider)


def test_a_leader_of_another_group_has_no_say(assessment: Assessment, people: People) -> None:
    with pytest.raises(NotAllowed):
        defer_assessment(assessment=assessment, reason="住院", by=people.other_leader)


def test_the_replacement_takes_the_same_place(assessment: Assessment, people: People) -> None:
    coming = replace_assessment(assessment=assessment, mandate=people.leader_mandate, reason="辞职", by=people.insider)
    assessment.refresh_from_db()
    assert assessment.replaced_by == coming
    assert (coming.order, coming.group) == (assessment.order, assessment.group)
    assert coming.reviewer == people.insider  # the leader does not review himself


def test_a_deputy_of_the_plan_replaces_nobody(assessment: Assessment, people: People) -> None:
    with pytest.raises(WrongDeputies):
        replace_assessment(assessment=assessment, mandate=people.other_mandate, reason="辞职", by=people.insider)


def test_the_review_is_handed_to_somebody_fit(assessment: Assessment, people: People) -> None:
    name_reviewer(assessment=assessment, reviewer=people.insider, by=people.insider)
    assessment.refresh_from_db()
    assert assessment.reviewer == people.insider
    for unfit in (people.deputy, people.stranger):
        with pytest.raises(UnfitReviewer):
            name_reviewer(assessment=assessment, reviewer=unfit, by=people.insider)


def test_cancelling_keeps_the_record(plan: Plan, people: People) -> None:
    cancel_plan(plan=plan, reason="换届", by=people.insider)
    plan.refresh_from_db()
    assert (plan.state, plan.cancelled_reason) == (PlanState.CANCELLED, "换届")
    assert plan.assessments.count() == 2
    with pytest.raises(NotUnderWay):
        cancel_plan(plan=plan, reason="换届", by=people.insider)


def test_a_round_is_finished_once(plan: Plan, people: People) -> None:
    finish_plan(plan=plan, by=people.insider)
    with pytest.raises(NotUnderWay):
        finish_plan(plan=plan, by=people.insider)
