"""Spoken questions about meetings; every list goes through `visible_to`."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from evaluation.meeting.attendance import Attendance
from evaluation.meeting.models import Attendee, HostWords, Meeting, MeetingDeputy, Remark, StepDone
from evaluation.meeting.states import ClockState, MeetingState, Presence
from evaluation.meeting.steps import Step, steps_of
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Rules
from evaluation.report.models import DutyReport
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership
from evaluation.roster.states import Role
from voting.breaches import before_opening
from voting.models import Session
from voting.queries.figures import foreseen_breaches
from voting.states import Issued, SlipStatus, State

WHOLE_CONGRESS = frozenset({Role.ORGANISER, Role.TELLER, Role.PRESIDIUM, Role.ADMINISTRATOR, Role.SYSTEM})


def visible_to(member: Membership) -> QuerySet[Meeting]:
    """Meetings that this membership may look at: the whole congress's, the own group's, or where one reports."""
    meetings = Meeting.objects.filter(plan__congress_id=member.congress_id).select_related("plan__congress", "group")
    if member.role in WHOLE_CONGRESS:
        return meetings
    if member.role == Role.GROUP_LEADER:
        return meetings.filter(Q(group_id=member.group_id) | Q(group=None))
    if member.role == Role.DEPUTY:
        return meetings.filter(deputies__assessment__mandate__deputy_id=member.deputy_id or 0).distinct()
    return meetings.none()


def places_of(meeting: Meeting) -> QuerySet[MeetingDeputy]:
    """The agenda in its order, with the deputies' names."""
    return meeting.deputies.select_related("assessment__mandate__deputy", "assessment__plan").order_by("order", "pk")


def unsettled(meeting: Meeting) -> QuerySet[MeetingDeputy]:
    """Whoever on the agenda has no accepted report yet."""
    accepted = DutyReport.objects.filter(state=ReportState.ACCEPTED).values("assessment_id")
    return places_of(meeting).exclude(assessment__in=accepted).select_related("assessment__report")


def deputies_to_place(meeting: Meeting) -> QuerySet[Assessment]:
    """Who may stand on this agenda: taking part, of the meeting's group if it has one, and on no other agenda,
    unless that meeting is over and its vote was void.
    """
    fitting = Assessment.objects.filter(plan_id=meeting.plan_id, standing="active")
    if meeting.group_id is not None:
        fitting = fitting.filter(group_id=meeting.group_id)
    void = Session.objects.filter(state=State.VOID).values("code")
    in_vain = Q(meeting__state=MeetingState.CLOSED, meeting__voting_session__in=void)
    elsewhere = MeetingDeputy.objects.exclude(meeting=meeting).exclude(in_vain)
    return fitting.exclude(pk__in=elsewhere.values("assessment_id")).select_related("mandate__deputy")


def rules_of(meeting: Meeting) -> Rules:
    return Rules.of(meeting.plan.parameters)


def attendance_of(meeting: Meeting) -> Attendance:
    """应到、实到、请假 now, in one query."""
    here = Q(presence=Presence.PRESENT)
    figures = meeting.attendees.aggregate(
        due=Count("pk", filter=Q(votes=True)),
        present=Count("pk", filter=Q(votes=True) & here),
        leave=Count("pk", filter=Q(votes=True, presence=Presence.LEAVE)),
        others_due=Count("pk", filter=Q(votes=False)),
        others_present=Count("pk", filter=Q(votes=False) & here),
    )
    return Attendance(**figures)


def find_attendees(meeting: Meeting, typed: str) -> QuerySet[Attendee]:
    """People whose name, pinyin, initials or invitation code begins like, or contains, what was typed."""
    words = typed.strip().rstrip("/").rpartition("/")[2]  # a scanner types the whole address
    folded = words.replace(" ", "").lower()
    if not folded:
        return meeting.attendees.all()
    fits = Q(name__icontains=words) | Q(initials__startswith=folded) | Q(pinyin__startswith=folded)
    return meeting.attendees.filter(fits | Q(code=words.upper()))


def steps_for(meeting: Meeting, orders: Iterable[int] | None = None) -> list[Step]:
    """The run sheet of this meeting by its plan."""
    rules = rules_of(meeting)
    places = list(orders) if orders is not None else list(meeting.deputies.values_list("order", flat=True))
    return steps_of(rules.sequence, places, rules.announce, leadership=rules.leadership_remarks)


def done_steps(meeting: Meeting) -> dict[str, StepDone]:
    """Steps that stand as done, by key."""
    return {done.step: done for done in meeting.steps_done.filter(undone_at=None).select_related("by__user")}


def open_step(meeting: Meeting) -> Step | None:
    """The step that is due now; None when all are done."""
    done = set(meeting.steps_done.filter(undone_at=None).values_list("step", flat=True))
    return next((step for step in steps_for(meeting) if step.key not in done), None)


def speaking_place(meeting: Meeting) -> MeetingDeputy | None:
    """Whose clock runs or stands paused."""
    return places_of(meeting).filter(clock__in=[ClockState.RUNNING, ClockState.PAUSED]).first()


def remarks_about(assessment: Assessment) -> QuerySet[Remark]:
    """What was asked and said at the meeting about one deputy: what rectification items are made from."""
    return Remark.objects.filter(place__assessment=assessment).select_related("place__meeting", "by__user")


def problems_about(assessment: Assessment) -> QuerySet[Remark]:
    """Those remarks that the minute-taker marked as problems."""
    return remarks_about(assessment).filter(is_problem=True)


def host_words(congress_id: int) -> dict[str, str]:
    """The sentences that an office words itself, by kind of step."""
    return dict(HostWords.objects.filter(congress_id=congress_id).values_list("step", "text"))


def session_of(meeting: Meeting) -> Session | None:
    """The vote of the present round; None before it is called."""
    return Session.objects.filter(code=meeting.voting_session).first() if meeting.voting_session else None


def cast_and_issued(meeting: Meeting) -> tuple[int, int]:
    """已投 and 发出 at this moment: pieces of paper, never a grade. In practice those of the trial."""
    session = session_of(meeting)
    if session is None:
        return 0, 0
    spent = session.credentials.filter(status=SlipStatus.SPENT, batch__trial=session.state == State.TRIAL)
    return spent.count(), session.roll.exclude(issued=Issued.NOTHING).count()


def foreseen_for(meeting: Meeting) -> list[str]:
    """What would make the count of the open vote void, in words, while it can still be put right."""
    session = session_of(meeting)
    return before_opening(foreseen_breaches(session)) if session is not None and not meeting.practice else []


def wall_meeting(code: str) -> Meeting | None:
    """The meeting whose wall is asked for by its public code; what hangs on a wall needs no sign-in."""
    return Meeting.objects.filter(code=code).select_related("plan__congress").first()
