from datetime import date

import pytest

from evaluation.plan.actions import amend_plan
from evaluation.plan.errors import FrozenRule, NothingAmended, NotUnderWay, ReasonMissing, Unsound
from evaluation.plan.models import Plan
from evaluation.plan.presenters import PlanPage
from evaluation.plan.queries import due_on, schedule_of
from evaluation.plan.states import Stage
from tests.people import People

LATER = {"drafting": (date(2026, 11, 1), date(2026, 11, 23))}


def test_an_amendment_is_a_dated_record_of_both(plan: Plan, people: People) -> None:
    amendment = amend_plan(plan=plan, edition=plan.edition, reason="台风停工三天", schedule=LATER, by=people.insider)
    assert amendment.before == {"schedule": {"drafting": ["2026-11-01", "2026-11-20"]}}
    assert amendment.after == {"schedule": {"drafting": ["2026-11-01", "2026-11-23"]}}
    assert due_on(plan, Stage.DRAFTING) == date(2026, 11, 23)
    assert len(schedule_of(plan)) == 9


def test_an_amendment_is_told_in_days_as_people_write_them(plan: Plan, people: People) -> None:
    amend_plan(plan=plan, edition=plan.edition, reason="台风停工三天", schedule=LATER, by=people.insider)
    (told,) = PlanPage(plan, people.insider).amendments
    assert told["note"] == "撰写述职报告：2026年11月1日 – 2026年11月20日 → 2026年11月1日 – 2026年11月23日"


def test_a_rule_that_is_not_frozen_can_be_amended(plan: Plan, people: People) -> None:
    amend_plan(
        plan=plan,
        edition=plan.edition,
        reason="统一要求",
        parameters={"word_limit": {"value": 3000}},
        by=people.insider,
    )
    plan.refresh_from_db()
    assert plan.parameters["word_limit"]["source"] == "local"


def test_the_scale_and_the_rule_stay_as_published(plan: Plan, people: People) -> None:
    with pytest.raises(FrozenRule):
        amend_plan(
            plan=plan,
            edition=plan.edition,
            reason="更严",
            parameters={"blank_is": {"value": "invalid"}},
            by=people.insider,
        )


@pytest.mark.parametrize(
    ("reason", "days", "refusal"),
    [
        ("  ", LATER, ReasonMissing),
        ("无变化", {}, NothingAmended),
        ("颠倒", {"drafting": (date(2026, 11, 9), date(2026, 11, 1))}, Unsound),
    ],
)
def test_what_is_no_amendment_is_refused(
    plan: Plan,
    people: People,
    reason: str,
    days: dict[str, tuple[date, date]],
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal):
        amend_plan(plan=plan, edition=plan.edition, reason=reason, schedule=days, by=people.insider)
    assert not plan.amendments.exists()


def test_a_draft_is_edited_not_amended(draft: Plan, people: People) -> None:
    with pytest.raises(NotUnderWay):
        amend_plan(plan=draft, edition=draft.edition, reason="改期", schedule=LATER, by=people.insider)
