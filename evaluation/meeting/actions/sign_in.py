"""The desk: who is here, who is late, who is on leave."""

from datetime import datetime

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.texts import whole
from evaluation.meeting.actions import roll
from evaluation.meeting.actions.hold import HELD, hold, note
from evaluation.meeting.errors import AlreadyThere, HasVoted, LeaveNeedsReason, ProxyRefused
from evaluation.meeting.models import Attendee
from evaluation.meeting.states import MeetingState, Presence, SignInWay
from evaluation.roster.models import Membership


@act
def sign_in(
    *,
    attendee: Attendee,
    late: bool = False,
    way: SignInWay = SignInWay.LIST,
    signer: str = "",
    at: datetime | None = None,
    by: Membership,
) -> Attendee:
    """Record that somebody is here. Raises ProxyRefused when another person signed, AlreadyThere, WrongState.

    late    also set by itself once the meeting is under way
    signer  who signed on paper, when it was written down
    at      when, if typed in afterwards from paper
    """
    meeting = hold(attendee.meeting_id, "sign_in", by=by, states=HELD)
    person = Attendee.objects.get(pk=attendee.pk)
    if signer and signer.strip() != person.name:
        raise ProxyRefused(name=person.name, signer=signer)
    if person.presence == Presence.PRESENT and person.signed_in_at:
        raise AlreadyThere(name=person.name, time=timezone.localtime(person.signed_in_at).strftime("%H:%M"))
    person.presence = Presence.PRESENT
    person.signed_in_at = at or timezone.now()
    person.signed_in_way = way
    person.late = late or meeting.state == MeetingState.UNDER_WAY
    person.leave_reason = ""
    person.save(update_fields=["presence", "signed_in_at", "signed_in_way", "late", "leave_reason"])
    roll.arrived(meeting, person, by=by)
    note(meeting, "sign_in", person, by=by, late=person.late)
    return person


@act
def take_back_sign_in(*, attendee: Attendee, by: Membership) -> Attendee:
    """Undo a sign-in recorded for the wrong person. Raises HasVoted once slips are being issued."""
    meeting = hold(attendee.meeting_id, "take_back_sign_in", by=by, states=HELD)
    person = Attendee.objects.get(pk=attendee.pk)
    if person.votes and roll.issuing(meeting):
        raise HasVoted(name=person.name)
    person.presence = Presence.EXPECTED
    person.signed_in_at = None
    person.signed_in_way = ""
    person.late = False
    person.save(update_fields=["presence", "signed_in_at", "signed_in_way", "late"])
    roll.never_came(meeting, person, by=by)
    note(meeting, "take_back_sign_in", person, by=by)
    return person


@act
def record_leave(*, attendee: Attendee, reason: str, by: Membership) -> Attendee:
    """Record a leave, asked for beforehand or taken during the meeting. Raises LeaveNeedsReason."""
    meeting = hold(attendee.meeting_id, "record_leave", by=by, states={MeetingState.PREPARING, *HELD})
    person = Attendee.objects.get(pk=attendee.pk)
    if not reason.strip():
        raise LeaveNeedsReason(name=person.name)
    was_here = person.presence == Presence.PRESENT
    person.presence = Presence.LEAVE
    person.leave_reason = whole(reason, 200)
    person.save(update_fields=["presence", "leave_reason"])
    if was_here:
        roll.left(meeting, person, by=by)
    note(meeting, "record_leave", person, by=by, was_here=was_here)
    return person
