"""Archives and kept papers by spoken names."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from evaluation.archive.models import Bundle, Paper
from evaluation.ground.models import Errand
from evaluation.meeting.models import Meeting
from evaluation.meeting.states import MeetingState
from evaluation.plan.models import Plan
from evaluation.plan.queries import rules_of, taking_part
from evaluation.plan.states import PlanState, Stage
from evaluation.rectification.models import Item, ListClosing
from evaluation.roster.models import Membership
from evaluation.roster.states import Role


def plans_visible_to(by: Membership) -> QuerySet[Plan]:
    """Years whose archive a person may look into: the office and the presidium of the congress."""
    inside = Plan.objects.filter(congress_id=by.congress_id).exclude(state=PlanState.DRAFT).select_related("congress")
    return inside if by.role in {Role.ORGANISER, Role.PRESIDIUM} else inside.none()


def bundles_visible_to(by: Membership) -> QuerySet[Bundle]:
    """Sealed years: the office and the presidium of the congress."""
    inside = Bundle.objects.filter(plan__congress_id=by.congress_id).select_related("plan__congress", "corrects")
    return inside if by.role in {Role.ORGANISER, Role.PRESIDIUM} else inside.none()


def papers_visible_to(by: Membership) -> QuerySet[Paper]:
    """Kept papers: the office all, a leader the group's, a deputy the own."""
    inside = Paper.objects.filter(plan__congress_id=by.congress_id).select_related("plan", "assessment")
    match by.role:
        case Role.ORGANISER | Role.PRESIDIUM:
            return inside
        case Role.GROUP_LEADER:
            return inside.filter(assessment__group_id=by.group_id)
        case Role.DEPUTY:
            return inside.filter(assessment__mandate__deputy_id=by.deputy_id or 0)
        case _:
            return inside.none()


def meetings_prepared_by(by: Membership) -> QuerySet[Meeting]:
    """Meetings whose papers a person makes: the office all, a leader those of the own group."""
    inside = Meeting.objects.exclude(state=MeetingState.CANCELLED).filter(plan__congress_id=by.congress_id)
    inside = inside.select_related("plan__congress", "group")
    match by.role:
        case Role.ORGANISER:
            return inside
        case Role.GROUP_LEADER:
            return inside.filter(group_id=by.group_id or 0)
        case _:
            return inside.none()


def last_errand(plan: Plan) -> Errand | None:
    """The long work that was asked for last. By its number: one that is tried again is due later than its successor."""
    asked = Errand.objects.filter(kind__startswith="archive.", key__startswith=f"archive:{plan.code}:")
    return asked.order_by("pk").last()


def at_work(plan: Plan) -> Errand | None:
    """The long work that still goes on for this year."""
    errand = last_errand(plan)
    return errand if errand and errand.state in {Errand.State.WAITING, Errand.State.CLAIMED} else None


def current_bundle(plan: Plan) -> Bundle | None:
    """The bundle that stands: the last correction, or the first."""
    return plan.bundles.filter(corrected_by=None).last()


def still_open(plan: Plan) -> list[str]:
    """What keeps the year from being sealed, in words for the person who seals. Empty: nothing."""
    active = taking_part(plan)
    rules = rules_of(plan)
    waiting = []
    if missing := active.exclude(report__accepted__isnull=False).count():
        waiting.append(_("%(count)s reports not accepted") % {"count": missing})
    if missing := active.filter(result=None).count():
        waiting.append(_("%(count)s deputies without a result") % {"count": missing})
    untold = active.filter(result__told_at=None, result__isnull=False).count()
    if untold:
        waiting.append(_("%(count)s results not announced or fed back") % {"count": untold})
    if disputed := active.filter(result__state="disputed").count():
        waiting.append(_("%(count)s objections not answered") % {"count": disputed})
    if Stage.RECTIFICATION in rules.stages:
        # what a closed list left open goes on to the next year, and asks nobody in this one
        listed = active.exclude(pk__in=ListClosing.objects.filter(reopened_at=None).values("assessment"))
        unplanned = Item.objects.filter(assessment__in=listed, state="open")
        names = unplanned.order_by("pk").values_list("assessment__mandate__deputy__name", flat=True)
        if found := list(names):
            whose = "、".join(dict.fromkeys(found))
            waiting.append(_("%(count)s problems without a measure: %(names)s") % {"count": len(found), "names": whose})
    return waiting
