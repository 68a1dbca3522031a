from evaluation.plan.models import Plan
from evaluation.plan.queries import assessments_seen_by, plans_seen_by
from tests.people import People


def test_a_draft_is_seen_by_those_who_draw_it_up(draft: Plan, people: People) -> None:
    assert draft in plans_seen_by(people.insider)
    assert draft in plans_seen_by(people.colleague)
    for who in (people.deputy, people.superior, people.stranger, people.collector):
        assert draft not in plans_seen_by(who)


def test_a_published_plan_is_seen_by_its_own_people_and_the_superior(plan: Plan, people: People) -> None:
    for who in (people.insider, people.deputy, people.presidium, people.superior):
        assert plan in plans_seen_by(who)
    assert plan not in plans_seen_by(people.stranger)


def test_a_deputy_sees_the_own_assessment_only(plan: Plan, people: People) -> None:
    assert [a.mandate for a in assessments_seen_by(people.deputy)] == [people.deputy_mandate]
    assert [a.mandate for a in assessments_seen_by(people.other_leader)] == [people.other_mandate]
    assert assessments_seen_by(people.insider).count() == 2
    assert not assessments_seen_by(people.stranger).exists()
