"""The one press that reminds everybody is offered to whoever may press it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluation.roster.models import Membership
from tests.factories import make_assessment, make_plan
from tests.people import People
from workflows.year import Year


@pytest.mark.parametrize(
    ("role", "offered"), [("insider", True), ("colleague", True), ("presidium", False), ("superior", False)]
)
def test_who_is_offered_to_remind(
    people: People,
    signed_in: Callable[[Membership], Client],
    monkeypatch: pytest.MonkeyPatch,
    role: str,
    offered: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    plan = make_plan(people.town)
    make_assessment(plan, people.deputy_mandate)
    monkeypatch.setattr(Year, "next_deadline", (timezone.localdate() + timedelta(days=2), 3))
    page = signed_in(getattr(people, role)).get(reverse("year_of", args=[plan.code]))
    assert page.status_code == 200
    assert (reverse("remind_people", args=[plan.code]) in page.content.decode()) is offered
