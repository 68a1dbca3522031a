"""The meeting's vote: prepared here, then led by the people who are enrolled in the hall."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.ground.act import act
from evaluation.meeting import steps
from evaluation.meeting.actions.hold import HELD, hold, note
from evaluation.meeting.actions.roll import organiser, ref_of
from evaluation.meeting.errors import PracticeOnly, ScrutineersUnfit, VoteCalled
from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.queries import places_of, rules_of, session_of
from evaluation.meeting.states import AttendeeKind, Presence
from evaluation.plan.parameters import Base, Rules
from evaluation.roster.models import Membership
from voting.actions.enrol_officer import enrol_officer
from voting.actions.prepare_session import new_round, prepare_session
from voting.actions.update_roll import update_roll
from voting.models import Session
from voting.specs import Enrolled, QuestionSpec, RollSpec, VoteRules
from voting.states import Attendance, Role, State

VOTE_STEPS = (
    steps.SCRUTINEERS,
    steps.BOX,
    steps.SLIPS,
    steps.OPEN_VOTE,
    steps.CLOSE_VOTE,
    steps.COUNT,
    steps.CERTIFY,
    steps.ANNOUNCE,
    steps.PRIVATE,
)
# the plan's words for a base and the vote's: the percentages of the signed sheet stand on the base of the grade
BASES: dict[Base, str] = {
    "ballots": "returned",
    "valid": "valid",
    "marks": "marks",
    "present": "present",
    "due": "due",
}


@dataclass(frozen=True, slots=True)
class Agreed:
    """Somebody whom the hall agreed to. `no_relative`: the person said so (选举法 art. 43 by analogy)."""

    attendee: Attendee
    office: Role
    pin: str = field(repr=False)
    no_relative: bool = False


@act
def call_vote(*, meeting: Meeting, by: Membership) -> Session:
    """Prepare the vote: a question for every deputy on the agenda, the list of people, the plan's rules.

    After a void round it begins a new one, and the steps of the vote are open again.
    Raises VoteCalled while there is one, and what the vote itself refuses (voting.errors).
    """
    meeting = hold(meeting.pk, "call_vote", by=by, states=HELD)
    former = session_of(meeting)
    if former is None:
        session = _prepare(meeting, by)
    elif former.state == State.VOID:
        session = new_round(session=former, by=organiser(by))
        _reopen_steps(meeting, by)
    else:
        raise VoteCalled
    meeting.voting_session = session.code
    meeting.save(update_fields=["voting_session"])
    note(meeting, "call_vote", meeting, by=by, session=session.code, round=session.round)
    return session


@act
def agree_scrutineers(*, meeting: Meeting, people: Sequence[Agreed], by: Membership) -> list[Enrolled]:
    """Enrol the scrutineers and tellers whom the hall agreed to, each with a PIN of one's own for this meeting.

    Raises ScrutineersUnfit for somebody who is evaluated, a close relative, or not here; PracticeOnly.
    """
    meeting = hold(meeting.pk, "agree_scrutineers", by=by, states=HELD)
    session = session_of(meeting)
    if meeting.practice or session is None:
        raise PracticeOnly
    for person in people:
        _refuse_unfit(person)
    enrolled = [
        enrol_officer(
            session=session,
            by=organiser(by),
            name=person.attendee.name,
            role=person.office,
            pin=person.pin,
            ref=ref_of(person.attendee),
        )
        for person in people
    ]
    note(meeting, "agree_scrutineers", meeting, by=by, people=len(enrolled))
    return enrolled


def _prepare(meeting: Meeting, by: Membership) -> Session:
    people = list(meeting.attendees.all())
    session = prepare_session(
        title=meeting.title,
        questions=[
            QuestionSpec(
                number=number,
                title=place.assessment.mandate.deputy.name,
                subtitle=place.assessment.mandate.deputy.employer_title,
                ref=place.assessment.code,
            )
            for number, place in enumerate(places_of(meeting), start=1)
        ],
        roll=[RollSpec(name=p.name, ref=ref_of(p), kind=p.get_kind_display(), may_vote=p.votes) for p in people],
        rules=vote_rules(rules_of(meeting)),
        by=organiser(by),
        hall_address=meeting.hall_address,
    )
    _bring_in_those_present(session, people, by)
    return session


def vote_rules(rules: Rules) -> VoteRules:
    """The plan's rules as the vote understands them."""
    return VoteRules(
        grades=rules.scale,
        blank_is=rules.blank_is,
        void_scope=rules.void_scope,
        k=rules.smallest_group,
        base=BASES[rules.grading.base] if rules.grading else "returned",
        remarks=rules.ballot_remarks,
    )


def _bring_in_those_present(session: Session, people: Sequence[Attendee], by: Membership) -> None:
    entries = dict(session.roll.values_list("ref", "pk"))
    for person in people:
        if person.presence == Presence.PRESENT:
            entry = entries[ref_of(person)]
            update_roll(session=session, by=organiser(by), entry_id=entry, attendance=Attendance.PRESENT)


def _reopen_steps(meeting: Meeting, by: Membership) -> None:
    done = meeting.steps_done.filter(step__in=VOTE_STEPS, undone_at=None)
    done.update(undone_at=timezone.now(), undone_by=by)


def _refuse_unfit(person: Agreed) -> None:
    said = {"name": person.attendee.name}
    if person.attendee.kind == AttendeeKind.DEPUTY:
        raise ScrutineersUnfit(fault=_("%(name)s is being evaluated.") % said)
    if person.attendee.presence != Presence.PRESENT:
        raise ScrutineersUnfit(fault=_("%(name)s has not signed in.") % said)
    if not person.no_relative:
        raise ScrutineersUnfit(fault=_("%(name)s has not said to be no close relative of a deputy evaluated.") % said)
