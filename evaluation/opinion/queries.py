"""Opinions by spoken names."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from evaluation.opinion.models import CollectionClosing, Opinion, OpinionPoster, OpinionTopic
from evaluation.opinion.states import OpinionState
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import rules_of, standing_closing
from evaluation.plan.states import PlanState, Stage
from evaluation.roster.models import Membership
from evaluation.roster.permissions import may
from evaluation.roster.states import Role


def opinions() -> QuerySet[Opinion]:
    """Opinions with what a line about one needs, in one query; a plan's rules are long and no line shows them."""
    lines = Opinion.objects.select_related("assessment__mandate__deputy", "assessment__plan", "topic")
    return lines.defer("assessment__plan__parameters")


def visible_to(by: Membership) -> QuerySet[Opinion]:
    """The office sees all of its congress, a leader the group's, a collector what they wrote down themselves.

    Deputies do not come here: they see the summary table, without channel, date and collector.
    """
    inside = opinions().filter(assessment__plan__congress_id=by.congress_id)
    match by.role:
        case Role.ORGANISER:
            return inside
        case Role.GROUP_LEADER:
            others = inside.exclude(assessment__mandate__deputy_id=by.deputy_id or 0) if by.deputy_id else inside
            return others.filter(assessment__group_id=by.group_id)
        case Role.COLLECTOR:
            return inside.filter(collector_id=by.pk)
        case _:
            return inside.none()


def kept(assessment: Assessment) -> QuerySet[Opinion]:
    """What counts for a deputy: neither held nor set aside."""
    return assessment.opinions.filter(state=OpinionState.KEPT)


def summary(assessment: Assessment) -> list[tuple[str, int]]:
    """The lines of the summary table: (what was said, by how many), topics first, single opinions after."""
    lines = [(topic.title, len(topic.opinions.all())) for topic in topics(assessment)]
    lines += [(text, 1) for text in kept(assessment).filter(topic=None).values_list("text", flat=True)]
    return lines


def topics(assessment: Assessment) -> QuerySet[OpinionTopic]:
    """The topics of a deputy that still hold kept opinions, with these alone."""
    return (
        OpinionTopic.objects.filter(assessment=assessment, opinions__state=OpinionState.KEPT)
        .distinct()
        .prefetch_related(Prefetch("opinions", Opinion.objects.filter(state=OpinionState.KEPT)))
    )


def closing_of(assessment: Assessment) -> CollectionClosing | None:
    """The closing of the collection about a deputy; None while it is open."""
    return standing_closing(CollectionClosing, assessment)


def not_closed(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Those of them whose collection nobody has closed."""
    return assessments.exclude(Exists(_standing()))


def _standing() -> QuerySet[CollectionClosing]:
    return CollectionClosing.objects.filter(assessment=OuterRef("pk"), reopened_at=None)


def within_reach(by: Membership) -> QuerySet[Assessment]:
    """The deputies who report this year and are this person's to collect about, each with `is_closed`.

    The same as `permit_collecting` says of the act.
    """
    if not may(by, "opinion.add_opinion"):
        return Assessment.objects.none()
    running = (
        Assessment.objects.filter(plan__congress_id=by.congress_id, plan__state="running", standing="active")
        .select_related("plan", "mandate__deputy", "group", "reviewer__user")
        .defer("plan__parameters")
        .annotate(is_closed=Exists(_standing()))
    )
    everybody = by.role == Role.ORGANISER or (by.role == Role.COLLECTOR and by.group_id is None)
    return running if everybody else running.filter(group_id=by.group_id)


def collectable(by: Membership) -> QuerySet[Assessment]:
    """Those about whom this person may write down opinions now: the plan collects, and nobody has closed it."""
    running = Plan.objects.filter(congress_id=by.congress_id, state=PlanState.RUNNING)
    collecting = [plan.pk for plan in running if Stage.OPINIONS in rules_of(plan).stages]
    return not_closed(within_reach(by).filter(plan__in=collecting))


def open_about(poster: OpinionPoster) -> list[Assessment]:
    """The deputies for whom a poster stands and about whom opinions are still collected."""
    active = not_closed(Assessment.objects.filter(plan=poster.plan, standing="active"))
    if poster.assessment_id:
        active = active.filter(pk=poster.assessment_id)
    elif poster.constituency_id:
        active = active.filter(mandate__constituency_id=poster.constituency_id)
    return list(active.select_related("mandate__deputy"))


def with_heard(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Each with `heard`: how many opinions count for the deputy."""
    return assessments.annotate(heard=Count("opinions", filter=Q(opinions__state=OpinionState.KEPT)))


def open_poster(code: str) -> OpinionPoster | None:
    """The poster of an anonymous form that still takes opinions."""
    return (
        OpinionPoster.objects.filter(code=code, closed_at=None, plan__state="running")
        .select_related("plan__congress", "assessment__mandate__deputy", "constituency")
        .first()
    )


def recent_posts(poster: OpinionPoster, day: date) -> int:
    """How many opinions came in over one poster on one day: many at once are a flood."""
    found = Opinion.objects.filter(assessment__plan=poster.plan, channel="web", heard_on=day)
    if poster.assessment_id:
        found = found.filter(assessment_id=poster.assessment_id)
    return found.count()
