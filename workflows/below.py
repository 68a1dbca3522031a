"""What a superior sees of the congresses below it: progress and what was published, never drafts or opinions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.plan.models import Plan
from evaluation.plan.queries import plans_seen_by
from evaluation.plan.states import Stage, Standing
from evaluation.result.states import ResultState
from evaluation.roster.models import Congress, Membership
from evaluation.roster.states import Role
from workflows.models import Matter

if TYPE_CHECKING:
    from documents.tables import Value

ON_A_PAGE = 50
ABOVE = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM})


@dataclass(frozen=True, slots=True)
class Below:
    """One congress with the latest plan that it published, if there is one."""

    congress: Congress
    plan: Any  # with the figures that `_measured` adds

    @property
    def stage(self) -> str:
        """Where the year stands: the stage of what is due first."""
        return str(Stage(self.plan.stage_now).label) if self.plan.stage_now else ""


def congresses_below(who: Membership) -> QuerySet[Congress]:
    """The congresses directly below that of the reader."""
    return Congress.objects.filter(parent=who.congress_id).order_by("code")


def below(who: Membership, number: str | int) -> "Page[Below]":
    """A page of lines, in two queries however many there are."""
    lines: Any = Paginator(congresses_below(who), ON_A_PAGE).get_page(number)
    lines.object_list = _lines(who, list(lines.object_list))
    return cast("Page[Below]", lines)


def below_table(who: Membership) -> "tuple[list[str], list[list[Value]]]":
    """Heading and rows of all of them, for Excel; a congress without a plan is a line with empty cells."""
    heading = [
        _("Congress"),
        _("Plan"),
        _("Year"),
        _("State"),
        _("Where it stands"),
        _("Reporting deputies"),
        _("Reports accepted"),
        _("Counted"),
        _("Results published"),
        _("Late"),
    ]
    return heading, [_row(line) for line in _lines(who, list(congresses_below(who)))]


def _row(line: Below) -> "list[Value]":
    plan = line.plan
    if plan is None:
        return [line.congress.name, _("No plan is published yet."), *[None] * 8]
    told = [plan.title, plan.year, plan.get_state_display(), line.stage]
    counted = [plan.deputies, plan.accepted, plan.counted, plan.published, plan.late or 0]
    return [line.congress.name, *told, *counted]


def _lines(who: Membership, congresses: list[Congress]) -> list[Below]:
    latest: dict[int, Plan] = {}
    for plan in _measured(plans_seen_by(who).filter(congress__in=congresses)).order_by("year", "pk"):
        latest[plan.congress_id] = plan
    return [Below(congress, latest.get(congress.pk)) for congress in congresses]


def _measured(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    waiting = Matter.objects.filter(plan=OuterRef("pk"), ended_at=None)
    late = waiting.filter(due_on__lt=timezone.localdate()).order_by().values("plan")
    active = Q(assessments__standing=Standing.ACTIVE)
    told = Q(parameters__announce__value="on_the_spot") & ~Q(assessments__result__state=ResultState.GRADED)
    return plans.annotate(
        deputies=Count("assessments", filter=active),
        accepted=Count("assessments", filter=active & Q(assessments__report__state="accepted")),
        counted=Count("assessments", filter=active & Q(assessments__result__isnull=False)),
        published=Count("assessments", filter=active & Q(assessments__result__isnull=False) & told),
        late=Subquery(late.annotate(found=Count("pk")).values("found")),
        stage_now=Subquery(waiting.order_by("due_on", "pk").values("stage")[:1]),
    )
