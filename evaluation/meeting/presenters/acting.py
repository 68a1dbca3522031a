"""Who may act at a meeting and what each may do: officers of the vote, and accounts that lead or help."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import may_at
from evaluation.roster.models import Membership
from evaluation.roster.states import Role
from voting.models import Session
from voting.states import Role as Office

ACCOUNTS = (Role.ORGANISER, Role.GROUP_LEADER, Role.TELLER)


@dataclass(frozen=True, slots=True)
class Acting:
    """One person: in which office or role, and what that allows."""

    name: str
    office: str
    may: str


def acting_at(meeting: Meeting, session: Session | None) -> list[Acting]:
    """First whom the hall agreed to, then the accounts."""
    return [*_officers(session), *_accounts(meeting)]


def _officers(session: Session | None) -> Iterator[Acting]:
    watching = _("With a PIN: opens, ends, closes and certifies the vote, together with a second one")
    may = {
        Office.HOST: _("With a PIN: opens, ends, closes and voids the vote, together with a scrutineer"),
        Office.CHIEF: watching + _("; decides where two typed paper ballots differ; voids the vote"),
        Office.SCRUTINEER: watching,
        Office.TELLER: _("With a PIN: types in the paper ballots"),
    }
    for officer in session.officers.all() if session else ():
        yield Acting(officer.name, officer.get_role_display(), may[Office(officer.role)])


def _accounts(meeting: Meeting) -> Iterator[Acting]:
    may = {
        True: _("With the own account: leads the meeting, enrols, prints slips; opens and counts nothing"),
        False: _("With the own account: sign-in, slips, clock, minutes, steps; in the vote only once enrolled here"),
    }
    accounts = Membership.objects.filter(congress=meeting.plan.congress_id, role__in=ACCOUNTS, ended_at=None)
    for account in accounts.filter(user__is_active=True).select_related("user").order_by("role", "pk"):
        if may_at(account, "meeting.do_step", meeting):
            leads = may_at(account, "meeting.call_vote", meeting)
            yield Acting(account.user.name, account.get_role_display(), may[leads])
