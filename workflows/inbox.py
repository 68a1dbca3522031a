"""What somebody has to do now, by when: the questions behind everybody's first page."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.opinion.queries import collectable, not_closed
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import due_on
from evaluation.plan.states import Stage, Standing
from evaluation.rectification.models import Item
from evaluation.rectification.states import WITH_THE_DEPUTY, ItemState
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership
from evaluation.roster.states import Role
from workflows.models import Matter
from workflows.steps import steps, title_of

SOON = timedelta(days=7)
DONE_SHOWN = 10
OPINIONS = "cycle.opinions"
REPORT = "report.draft"
CARRY_OUT, SIGN_OFF = "rectification.carry_out", "rectification.sign_off"


def matters_of(who: Membership) -> QuerySet[Matter]:
    """Open matters expected of this membership, the earliest deadline first."""
    mine = Q(member=who) | Q(member=None, deputy=None, role=who.role) & _place(who)
    if who.deputy_id and who.role == Role.DEPUTY:
        mine |= Q(deputy=who.deputy_id)
    mine = mine & ~Q(step=OPINIONS, group__isnull=False) | _collections(who) & Q(step=OPINIONS)
    return (
        Matter.objects.filter(mine, plan__congress=who.congress_id, ended_at=None)
        .select_related("plan", "group", "assessment__mandate__deputy", "assessment__report")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def _collections(who: Membership) -> Q:
    """A group's collection is asked of its leader while others than the leader are left, then of the substitute.

    Opinions about a leader who reports are gathered by the organiser whom the plan names.
    """
    left = Assessment.objects.filter(plan=OuterRef("plan"), group=OuterRef("group"), standing=Standing.ACTIVE)
    left = not_closed(left.exclude(mandate__deputy=who.deputy_id or 0))
    asked = Q(role=who.role) & _place(who) & Q(Exists(left))
    return asked | Q(Exists(left.filter(reviewer=who.pk))) if who.role == Role.ORGANISER else asked


def _place(who: Membership) -> Q:
    """A leader is asked for the own group only."""
    return Q(group=who.group_id) if who.role == Role.GROUP_LEADER else Q()


@dataclass(frozen=True, slots=True)
class Collection:
    """Opinions that a voter representative may write down now: in which plan, about whom, by when."""

    plan: Plan
    about: list[Assessment]
    due_on: date | None
    late: bool


def collections_of(who: Membership, today: date | None = None) -> list[Collection]:
    """What a collector has to do: no process waits for one opinion, but the collection runs until it is closed."""
    if who.role != Role.COLLECTOR:
        return []
    by_plan: dict[Plan, list[Assessment]] = {}
    for assessment in collectable(who).order_by("plan__year", "plan_id", "order", "pk"):
        by_plan.setdefault(assessment.plan, []).append(assessment)
    day = today or timezone.localdate()
    return [
        Collection(plan, about, due, late=due is not None and due < day)
        for plan, about in by_plan.items()
        for due in [due_on(plan, Stage.OPINIONS)]
    ]


def waiting_beside(who: Membership) -> list[Matter]:
    """What a rectification has for this person beside the step that it has come to; matters that are never saved.

    One item is returned while the others are still looked at, one is handed in while the others are worked on: the
    process asks one side at a time, and the other must not hear of it only afterwards.
    """
    if who.role == Role.DEPUTY:
        theirs = Q(assessment__mandate__deputy=who.deputy_id or 0, state__in=WITH_THE_DEPUTY)
        step, meanwhile = CARRY_OUT, SIGN_OFF
    elif who.role in {Role.ORGANISER, Role.GROUP_LEADER}:
        named = Q(assessment__reviewer=who)
        named |= Q(assessment__reviewer=None) if who.role == Role.ORGANISER else Q()
        theirs = named & Q(state=ItemState.HANDED_IN) & ~Q(assessment__mandate__deputy=who.deputy_id or 0)
        step, meanwhile = SIGN_OFF, CARRY_OUT
    else:
        return []
    asked = Matter.objects.filter(step=meanwhile, assessment=OuterRef("assessment"), ended_at=None)
    items = Item.objects.filter(theirs, Exists(asked), assessment__plan__congress=who.congress_id)
    items = items.select_related("assessment__plan", "assessment__mandate__deputy").order_by("due_on", "pk")
    first = {item.assessment_id: item for item in reversed(items)}
    return [
        Matter(step=step, plan=item.assessment.plan, assessment=item.assessment, due_on=item.due_on)
        for item in first.values()
    ]


def lines_of(who: Membership, today: date) -> "list[Line]":
    """The first page, the earliest deadline first."""
    matters = [*matters_of(who), *waiting_beside(who)]
    return [Line(matter, today) for matter in sorted(matters, key=lambda matter: matter.due_on or date.max)]


def done_by(who: Membership) -> QuerySet[Matter]:
    """What this membership did last."""
    found = Matter.objects.filter(ended_by=who).select_related("plan", "assessment__mandate__deputy")
    return found.order_by("-ended_at")[:DONE_SHOWN]


def waiting_elsewhere(who: Membership, others: list[Membership]) -> list[tuple[Membership, int]]:
    """How much waits for the same person in other roles."""
    mine = [other for other in others if other.pk != who.pk]
    counted = [(other, _count(other)) for other in mine]
    return [(other, count) for other, count in counted if count]


def _count(who: Membership) -> int:
    return matters_of(who).count() + len(collections_of(who)) + len(waiting_beside(who))


def _returned(assessment: Assessment | None) -> bool:
    report = getattr(assessment, "report", None)
    return report is not None and report.state == ReportState.RETURNED


class Line:
    """One matter as a page shows it."""

    def __init__(self, matter: Matter, today: date | None = None) -> None:
        self.matter = matter
        self.today = today or timezone.localdate()

    @property
    def title(self) -> str:
        """A report that was returned is asked for in other words than a new one."""
        if self.matter.step == REPORT and self.matter.ended_at is None and _returned(self.matter.assessment):
            return _("Revise the duty report as the remarks say and hand it in again")
        return title_of(self.matter.step)

    @property
    def about(self) -> str:
        """Whom or which round it is about."""
        if self.matter.assessment:
            return self.matter.assessment.mandate.deputy.name
        return self.matter.group.name if self.matter.group else ""

    @property
    def late(self) -> bool:
        return self.matter.due_on is not None and self.matter.due_on < self.today

    @property
    def soon(self) -> bool:
        return self.matter.due_on is not None and self.matter.due_on <= self.today + SOON

    @property
    def url(self) -> str:
        """Where it is done."""
        return address(self.matter)


def address(matter: Matter) -> str:
    """The page of the matter's step, else the year's."""
    step = steps().get(matter.step)
    code = matter.assessment.code if matter.assessment else matter.plan.code
    for arguments in ([code], []):
        try:
            return reverse(step.page, args=arguments) if step else reverse("my_matters")
        except NoReverseMatch:
            continue
    return reverse("year_of", args=[matter.plan.code])
