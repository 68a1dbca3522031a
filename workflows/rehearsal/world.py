"""Who is who in a rehearsal: a congress with its people, set up as an administrator would."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from evaluation.plan.actions import choose_deputies, create_plan, edit_plan, publish_plan
from evaluation.plan.proposal import proposed_mandates
from evaluation.plan.queries import rules_of, schedule_of
from evaluation.roster.actions import create_user, grant_role, import_roster
from evaluation.roster.founding import found_congress
from evaluation.roster.queries import (
    mandates_visible_to,
    memberships_of,
    system_membership,
    voter_reps_visible_to,
)
from evaluation.roster.reading import read_for
from evaluation.roster.states import GroupRole, Level, Role
from workflows.rehearsal import names
from workflows.rehearsal.clock import Clock

if TYPE_CHECKING:
    from evaluation.plan.models import Assessment, Plan
    from evaluation.roster.models import Congress, Deputy, Mandate, Membership


@dataclass(frozen=True, slots=True)
class Office:
    """A made-up congress. `shift` moves its year's dates, so that a demonstration stands where it should today."""

    scheme: str
    code: str
    name: str
    level: Level
    shift: timedelta = timedelta()


OFFICES = {
    "county": Office("county", "yunlan", "云岚县人大常委会", Level.COUNTY),
    "town": Office("town", "qinghe", "青禾镇人大", Level.TOWN),
}
TABLES = {
    "county": (("deputies", names.county_deputies), ("attendance", names.county_attendance)),
    "town": (("deputies", names.town_deputies), ("voters", names.town_voters)),
}


@dataclass
class World:
    """Everything a player needs at hand. Memberships are those of the made-up office."""

    office: Office
    clock: Clock
    chance: Random
    out: Path
    congress: "Congress"
    organiser: "Membership"
    plan: "Plan" = field(init=False)
    left_out: list[str] = field(default_factory=list)  # groups without enough voter representatives
    _deputies: "dict[int, Membership]" = field(default_factory=dict)

    @property
    def scheme(self) -> str:
        return self.office.scheme

    def as_deputy(self, assessment: "Assessment") -> "Membership":
        """The deputy of this assessment, in that role; the account is made when it is first needed."""
        deputy = assessment.mandate.deputy
        if deputy.pk not in self._deputies:
            self._deputies[deputy.pk] = enrol(self, deputy, Role.DEPUTY)
        return self._deputies[deputy.pk]

    def as_reviewer(self, assessment: "Assessment") -> "Membership":
        """Whom the plan names, else the organiser."""
        return assessment.reviewer or self.organiser


def found(office: Office, clock: Clock, chance: Random, out: Path, password: str) -> World:
    """A congress with its running term and one organiser."""
    user, _new = found_congress(
        code=office.code,
        name=office.name,
        level=office.level,
        term=15,
        since=date(clock.today.year - 2, 1, 15),
        username=f"{office.code}-organiser",
        user_name="何清",
        password=password,
    )
    organiser = memberships_of(user).get(role=Role.ORGANISER, congress__code=office.code)
    return World(office, clock, chance, out, organiser.congress, organiser)


def bring_in(world: World, *tables: bytes | None) -> None:
    """Take over the office's own tables, or made-up ones; the leaders of groups get their role."""
    for (kind, made_up), given in zip(TABLES[world.scheme], tables, strict=True):
        reading = read_for(world.congress, given or made_up(world.chance, world.clock.today.year), cast("Any", kind))
        import_roster(congress=world.congress, reading=reading, by=world.organiser)
        world.clock.work()
    leaders = mandates_visible_to(world.organiser).filter(group_role=GroupRole.LEADER, ended_on=None)
    for mandate in leaders.select_related("deputy", "group").order_by("pk"):
        enrol(world, mandate.deputy, Role.GROUP_LEADER, group=mandate.group)


def enrol(world: World, deputy: "Deputy", role: Role, **where: Any) -> "Membership":
    """Give a deputy a role; the account is one that is entered by a printed link."""
    by = system_membership(world.congress)
    known = deputy.memberships.select_related("user").first()
    user = known.user if known else None
    if user is None:
        username = f"{world.office.code}-{deputy.pk:04}"
        user = create_user(congress=world.congress, username=username, name=deputy.name, by=by, phone=deputy.phone)
    return grant_role(user=user, congress=world.congress, role=role, deputy=deputy, by=by, **where)


def draw_up(world: World, year: int) -> None:
    """The plan of the year, from the scheme to its publication."""
    by = world.organiser
    plan = create_plan(congress=world.congress, scheme=world.scheme, year=year, by=by)
    if world.office.shift:
        moved = {stage: (a + world.office.shift, b + world.office.shift) for stage, (a, b) in schedule_of(plan).items()}
        plan = edit_plan(plan=plan, edition=plan.edition, schedule=moved, by=by)
    world.clock.work()
    choose_deputies(plan=plan, mandates=_chosen(world, plan), by=by)
    world.clock.work()
    world.plan = publish_plan(plan=plan, reason="；".join(world.left_out), by=by)


def _chosen(world: World, plan: "Plan") -> "list[Mandate]":
    """The coverage proposal; where voters vote, of those groups alone whose voter representatives are known."""
    proposed, rules = proposed_mandates(plan), rules_of(plan)
    if rules.evaluators == "committee":
        return proposed
    voters: Counter[int | None] = Counter(voter_reps_visible_to(world.organiser).values_list("group_id", flat=True))
    groups = {m.group_id: m.group.name for m in proposed if m.group}
    heard = {pk for pk in groups if voters[pk] >= rules.smallest_group}
    world.left_out = [
        _("%(group)s: %(voters)s voter representatives, %(needed)s are needed")
        % {"group": name, "voters": voters[pk], "needed": rules.smallest_group}
        for pk, name in groups.items()
        if pk not in heard
    ]
    return [m for m in proposed if m.group_id in heard]
