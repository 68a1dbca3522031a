from datetime import datetime

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.meeting.errors import PlanNotRunning
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import permit_at
from evaluation.plan.models import Plan
from evaluation.plan.states import PlanState
from evaluation.roster.models import DeputyGroup, Membership


@act
def create_meeting(
    *,
    plan: Plan,
    title: str,
    place: str,
    starts_at: datetime,
    group: DeputyGroup | None = None,
    host_name: str = "",
    by: Membership,
) -> Meeting:
    """Create a meeting of a running plan; at town level each group holds its own. Raises PlanNotRunning."""
    permit_at(by, "meeting.create_meeting", Meeting(plan=plan, group=group))
    if plan.state != PlanState.RUNNING:
        raise PlanNotRunning(plan=plan.title)
    meeting = Meeting.objects.create(
        plan=plan, title=title, place=place, starts_at=starts_at, group=group, host_name=host_name
    )
    record(by, "meeting.create_meeting", meeting)
    return meeting
