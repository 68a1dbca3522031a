"""For whom the meeting vouches at the doors of its vote: the vote itself knows no accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.meeting.actions.roll import organiser
from evaluation.meeting.queries import visible_to
from evaluation.roster.permissions import may
from evaluation.roster.states import Role
from voting.doors import Voucher

if TYPE_CHECKING:
    from django.http import HttpRequest

    from voting.models import Session

READERS = frozenset({Role.ORGANISER, Role.PRESIDIUM})


def vouch(request: HttpRequest, session: Session) -> Voucher | None:
    """The staff of the meeting whose vote this is, void rounds included; a leader at the own group's only."""
    member = getattr(request, "membership", None)
    if member is None:
        return None
    codes = {session.code}
    while (following := getattr(session, "next", None)) is not None:
        session = following
        codes.add(session.code)
    meeting = visible_to(member).filter(voting_session__in=codes).first()
    if meeting is None or member.role == Role.DEPUTY:
        return None
    if member.role == Role.GROUP_LEADER and (meeting.group_id is None or meeting.group_id != member.group_id):
        return None
    leads = may(member, "meeting.call_vote")
    return Voucher(
        organiser=organiser(member) if leads else None,
        helps=may(member, "meeting.do_step"),
        reads_book=member.role in READERS or leads,
        back=(reverse("run_sheet", args=[meeting.code]), _("Run sheet")),
        hall=reverse("set_hall_address", args=[meeting.code]) if leads else "",
    )
