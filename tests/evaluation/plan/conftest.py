import pytest

from evaluation.plan.actions import choose_deputies, create_plan, publish_plan
from evaluation.plan.models import Assessment, Plan
from tests.people import People


@pytest.fixture
def draft(people: People) -> Plan:
    """The town's draft for 2026, with two deputies of two groups chosen."""
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    choose_deputies(plan=plan, mandates=[people.deputy_mandate, people.other_mandate], by=people.insider)
    return plan


@pytest.fixture
def plan(draft: Plan, people: People) -> Plan:
    """The same plan, published."""
    return publish_plan(plan=draft, by=people.insider)


@pytest.fixture
def assessment(plan: Plan, people: People) -> Assessment:
    """`people.deputy` in the published plan."""
    return plan.assessments.get(mandate=people.deputy_mandate)
