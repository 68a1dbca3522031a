"""Who is here, and who has drawn a slip or a paper ballot: live until closing."""

from voting.act import act, record
from voting.errors import AlreadyIssued, NotEntitled, NotPresent
from voting.models import RollEntry, Session
from voting.specs import Actor
from voting.states import Attendance, Issued


@act
def update_roll(
    *,
    session: Session,
    by: Actor,
    entry_id: int,
    attendance: Attendance | None = None,
    issued: Issued | None = None,
) -> RollEntry:
    """Mark one person as present or left, or what the person has drawn. None leaves it as it is.

    The system learns that this person drew *a* slip, never which. Raises NotEntitled for people who
    attend without a vote, NotPresent, AlreadyIssued (one slip or one paper ballot a person).
    """
    entry = session.roll.select_for_update().get(pk=entry_id)
    if attendance is not None:
        entry.attendance = attendance
    if issued is not None:
        _issue(entry, issued)
    if entry.issued != Issued.NOTHING and entry.attendance == Attendance.ABSENT:
        raise AlreadyIssued
    entry.save()
    record(session, by, "update_roll", entry=entry.order, attendance=entry.attendance, issued=entry.issued)
    return entry


def _issue(entry: RollEntry, issued: Issued) -> None:
    if issued == Issued.NOTHING:  # a mistake at the desk is taken back
        entry.issued = issued
        return
    if not entry.may_vote:
        raise NotEntitled
    if entry.attendance != Attendance.PRESENT:
        raise NotPresent
    if entry.issued != Issued.NOTHING:
        raise AlreadyIssued
    entry.issued = issued
