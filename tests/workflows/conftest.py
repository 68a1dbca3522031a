"""A published plan whose cycle runs."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from evaluation.plan.actions import choose_deputies, create_plan, publish_plan
from evaluation.plan.models import Assessment, Plan
from tests.people import People

# runs what waits for the commit at the end of the block: parents of finished child processes go on there
Committed = Callable[[], AbstractContextManager[object]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def town_plan(people: People, committed: Committed) -> Plan:
    """The town's plan under way: one deputy in each of two groups."""
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    choose_deputies(plan=plan, mandates=[people.deputy_mandate, people.other_mandate], by=people.insider)
    with committed():
        return publish_plan(plan=plan, by=people.insider)


@pytest.fixture
def county_plan(people: People, committed: Committed) -> Plan:
    """A plan by the county's scheme under way, with the same two deputies heard by a committee."""
    plan = create_plan(congress=people.town, scheme="county", year=2026, by=people.insider)
    plan.parameters["reporting_level"]["value"] = ["town", "district"]
    plan.save()
    choose_deputies(plan=plan, mandates=[people.deputy_mandate, people.other_mandate], by=people.insider)
    with committed():
        return publish_plan(plan=plan, by=people.insider)


@pytest.fixture
def ours(town_plan: Plan, people: People) -> Assessment:
    """`people.deputy` in the town's plan."""
    return town_plan.assessments.get(mandate=people.deputy_mandate)


@pytest.fixture
def other(town_plan: Plan, people: People) -> Assessment:
    """`people.other_deputy`, of the second group."""
    return town_plan.assessments.get(mandate=people.other_mandate)
