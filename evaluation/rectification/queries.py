"""Items by spoken names."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from evaluation.meeting.models import Remark
from evaluation.meeting.queries import problems_about, remarks_about
from evaluation.opinion.queries import kept
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import rules_of, standing_closing
from evaluation.plan.states import PlanState
from evaluation.rectification.models import Item, ListClosing
from evaluation.rectification.states import WITH_THE_DEPUTY, ItemState
from evaluation.result.models import Result
from evaluation.result.queries import measures_due, told_on
from evaluation.roster.models import Membership
from evaluation.roster.states import Role

DONE = (ItemState.CLOSED, ItemState.CARRIED_OVER)


def items() -> QuerySet[Item]:
    """Items with what a line about one needs, in one query."""
    return Item.objects.select_related("assessment__plan__congress", "assessment__mandate__deputy", "assessment__group")


def visible_to(by: Membership) -> QuerySet[Item]:
    """The office and the presidium see all of their congress, a leader the group's, a deputy the own."""
    inside = items().filter(assessment__plan__congress_id=by.congress_id)
    match by.role:
        case Role.ORGANISER | Role.PRESIDIUM:
            return inside
        case Role.GROUP_LEADER:
            return inside.filter(assessment__group_id=by.group_id) | inside.filter(assessment__reviewer_id=by.pk)
        case Role.DEPUTY:
            return inside.filter(assessment__mandate__deputy_id=by.deputy_id or 0)
        case _:
            return inside.none()


def unresolved(assessment: Assessment) -> QuerySet[Item]:
    """What is neither signed off nor carried over."""
    return assessment.items.exclude(state__in=DONE)


def left_open_before(plan: Plan, deputies: list[int]) -> QuerySet[Item]:
    """What earlier years of this congress left unresolved about these deputies, oldest first.

    An item that was handed in comes along once its list is closed or its year is over; until then its sign-off waits.
    """
    standing = ListClosing.objects.filter(assessment=OuterRef("assessment"), reopened_at=None)
    signed_off_there = Q(state=ItemState.HANDED_IN, assessment__plan__state=PlanState.RUNNING) & ~Exists(standing)
    earlier = items().filter(
        assessment__plan__congress=plan.congress_id,
        assessment__plan__year__lt=plan.year,
        assessment__mandate__deputy__in=deputies,
    )
    return earlier.exclude(state__in=DONE).exclude(signed_off_there).order_by("pk")


def closing_of(assessment: Assessment) -> ListClosing | None:
    """The closing of a deputy's list; None while it is open."""
    return standing_closing(ListClosing, assessment)


def problem_raised(assessment: Assessment) -> bool:
    """Whether an opinion or a remark at the meeting named a problem: then the deputy is asked what will be done."""
    return problems_about(assessment).exists() or kept(assessment).filter(is_problem=True).exists()


def measures_due_on(assessment: Assessment) -> date | None:
    """Until when the deputy has a measure for each problem; None without the stage."""
    result = Result.objects.filter(assessment=assessment).first()
    return measures_due(assessment.plan, told_on(result) if result else None)


def overdue(today: date) -> QuerySet[Item]:
    """Items past their date that nobody has signed off."""
    return items().filter(due_on__lt=today).exclude(state__in=DONE)


def escalation_day(item: Item) -> date | None:
    """The first day on which the item is escalated by its plan; None while it is not the deputy's to work on."""
    days = rules_of(item.assessment.plan).escalate_after_days
    if not days or item.due_on is None or item.state not in WITH_THE_DEPUTY:
        return None
    return item.due_on + timedelta(days=days)


def to_escalate(today: date) -> list[Item]:
    """Items of running years that are overdue as long as their plans allow, and of which nobody was told."""
    late = overdue(today).filter(
        state__in=WITH_THE_DEPUTY, escalated_at=None, assessment__plan__state=PlanState.RUNNING
    )
    return [item for item in late if (day := escalation_day(item)) is not None and day <= today]


def escalated() -> QuerySet[Item]:
    """Items of running years that were escalated and still wait for the deputy."""
    return items().filter(
        state__in=WITH_THE_DEPUTY, escalated_at__isnull=False, assessment__plan__state=PlanState.RUNNING
    )


def escalated_to(by: Membership) -> QuerySet[Item]:
    """Those that were escalated to this membership, the oldest first."""
    waiting = escalated()
    match by.role:
        case Role.ORGANISER:
            return waiting.filter(assessment__plan__congress=by.congress_id).order_by("due_on", "pk")
        case Role.GROUP_LEADER:
            return waiting.filter(assessment__reviewer=by.pk).order_by("due_on", "pk")
        case _:
            return waiting.none()


def answerable_for(item: Item) -> QuerySet[Membership]:
    """Whom an escalation reaches: the organisers, and whoever the plan names to sign off; never the deputy."""
    assessment = item.assessment
    inside = Membership.objects.filter(congress=assessment.plan.congress_id, ended_at=None)
    reached = inside.filter(role=Role.ORGANISER) | inside.filter(pk=assessment.reviewer_id or 0)
    own = Membership.objects.filter(deputy=assessment.mandate.deputy_id).values("user")
    return reached.exclude(user__in=own)


def left_from_last_year(assessment: Assessment) -> QuerySet[Item]:
    """What the same deputy brought along: it stands at the top of this year's list."""
    return assessment.items.filter(source="last_year")


def said_at_meetings(assessment: Assessment) -> QuerySet[Remark]:
    """Questions and comments on the deputy that may become items; the leadership's remarks are no problem."""
    return remarks_about(assessment).exclude(kind="leadership")


def locked(item: Item) -> Item:
    """The same item, its row locked for the rest of the transaction."""
    return items().select_for_update(of=("self",)).get(pk=item.pk)
