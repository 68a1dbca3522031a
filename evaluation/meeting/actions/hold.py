"""What every act of a meeting does first and last: lock the row, ask permission and state, write the record."""

from collections.abc import Collection

from django.db.models import F, Model

from evaluation.ground.audit import record
from evaluation.meeting.errors import WrongState
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import permit_at
from evaluation.meeting.states import MeetingState
from evaluation.roster.models import Membership

BEFORE = frozenset({MeetingState.PREPARING, MeetingState.READY})
HELD = frozenset({MeetingState.READY, MeetingState.UNDER_WAY})
NOT_OVER = BEFORE | HELD


def hold(meeting_id: int, act: str, *, by: Membership, states: Collection[MeetingState]) -> Meeting:
    """Lock the meeting for the caller's transaction. Raises NotAllowed or WrongState."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("plan__congress").get(pk=meeting_id)
    permit_at(by, f"meeting.{act}", meeting)
    if MeetingState(meeting.state) not in states:
        raise WrongState(state=meeting.get_state_display())
    return meeting


def note(meeting: Meeting, act: str, target: Model, *, by: Membership, **facts: str | int | bool | None) -> None:
    """Write the record and let the wall know that something changed.

    In practice the act goes on record as practice, so that no process takes it for the real thing.
    """
    Meeting.objects.filter(pk=meeting.pk).update(edition=F("edition") + 1)
    if meeting.practice:
        record(by, "meeting.practise", target, done=act, **facts)
    else:
        record(by, f"meeting.{act}", target, **facts)
