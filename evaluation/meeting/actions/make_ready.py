from django.utils.translation import gettext as _

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import hold, note
from evaluation.meeting.errors import NotReady
from evaluation.meeting.models import Meeting
from evaluation.meeting.queries import attendance_of, rules_of
from evaluation.meeting.states import MeetingState
from evaluation.roster.models import Membership


@act
def make_ready(*, meeting: Meeting, by: Membership) -> Meeting:
    """Declare that the meeting can begin: agenda, list and electorate are complete. Raises NotReady."""
    meeting = hold(meeting.pk, "make_ready", by=by, states={MeetingState.PREPARING})
    missing = missing_for(meeting)
    if missing:
        raise NotReady(missing=_("; ").join(missing))
    meeting.state = MeetingState.READY
    meeting.save(update_fields=["state"])
    note(meeting, "make_ready", meeting, by=by)
    return meeting


def missing_for(meeting: Meeting) -> list[str]:
    """What a meeting still lacks before it can begin, in words."""
    smallest = rules_of(meeting).smallest_group
    voters = attendance_of(meeting).due
    missing = []
    if not meeting.deputies.exists():
        missing.append(_("the agenda names no deputy"))
    if voters < smallest:
        said = {"voters": voters, "smallest": smallest}
        missing.append(_("%(voters)s people may vote, and a secret vote needs %(smallest)s") % said)
    return missing
