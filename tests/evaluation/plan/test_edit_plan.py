from datetime import date

import pytest

from evaluation.plan.actions import edit_plan
from evaluation.plan.errors import ChangedMeanwhile, NotADraft, Unsound
from evaluation.plan.models import Plan
from evaluation.plan.queries import rules_of, schedule_of
from tests.people import People


def test_a_changed_rule_becomes_the_offices_own(draft: Plan, people: People) -> None:
    change = {"word_limit": {"value": 2000, "basis": "镇人大办公室通知"}}
    plan = edit_plan(plan=draft, edition=0, parameters=change, title="述职评议方案", by=people.insider)
    assert plan.parameters["word_limit"] == {"value": 2000, "source": "local", "basis": "镇人大办公室通知"}
    assert (plan.title, plan.edition) == ("述职评议方案", 1)


def test_a_rule_put_back_takes_the_schemes_source_again(draft: Plan, people: People) -> None:
    edit_plan(plan=draft, edition=0, parameters={"voters_about": {"value": 50}}, by=people.insider)
    plan = edit_plan(plan=draft, edition=1, parameters={"voters_about": {"value": 30}}, by=people.insider)
    assert plan.parameters["voters_about"]["source"] == "scheme"


def test_two_clerks_do_not_overwrite_each_other(draft: Plan, people: People) -> None:
    edit_plan(plan=draft, edition=0, title="先存的", by=people.insider)
    with pytest.raises(ChangedMeanwhile):
        edit_plan(plan=draft, edition=0, title="后存的", by=people.insider)
    draft.refresh_from_db()
    assert draft.title == "先存的"


def test_all_faults_are_named_at_once_and_nothing_is_saved(draft: Plan, people: People) -> None:
    grading = {"base": "ballots", "steps": [], "otherwise": "不合格"}
    days = {"drafting": (date(2026, 11, 20), date(2026, 11, 1))}
    with pytest.raises(Unsound) as refusal:
        edit_plan(
            plan=draft,
            edition=0,
            parameters={"grading": {"value": grading}, "scale": {"value": ["好"]}},
            content_items=["", "出席"],
            schedule=days,
            by=people.insider,
        )
    assert len(refusal.value.faults) >= 5
    draft.refresh_from_db()
    assert rules_of(draft).scale[0] == "优秀"
    assert "meeting" in schedule_of(draft)


def test_a_stage_is_switched_on_first_and_dated_after(draft: Plan, people: People) -> None:
    """The pages of drawing up ask for the rules, then for the dates; saving the dates asks for all of them."""
    days = {stage: kept for stage, kept in schedule_of(draft).items() if stage != "rectification"}
    off = {"stages": {"value": list(days)}}
    edit_plan(plan=draft, edition=0, parameters=off, schedule=days, by=people.insider)
    on = {"stages": {"value": [*days, "rectification"]}}
    edit_plan(plan=draft, edition=1, parameters=on, by=people.insider)
    with pytest.raises(Unsound):
        edit_plan(plan=draft, edition=2, schedule=days, by=people.insider)


def test_an_unreadable_parameter_is_refused(draft: Plan, people: People) -> None:
    with pytest.raises(Unsound):
        edit_plan(
            plan=draft,
            edition=0,
            parameters={"quorum": {"value": {"op": ">", "share": "half", "base": "due"}}},
            by=people.insider,
        )


def test_items_and_dates_are_replaced(draft: Plan, people: People) -> None:
    days = {**schedule_of(draft), "meeting": (date(2026, 11, 25), date(2026, 11, 26))}
    plan = edit_plan(plan=draft, edition=0, content_items=["一", "二"], schedule=days, by=people.insider)
    assert [item.text for item in plan.content_items.all()] == ["一", "二"]
    assert schedule_of(plan)["meeting"] == (date(2026, 11, 25), date(2026, 11, 26))


def test_a_published_plan_is_not_edited(plan: Plan, people: People) -> None:
    with pytest.raises(NotADraft):
        edit_plan(plan=plan, edition=plan.edition, title="新", by=people.insider)
