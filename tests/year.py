"""A whole year as the pages find it: rehearsed with made-up time up to a step, and one person of every role."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest
import time_machine
from django.utils import timezone

from evaluation.roster.models import Membership, User
from evaluation.roster.states import Role
from tests.people import PASSWORD, join, make_user
from workflows.rehearsal.clock import made_up_time
from workflows.rehearsal.play import play
from workflows.rehearsal.world import OFFICES, World
from workflows.rehearsal.year import begin

BEGINS = date(2026, 11, 2)
OTHERS = (Role.ADMINISTRATOR, Role.COLLECTOR, Role.TELLER, Role.PRESIDIUM)


@dataclass(frozen=True)
class Year:
    """A year in the middle or at its end, and one person of every role."""

    world: World
    people: dict[str, Membership]


@pytest.fixture
def rehearsed(transactional_db: None, tmp_path: Path) -> Iterator[Callable[[str], Year]]:
    """`rehearsed(until)` plays the town's year until a matter of the step `until` is next ("": to its end)."""
    with ExitStack() as made_up:

        def play_until(until: str) -> Year:
            chance = Random(2026)  # noqa: S311 - people, choices and the clock; never a secret
            with made_up_time(BEGINS, chance) as clock:
                world = begin(OFFICES["town"], clock, chance, tmp_path, PASSWORD)
                play(world, until=until)
                now = clock.now
            # from here the clock runs by itself: a browser waits for it
            made_up.enter_context(time_machine.travel(now, tick=True))
            return Year(world, _everybody(world))

        yield play_until


def _everybody(world: World) -> dict[str, Membership]:
    # the first sign-in is over: nobody is held up at the page for a new password
    User.objects.update(must_change_password=False, password_changed_at=timezone.now())
    one = world.plan.assessments.order_by("pk").first()
    assert one is not None
    found = {str(Role.ORGANISER): world.organiser, str(Role.DEPUTY): world.as_deputy(one)}
    leaders = Membership.objects.filter(congress=world.congress, role=Role.GROUP_LEADER, group=one.group)
    found[str(Role.GROUP_LEADER)] = leaders.get()
    for role in OTHERS:
        group = one.group if role == Role.COLLECTOR else None
        found[str(role)] = join(make_user(f"other-{role}", f"其他{role.label}"), world.congress, role, group=group)
    return found
