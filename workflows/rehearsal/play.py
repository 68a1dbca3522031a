"""Answers whatever the processes ask for, in the order of its deadline, until they ask for nothing more."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet

from evaluation.plan.queries import schedule_of
from workflows.models import Matter
from workflows.rehearsal.world import World

Days = dict[str, tuple[date, date]]
Player = Callable[[World, Matter], None]
# told after each matter: how many are done, how many wait
Told = Callable[[str, int, int], None]

_players: dict[str, Player] = {}
MOST = 20_000  # more matters than any year has: a process that asks in circles is stopped


class Stuck(RuntimeError):  # noqa: N818 - what happened, for the person at the shell
    """A process asks for the same thing again although it was answered."""


def plays(step: str) -> Callable[[Player], Player]:
    """Register the function that answers a step by its full name."""

    def register(player: Player) -> Player:
        _players[step] = player
        return player

    return register


def play(world: World, told: Told = lambda _step, _done, _open: None, *, until: str = "", most: int = MOST) -> int:
    """Play until nothing is asked for, step `until` is the next, or `most` are answered; return how many."""
    done = 0
    while done < most and (matter := _next(world)) is not None and matter.step != until:
        _wait_for_stage(world, matter)
        _players[matter.step](world, matter)
        done += 1
        if done == MOST or Matter.objects.filter(pk=matter.pk, ended_at=None).exists():
            raise Stuck(f"{matter.step} was answered and still waits")
        told(matter.step, done, _open(world).count())
    return done


def _open(world: World) -> QuerySet[Matter]:
    return Matter.objects.filter(plan=world.plan, ended_at=None)


def _next(world: World) -> Matter | None:
    """The stage that begins first, then the order of the list; the same in every run of one seed."""
    days = schedule_of(world.plan)
    waiting = _open(world).select_related("plan", "group", "assessment__mandate__deputy", "assessment__reviewer__user")

    def key(matter: Matter) -> tuple[date, str, int, int]:
        order = matter.assessment.order if matter.assessment else 0
        return _begins(days, matter), matter.step, matter.group_id or 0, order

    return min(waiting, key=key, default=None)


def _begins(days: Days, matter: Matter) -> date:
    return days[matter.stage][0] if matter.stage in days else date.max


def _wait_for_stage(world: World, matter: Matter) -> None:
    days = schedule_of(world.plan).get(matter.stage)
    if days:
        world.clock.go_to(days[0])
    world.clock.work()
