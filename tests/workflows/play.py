"""The year in short strokes: each function is what one person does, through the acts where they exist."""

from datetime import UTC, datetime

from django.utils import timezone

from evaluation.ground.audit import record
from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.meeting.states import MeetingState
from evaluation.opinion.actions import close_collection
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import taking_part
from evaluation.report.actions import accept_report, save_draft, submit_report
from evaluation.report.models import DutyReport
from evaluation.result.models import Result
from evaluation.result.states import ResultState
from evaluation.roster.models import DeputyGroup, Membership
from evaluation.roster.queries import system_membership
from tests.factories import make_result
from workflows.models import Matter


def waiting(plan: Plan) -> list[str]:
    """The steps that wait for somebody, by name."""
    return sorted(Matter.objects.filter(plan=plan, ended_at__isnull=True).values_list("step", flat=True))


def system(plan: Plan) -> Membership:
    return system_membership(plan.congress)


def hand_in(assessment: Assessment) -> DutyReport:
    report = DutyReport.objects.get(assessment=assessment)
    by = system(assessment.plan)
    report = save_draft(report=report, text="一年来，我走访选民三十户。", edition=report.edition, by=by)
    return submit_report(report=report, by=by, covered=[1])


def accept(assessment: Assessment) -> DutyReport:
    return accept_report(report=DutyReport.objects.get(assessment=assessment), by=system(assessment.plan))


def reports_done(plan: Plan) -> None:
    for assessment in taking_part(plan):
        hand_in(assessment)
        accept(assessment)


def opinions_done(plan: Plan) -> None:
    for assessment in taking_part(plan):
        close_collection(assessment=assessment, by=system(plan))


def ready_meeting(plan: Plan, group: DeputyGroup | None = None) -> Meeting:
    """A meeting with everybody of the group on its agenda."""
    deputies = taking_part(plan).filter(group=group) if group else taking_part(plan)
    meeting = Meeting.objects.create(
        plan=plan,
        group=group,
        title="述职评议会",
        starts_at=datetime(2026, 11, 27, 1, tzinfo=UTC),
        state=MeetingState.READY,
    )
    for order, assessment in enumerate(deputies, 1):
        MeetingDeputy.objects.create(meeting=meeting, assessment=assessment, order=order)
    record(system(plan), "meeting.make_ready", meeting)
    return meeting


def vote_called(meeting: Meeting) -> None:
    meeting.voting_session = f"S-{meeting.pk}"
    meeting.save()
    record(system(meeting.plan), "meeting.call_vote", meeting)


def counted(meeting: Meeting) -> None:
    for place in meeting.deputies.all():
        make_result(place.assessment, people=3, session_code=meeting.voting_session, grade="称职")
    record(system(meeting.plan), "result.make_results", meeting)


def meeting_held(plan: Plan, group: DeputyGroup | None = None) -> None:
    meeting = ready_meeting(plan, group)
    vote_called(meeting)
    counted(meeting)


def move_result(assessment: Assessment, state: ResultState, act: str) -> Result:
    """The result moves on by an act of its stage."""
    result = Result.objects.get(assessment=assessment)
    result.state = state
    result.told_at = result.told_at or timezone.now()
    result.save()
    record(system(assessment.plan), act, result)
    return result


def told(assessment: Assessment) -> Result:
    return move_result(assessment, ResultState.FED_BACK, "result.feed_back")


def acknowledged(assessment: Assessment) -> Result:
    return move_result(assessment, ResultState.ACKNOWLEDGED, "result.acknowledge_result")
