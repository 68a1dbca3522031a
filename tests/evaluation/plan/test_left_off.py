"""Whoever must report this year is left off with knowledge and on record, never by oversight."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from evaluation.ground.models import AuditEvent
from evaluation.plan.actions import choose_deputies, create_plan, publish_plan
from evaluation.plan.errors import LeftOffWithoutReason
from evaluation.plan.models import Plan
from evaluation.plan.queries import draft_stamp, list_stamp
from evaluation.plan.states import PlanState
from evaluation.roster.actions import note_leave
from evaluation.roster.models import Membership
from tests.people import People

SignedIn = Callable[[Membership], Client]
WHY = "外出挂职，已向主席团说明"


@pytest.fixture
def last_year(people: People) -> Plan:
    """2027, the third year of a term that began at the end of 2024: whoever has not reported must do so."""
    plan = create_plan(congress=people.town, scheme="town", year=2027, by=people.insider)
    choose_deputies(plan=plan, mandates=[people.deputy_mandate, people.other_mandate], by=people.insider)
    return plan


def test_publishing_names_who_must_report_and_asks_for_the_reason(last_year: Plan, people: People) -> None:
    with pytest.raises(LeftOffWithoutReason) as refused:
        publish_plan(plan=last_year, by=people.insider)
    assert refused.value.facts["names"] == "苏映荷、温向阳"
    plan = publish_plan(plan=last_year, reason=WHY, by=people.insider)
    assert (plan.left_off, plan.left_off_reason) == ("苏映荷、温向阳", WHY)
    facts = AuditEvent.objects.get(act="plan.publish_plan").facts
    assert (facts["left_off"], facts["reason"]) == ("苏映荷、温向阳", WHY)


def test_a_leave_on_the_roster_is_reason_enough(last_year: Plan, people: People) -> None:
    for mandate in (people.leader_mandate, people.other_leader.deputy.mandates.get()):  # type: ignore[union-attr]  # a deputy
        note_leave(mandate=mandate, reason="住院", until=date(2027, 12, 31), by=people.insider)
    plan = publish_plan(plan=last_year, by=people.insider)
    assert (plan.left_off, plan.left_off_reason) == ("", "")


def test_a_list_that_keeps_the_promise_asks_nothing(draft: Plan, people: People) -> None:
    assert publish_plan(plan=draft, reason="x", by=people.insider).left_off == ""


def test_the_pages_warn_with_names_and_ask_once(last_year: Plan, people: People, signed_in: SignedIn) -> None:
    leader, address = signed_in(people.colleague), f"/plans/{last_year.code}/"
    chosen = {"mandate": [people.deputy_mandate.pk], "seen": list_stamp(last_year, people.colleague.group_id)}
    saved = leader.post(f"{address}deputies/", chosen, follow=True).content.decode()
    assert "苏映荷（第一代表小组）：本届尚未述职，最迟在2027年" in saved
    assert "温向阳" not in saved  # of another leader's group
    client = signed_in(people.insider)
    page = client.get(f"{address}publish/").content.decode()
    assert "温向阳（第二代表小组）" in page
    seen = draft_stamp(last_year)
    assert client.post(f"{address}publish/", {"seen": seen, "reason": " "}).status_code == 200
    assert Plan.objects.get(pk=last_year.pk).state == PlanState.DRAFT
    assert client.post(f"{address}publish/", {"seen": seen, "reason": WHY}).status_code == 302
    assert WHY in client.get(address).content.decode()
