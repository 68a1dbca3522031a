"""Made-up offices that stand at different points of the year today, for whoever looks at the product first."""

from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path
from random import Random

from evaluation.plan.parameters import presets
from evaluation.roster.actions import change_password
from evaluation.roster.states import Level
from workflows.rehearsal.clock import made_up_time
from workflows.rehearsal.play import Told, play
from workflows.rehearsal.world import Office, World
from workflows.rehearsal.year import BEGINS, begin

SEED = 7
# (office, a stage and how many days ago it began, the step before which the player stops, at most so many matters):
# long enough ago that nothing which was played lies in the future
OFFICES = (
    ("county", "yunlan", "云岚县人大常委会", Level.COUNTY, "meeting", 1, "cycle.meeting", 10_000),
    ("town", "qinghe", "青禾镇人大", Level.TOWN, "review", 4, "cycle.ready", 14),
    ("town", "baishi", "白石镇人大", Level.TOWN, "rectification", 2, "rectification.sign_off", 10_000),
)


def demonstrate(out: Path, password: str, today: date, told: Told, *, there: Collection[str]) -> int:
    """Make the offices whose code is not `there` yet; return how many. One password opens their accounts."""
    made = 0
    for number, (scheme, code, name, level, stage, ago, until, most) in enumerate(OFFICES):
        if code in there:
            continue
        office = Office(scheme, code, name, level, _shift(scheme, stage, today, ago))
        chance = Random(SEED + number)  # noqa: S311 - people and choices; never a secret
        with made_up_time(date(today.year, *BEGINS[scheme]) + office.shift, chance) as clock:
            world = begin(office, clock, chance, out, password)
            play(world, told, until=until, most=most)
            _open_accounts(world, password)
        made += 1
    return made


def _shift(scheme: str, stage: str, today: date, ago: int) -> timedelta:
    """How far the scheme's dates are moved so that `stage` began so many days ago."""
    first, _last = presets()[scheme].schedule[stage].in_year(today.year)
    return today - timedelta(days=ago) - first


def _open_accounts(world: World, password: str) -> None:
    """The organiser, a leader where there are groups, and a deputy can sign in with the password."""
    first = world.plan.assessments.select_related("mandate__deputy", "reviewer__user").order_by("order", "pk").first()
    people = [world.organiser]
    if first is not None:
        people += [world.as_reviewer(first), world.as_deputy(first)]
    for member in {person.user_id: person for person in people}.values():
        change_password(user=member.user, password=password, by=member)
