"""Spoken questions about results; every list goes through `visible_to`."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from evaluation.ground.calendar import working_days_from
from evaluation.meeting.models import Meeting
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import due_on, rules_of
from evaluation.plan.states import Stage
from evaluation.result.models import Result
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership
from evaluation.roster.states import Role

IN_PUBLIC = "on_the_spot"
RECEIVING = frozenset({Role.ORGANISER, Role.PRESIDIUM, Role.TELLER, Role.SYSTEM})


def visible_to(member: Membership) -> QuerySet[Result]:
    """Results that this membership may see.

    - announced at the meeting: everybody of the congress, and the superior congress's office
    - kept for private feedback: the office and the presidium that receives them (S2-B 四（三）2), the tellers who
      signed, the leader of the group and who was named to inform; the deputy once told, and nobody else
    - a deputy who holds one of these roles too learns of the own result like any other deputy
    """
    results = Result.objects.select_related("assessment__mandate__deputy", "assessment__plan__congress")
    announced = Q(assessment__plan__parameters__announce__value=IN_PUBLIC) & ~Q(state=ResultState.GRADED)
    inside = Q(assessment__plan__congress_id=member.congress_id)
    own = Q(assessment__mandate__deputy_id__in=_own_deputies(member))
    told = Q(told_at__isnull=False)
    reading = inside & announced
    if member.role in RECEIVING:
        reading |= inside
    if member.role == Role.GROUP_LEADER:
        reading |= inside & (Q(assessment__group_id=member.group_id) | Q(assessment__reviewer__user_id=member.user_id))
    if member.role in {Role.ORGANISER, Role.PRESIDIUM}:
        reading |= announced & Q(assessment__plan__congress__parent_id=member.congress_id)
    return results.filter((reading & ~own) | (own & told & inside))


def _own_deputies(member: Membership) -> list[int]:
    """The deputies that the person is, in whichever role: a leader too is told, and does not look it up."""
    mine = Membership.objects.filter(user_id=member.user_id, deputy__isnull=False)
    return list(mine.values_list("deputy_id", flat=True))


def results_of(meeting: Meeting) -> QuerySet[Result]:
    """The results of a meeting in the order of its agenda."""
    return (
        Result.objects.filter(assessment__meeting_places__meeting=meeting, session_code=meeting.voting_session)
        .select_related("assessment__mandate__deputy", "told_by__user")
        .prefetch_related("grades")
        .order_by("assessment__meeting_places__order")
    )


def seen_at(member: Membership, meeting: Meeting) -> QuerySet[Result]:
    """Those of them that this membership may see."""
    seen = visible_to(member).filter(assessment__meeting_places__meeting=meeting, session_code=meeting.voting_session)
    return seen.order_by("assessment__meeting_places__order").prefetch_related("grades")


def told_on(result: Result) -> date | None:
    """The day on which the deputy was told; None before."""
    return timezone.localtime(result.told_at).date() if result.told_at else None


def objection_due(plan: Plan, since: date) -> date | None:
    """The last day for a word of a deputy who was told, or answered, on `since`; None where the plan sets none.

    A last day on which offices are closed moves to the next one on which they work (民法典第二百零三条).
    """
    days = rules_of(plan).objection_days
    return working_days_from(since + timedelta(days=days), 0) if days else None


def last_day_to_object(result: Result) -> date | None:
    """Until when the deputy may object; None before being told, and where the plan sets no day."""
    told = told_on(result)
    return objection_due(result.assessment.plan, told) if told else None


def measures_due(plan: Plan, told: date | None) -> date | None:
    """Until when the deputy plans the measures: the plan's days from being told, never after the stage's last day.

    None in a plan without rectification. A last day on which offices are closed moves as above.
    """
    rules, stage_ends = rules_of(plan), due_on(plan, Stage.RECTIFICATION)
    if stage_ends is None or told is None or not rules.measures_days:
        return stage_ends
    return min(working_days_from(told + timedelta(days=rules.measures_days), 0), stage_ends)


def meeting_of(assessment: Assessment) -> Meeting | None:
    """The meeting at which the deputy reported; the last one, should the vote of an earlier one have been void."""
    return Meeting.objects.filter(deputies__assessment=assessment).select_related("plan__congress").last()
