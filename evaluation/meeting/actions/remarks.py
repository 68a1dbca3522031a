"""What was asked and said, as the minute-taker types it."""

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import hold, note
from evaluation.meeting.errors import EmptyRemark
from evaluation.meeting.models import MeetingDeputy, Remark
from evaluation.meeting.states import MeetingState, RemarkKind
from evaluation.roster.models import Membership

# the minutes are completed after the meeting too
WRITING = frozenset({MeetingState.UNDER_WAY, MeetingState.CLOSED})


@act
def add_remark(
    *,
    place: MeetingDeputy,
    kind: RemarkKind,
    text: str,
    raised_by: str = "",
    answer: str = "",
    is_problem: bool = False,
    by: Membership,
) -> Remark:
    """Write down a question, a comment or a remark of the leadership about one deputy. Raises EmptyRemark."""
    meeting = hold(place.meeting_id, "add_remark", by=by, states=WRITING)
    if not text.strip():
        raise EmptyRemark
    remark = Remark.objects.create(
        place=place,
        kind=kind,
        text=text.strip(),
        raised_by=raised_by.strip(),
        answer=answer.strip(),
        is_problem=is_problem,
        by=by,
    )
    note(meeting, "add_remark", remark, by=by)
    return remark


@act
def change_remark(*, remark: Remark, text: str, answer: str = "", is_problem: bool = False, by: Membership) -> Remark:
    """Correct a line of the minutes, or mark it as a problem. Raises EmptyRemark."""
    meeting = hold(remark.place.meeting_id, "change_remark", by=by, states=WRITING)
    if not text.strip():
        raise EmptyRemark
    remark.text = text.strip()
    remark.answer = answer.strip()
    remark.is_problem = is_problem
    remark.save(update_fields=["text", "answer", "is_problem"])
    note(meeting, "change_remark", remark, by=by)
    return remark
