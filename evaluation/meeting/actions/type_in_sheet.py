from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import HELD, hold, note
from evaluation.meeting.actions.sign_in import record_leave, sign_in
from evaluation.meeting.errors import SheetFaults
from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.states import Presence, SignInWay
from evaluation.roster.models import Membership


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a paper sign-in sheet. `signer` is filled where another name stands in the signature."""

    name: str
    presence: Presence = Presence.PRESENT
    late: bool = False
    reason: str = ""
    signer: str = ""


@act
def type_in_sheet(*, meeting: Meeting, rows: Sequence[SheetRow], by: Membership, at: datetime | None = None) -> int:
    """Type in a paper sign-in sheet, as a whole or not at all; returns how many are present.

    Raises SheetFaults with the row, the column and the reason of every fault.
    """
    meeting = hold(meeting.pk, "type_in_sheet", by=by, states=HELD)
    by_name: dict[str, list[Attendee]] = {}
    for attendee in meeting.attendees.all():
        by_name.setdefault(attendee.name, []).append(attendee)
    faults = [fault for number, row in enumerate(rows, start=1) for fault in _faults(number, row, rows, by_name)]
    if faults:
        raise SheetFaults(faults=_("; ").join(faults))
    present = 0
    for row in rows:
        (person,) = by_name[row.name.strip()]
        if row.presence == Presence.LEAVE:
            record_leave(attendee=person, reason=row.reason, by=by)
        elif person.presence != Presence.PRESENT:
            sign_in(attendee=person, late=row.late, way=SignInWay.PAPER, at=at, by=by)
            present += 1
    note(meeting, "type_in_sheet", meeting, by=by, present=present)
    return present


def _faults(number: int, row: SheetRow, rows: Sequence[SheetRow], known: dict[str, list[Attendee]]) -> list[str]:
    name = row.name.strip()
    where = {"row": number, "name": name}
    found = len(known.get(name, []))
    faults = []
    if not found:
        faults.append(_("row %(row)s, name: “%(name)s” is not on the list") % where)
    if found > 1:
        faults.append(_("row %(row)s, name: %(name)s is on the list more than once; sign in at the desk") % where)
    if any(other.name.strip() == name for other in rows[: number - 1]):
        faults.append(_("row %(row)s, name: %(name)s stands on the sheet twice") % where)
    if row.signer.strip() and row.signer.strip() != name:
        faults.append(_("row %(row)s, signature: another person signed for %(name)s; proxies do not count") % where)
    if row.presence == Presence.LEAVE and not row.reason.strip():
        faults.append(_("row %(row)s, reason: the leave of %(name)s needs a reason") % where)
    return faults
