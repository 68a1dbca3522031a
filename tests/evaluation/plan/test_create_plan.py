from datetime import date

import pytest

from evaluation.ground.models import AuditEvent
from evaluation.plan.actions import create_plan
from evaluation.plan.errors import UnknownScheme
from evaluation.plan.queries import rules_of, schedule_of
from evaluation.plan.states import PlanState
from evaluation.roster.errors import NotAllowed
from tests.people import People


def test_a_draft_holds_the_whole_scheme(people: People) -> None:
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    assert plan.state == PlanState.DRAFT
    assert plan.term == people.term
    assert plan.content_items.count() == 8
    assert rules_of(plan).scale == ("优秀", "称职", "基本称职", "不称职")
    assert schedule_of(plan)["drafting"] == (date(2026, 11, 1), date(2026, 11, 20))
    assert AuditEvent.objects.get(act="plan.create_plan").target_id == plan.pk


def test_the_county_scheme_states_seven_items_and_its_limits(people: People) -> None:
    plan = create_plan(congress=people.town, scheme="county", year=2026, by=people.insider)
    rules = rules_of(plan)
    assert (plan.content_items.count(), rules.word_limit, rules.minutes_limit) == (7, 2500, 10)
    assert not {"opinions", "rectification"} & rules.stages
    assert plan.parameters["quorum"]["source"] == "house"


def test_a_scheme_that_is_not_kept_is_refused(people: People) -> None:
    with pytest.raises(UnknownScheme):
        create_plan(congress=people.town, scheme="moon", year=2026, by=people.insider)


def test_only_the_own_organiser_draws_up_a_plan(people: People) -> None:
    for who in (people.deputy, people.stranger, people.superior, people.colleague):
        with pytest.raises(NotAllowed):
            create_plan(congress=people.town, scheme="town", year=2026, by=who)
