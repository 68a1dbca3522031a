"""Named readings of plans and assessments; every list is of what a membership may see."""

from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from evaluation.plan.models import Assessment, Closing, Plan
from evaluation.plan.parameters import Rules
from evaluation.plan.states import PlanState, Stage, Standing
from evaluation.roster.models import Congress, Membership, Term
from evaluation.roster.states import Role

C = TypeVar("C", bound=Closing)

# roles whose work is only their own: they see a plan through what concerns them
NARROW = frozenset({Role.DEPUTY, Role.COLLECTOR, Role.TELLER})


def plans_seen_by(who: Membership) -> QuerySet[Plan]:
    """Plans of the own congress; for an organiser or presidium member also the published ones of subordinates."""
    own = Q(congress_id=who.congress_id)
    if who.role in NARROW:
        return Plan.objects.filter(own).exclude(state=PlanState.DRAFT)
    if who.role == Role.GROUP_LEADER:
        return Plan.objects.filter(own)
    return Plan.objects.filter(own | Q(congress__parent_id=who.congress_id) & ~Q(state=PlanState.DRAFT))


def running_plan(who: Membership) -> Plan | None:
    """The plan of the own congress that is under way; of two, the later year."""
    own = plans_seen_by(who).filter(congress=who.congress_id, state=PlanState.RUNNING)
    return own.order_by("-year", "-pk").first()


def assessments_seen_by(who: Membership) -> QuerySet[Assessment]:
    """Assessments inside the plans that `who` sees: a deputy's own, a group leader's group, else all."""
    seen = Assessment.objects.filter(plan__in=plans_seen_by(who))
    if who.role == Role.DEPUTY:
        return seen.filter(mandate__deputy_id=who.deputy_id or 0)
    if who.role == Role.GROUP_LEADER or (who.role == Role.COLLECTOR and who.group_id):
        return seen.filter(group_id=who.group_id)
    return seen


def list_stamp(plan: Plan, group_id: int | None = None) -> str:
    """Changes whenever the list of who reports does; of one group alone where it is given."""
    listed = plan.assessments.filter(group_id=group_id) if group_id else plan.assessments.all()
    keys = ",".join(map(str, listed.order_by("mandate_id").values_list("mandate_id", flat=True)))
    return sha256(keys.encode()).hexdigest()[:16]


def draft_stamp(plan: Plan) -> str:
    """Changes whenever what publishing would freeze does: the rules, the dates, the items, the list."""
    return f"{plan.edition}:{list_stamp(plan)}"


def taking_part(plan: Plan) -> QuerySet[Assessment]:
    """The assessments of deputies who still take part, in their order."""
    return plan.assessments.filter(standing=Standing.ACTIVE).select_related("mandate__deputy", "group")


def rules_of(plan: Plan) -> Rules:
    """The plan's parameters, typed."""
    return Rules.of(plan.parameters)


def schedule_of(plan: Plan) -> dict[str, tuple[date, date]]:
    """Stage → (first day, last day)."""
    return {entry.stage: (entry.starts_on, entry.due_on) for entry in plan.schedule.all()}


def due_on(plan: Plan, stage: Stage) -> date | None:
    """The last day of a stage; None when the plan has no such stage."""
    return plan.schedule.filter(stage=stage).values_list("due_on", flat=True).first()


def open_term(congress: Congress) -> Term | None:
    """The term that runs now."""
    return congress.terms.filter(ended_on__isnull=True).order_by("-number").first()


def standing_closing(kind: type[C], assessment: Assessment) -> C | None:
    """The closing that holds now; None while it is open."""
    rows = kind._default_manager.filter(assessment=assessment, reopened_at=None)  # noqa: SLF001 - Django documents it
    return rows.select_related("closed_by__user").last()


def frozen_facts(plan: Plan) -> dict[str, Any]:
    """What publishing freezes, as plain values; its canonical JSON is what the digest is of."""
    assessments = plan.assessments.select_related("mandate__deputy").order_by("order", "pk")
    return {
        "congress": plan.congress.code,
        "year": plan.year,
        "scheme": plan.scheme,
        "title": plan.title,
        "parameters": plan.parameters,
        "content_items": [item.text for item in plan.content_items.all()],
        "schedule": {
            stage: [first.isoformat(), last.isoformat()] for stage, (first, last) in schedule_of(plan).items()
        },
        "deputies": [[a.code, a.mandate.deputy.name, a.mandate.level] for a in assessments],
    }


def reviewers(congress: Congress) -> QuerySet[Membership]:
    """Who can review and inform: the leaders of groups and the organisers, leaders first."""
    roles = (Role.GROUP_LEADER, Role.ORGANISER)
    return (
        Membership.objects.filter(congress=congress, role__in=roles, ended_at__isnull=True)
        .select_related("user")
        .order_by("role", "pk")  # group_leader before organiser
    )
