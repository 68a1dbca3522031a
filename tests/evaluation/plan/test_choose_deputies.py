import pytest

from evaluation.plan.actions import choose_deputies
from evaluation.plan.errors import NotADraft, WrongDeputies
from evaluation.plan.models import Plan
from evaluation.roster.states import Level
from tests.people import People, make_deputy


def test_exactly_the_chosen_report_in_this_order(draft: Plan, people: People) -> None:
    kept = draft.assessments.get(mandate=people.other_mandate)
    chosen = choose_deputies(plan=draft, mandates=[people.other_mandate, people.leader_mandate], by=people.insider)
    assert [a.mandate for a in chosen] == [people.other_mandate, people.leader_mandate]
    assert chosen[0] == kept
    assert chosen[0].group == people.second_group


def test_a_leader_chooses_for_the_own_group_only(draft: Plan, people: People) -> None:
    choose_deputies(plan=draft, mandates=[people.leader_mandate], by=people.colleague)
    assert {a.mandate for a in draft.assessments.all()} == {people.leader_mandate, people.other_mandate}
    with pytest.raises(WrongDeputies):
        choose_deputies(plan=draft, mandates=[people.other_mandate], by=people.colleague)


def test_everyone_who_cannot_report_is_named(draft: Plan, people: People) -> None:
    city = make_deputy(people.town, people.term, "市代表", level=Level.CITY)
    strange = people.strange_deputy.deputy
    assert strange is not None
    with pytest.raises(WrongDeputies) as refusal:
        choose_deputies(
            plan=draft,
            mandates=[city, strange.mandates.get(), people.deputy_mandate, people.deputy_mandate],
            by=people.insider,
        )
    assert len(refusal.value.faults) == 3
    assert draft.assessments.count() == 2


def test_the_choice_is_frozen_with_the_plan(plan: Plan, people: People) -> None:
    with pytest.raises(NotADraft):
        choose_deputies(plan=plan, mandates=[people.leader_mandate], by=people.insider)
