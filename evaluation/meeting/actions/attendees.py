"""Who belongs in the hall: the committee or the voters of the group, the deputies themselves, and guests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.ground.act import act
from evaluation.meeting.actions.hold import BEFORE, NOT_OVER, hold, note
from evaluation.meeting.errors import VoteCalled
from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.queries import places_of, rules_of
from evaluation.meeting.states import AttendeeKind
from evaluation.roster.models import Membership, StandingMember, VoterRep
from evaluation.roster.pinyin import initials_of, pinyin_of


@dataclass(frozen=True, slots=True)
class Invitee:
    """One person to invite. A reporting deputy never votes, whatever `votes` says."""

    name: str
    kind: AttendeeKind = AttendeeKind.GUEST
    title: str = ""
    votes: bool = False
    origin: str = ""


@act
def invite_attendees(*, meeting: Meeting, people: Iterable[Invitee], by: Membership) -> list[Attendee]:
    """Add people to the list. Those who are on it already (same origin) stay as they are.

    Voters cannot be added once the vote is prepared, for its list is frozen: raises VoteCalled. Guests can.
    """
    meeting = hold(meeting.pk, "invite_attendees", by=by, states=NOT_OVER)
    added = _add(meeting, people)
    note(meeting, "invite_attendees", meeting, by=by, people=len(added))
    return added


@act
def fill_attendees(*, meeting: Meeting, by: Membership) -> list[Attendee]:
    """Invite whom the plan names: the committee (S2-A) or the group's voter representatives (S2-B), and the deputies.

    Somebody on the committee's list who bears the name of an evaluated deputy is taken for that deputy and
    does not vote (选举法 art. 43 by analogy); a mere namesake is invited by hand. Returns those added.
    """
    meeting = hold(meeting.pk, "fill_attendees", by=by, states=BEFORE)
    deputies = list(_deputies(meeting))
    names = {person.name for person in deputies}
    electorate = _committee(meeting) if rules_of(meeting).evaluators == "committee" else _voters(meeting)
    added = _add(meeting, [*(person for person in electorate if person.name not in names), *deputies])
    note(meeting, "fill_attendees", meeting, by=by, people=len(added))
    return added


@act
def drop_attendee(*, attendee: Attendee, by: Membership) -> None:
    """Take somebody off the list before the meeting. Raises VoteCalled for a voter once the list is frozen."""
    meeting = hold(attendee.meeting_id, "drop_attendee", by=by, states=BEFORE)
    if attendee.votes and meeting.voting_session:
        raise VoteCalled
    note(meeting, "drop_attendee", meeting, by=by, name=attendee.name)
    attendee.delete()


def _committee(meeting: Meeting) -> Iterator[Invitee]:
    members = StandingMember.objects.filter(congress_id=meeting.plan.congress_id, is_active=True)
    for member in members:
        kind = AttendeeKind.MEMBER if member.votes else AttendeeKind.GUEST
        yield Invitee(member.name, kind, member.title, votes=member.votes, origin=f"standing:{member.pk}")


def _voters(meeting: Meeting) -> Iterator[Invitee]:
    voters = VoterRep.objects.filter(congress_id=meeting.plan.congress_id, is_active=True)
    if meeting.group_id is not None:
        voters = voters.filter(group_id=meeting.group_id)
    for voter in voters:
        title = " ".join(filter(None, [voter.village, voter.trade]))
        yield Invitee(voter.name, AttendeeKind.VOTER, title, votes=True, origin=f"voter:{voter.pk}")


def _deputies(meeting: Meeting) -> Iterator[Invitee]:
    for place in places_of(meeting):
        deputy = place.assessment.mandate.deputy
        yield Invitee(deputy.name, AttendeeKind.DEPUTY, deputy.employer_title, origin=f"deputy:{deputy.pk}")


def _add(meeting: Meeting, people: Iterable[Invitee]) -> list[Attendee]:
    known = set(meeting.attendees.exclude(origin="").values_list("origin", flat=True))
    order = meeting.attendees.count()
    added = []
    for person in people:
        if person.origin and person.origin in known:
            continue
        votes = person.votes and person.kind != AttendeeKind.DEPUTY
        if votes and meeting.voting_session:
            raise VoteCalled
        order += 1
        added.append(
            Attendee(
                meeting=meeting,
                kind=person.kind,
                name=person.name,
                title=person.title,
                votes=votes,
                order=order,
                origin=person.origin,
                initials=initials_of(person.name),
                pinyin=pinyin_of(person.name),
            )
        )
    return Attendee.objects.bulk_create(added)
