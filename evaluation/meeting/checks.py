"""What must be true before a step of the run sheet, with the figures of this moment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.meeting import steps
from evaluation.meeting.attendance import fewest
from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.meeting.queries import attendance_of, places_of, rules_of, session_of
from evaluation.meeting.states import ClockState
from evaluation.meeting.steps import Step
from voting.models import Session
from voting.paper import TOTALS
from voting.queries.figures import paper_progress, turnout
from voting.states import Role, State

WATCHING = (Role.CHIEF, Role.SCRUTINEER)
TWO_ENTRIES = 2  # each paper ballot is typed in by two people
FEWEST_SCRUTINEERS = 2  # two different people open, close and certify
AFTER_OPENING = (State.OPEN, State.ENDED, State.CLOSED, State.COUNTED, State.CERTIFIED, State.ANNOUNCED, State.HELD)


@dataclass(frozen=True, slots=True)
class Check:
    """One condition in words, with its figures. `blocks`: the step waits for it; otherwise it is a hint.

    `by_button`: the step's own button brings it about, so before it is pressed nothing is amiss.
    """

    text: str
    met: bool
    blocks: bool = True
    by_button: bool = False

    @property
    def missing(self) -> bool:
        """Whether something else is to be done first."""
        return self.blocks and not self.met and not self.by_button


Checker = Callable[[Meeting, Step], Iterator[Check]]


def checks_for(meeting: Meeting, step: Step) -> list[Check]:
    """The conditions of a step, in reading order."""
    return list(_CHECKS[step.kind](meeting, step))


def unmet(meeting: Meeting, step: Step) -> list[str]:
    return [check.text for check in checks_for(meeting, step) if check.blocks and not check.met]


def _sign_in(meeting: Meeting, _step: Step) -> Iterator[Check]:
    figures = attendance_of(meeting)
    said = {"present": figures.present, "due": figures.due, "missing": figures.missing}
    yield Check(_("%(present)s of %(due)s have signed in, %(missing)s are missing") % said, figures.present > 0)
    yield Check(_("The vote is prepared"), bool(meeting.voting_session), blocks=False)


def _quorum(meeting: Meeting, _step: Step) -> Iterator[Check]:
    quorum, figures = rules_of(meeting).quorum, attendance_of(meeting)
    said = {"due": figures.due, "present": figures.present, "fewest": fewest(quorum, figures.due)}
    text = _("Due %(due)s, present %(present)s; at least %(fewest)s must be present")
    yield Check(text % said, figures.enough(quorum))


def _scrutineers(meeting: Meeting, _step: Step) -> Iterator[Check]:
    session = session_of(meeting)
    yield Check(_("The vote is prepared"), session is not None)
    if meeting.practice:
        yield Check(_("In practice nobody is enrolled: name two people and go on"), met=True)
        return
    enrolled = session.officers.filter(role__in=WATCHING).count() if session else 0
    text = _("Scrutineers enrolled: %(count)s; two are needed")
    yield Check(text % {"count": enrolled}, enrolled >= FEWEST_SCRUTINEERS)
    if session is not None and session.printed_paper:
        yield _tellers(session)


def _tellers(session: Session) -> Check:
    """Not in the way of the step: whoever is missing can still be enrolled at the count."""
    count = session.officers.filter(role=Role.TELLER).count()
    text = _("Tellers enrolled: %(count)s; paper ballots are typed in by two")
    return Check(text % {"count": count}, met=count >= TWO_ENTRIES, blocks=False)


def tellers_missing(session: Session) -> bool:
    """Whether paper ballots wait to be typed in twice and fewer than two people may do it."""
    return session.state == State.ENDED and turnout(session).issued_paper > 0 and not _tellers(session).met


def _box(meeting: Meeting, _step: Step) -> Iterator[Check]:
    session = session_of(meeting)
    printed = session is not None and session.state == State.PRINTED
    yield Check(_("Slips or paper ballots are printed, and their questions are frozen"), printed)
    if session is not None and session.state == State.TRIAL:
        yield Check(_("The trial is over and its ballots are wiped"), met=False)
    cast = turnout(session).cast if session else 0
    yield Check(_("The box is empty: %(count)s ballots") % {"count": cast}, met=cast == 0)


def _speech(meeting: Meeting, step: Step) -> Iterator[Check]:
    place = places_of(meeting).filter(order=step.order).first()
    if place is None:
        return
    name = place.assessment.mandate.deputy.name
    done = place.clock == ClockState.DONE
    used = {"name": name, "minutes": place.used_seconds // 60, "seconds": place.used_seconds % 60}
    if done:
        yield Check(_("%(name)s spoke for %(minutes)s min %(seconds)s s") % used, met=True, blocks=False)
    else:
        yield Check(_("%(name)s: the speaking time is not on record yet") % used, met=False, blocks=False)


def _questions(meeting: Meeting, step: Step) -> Iterator[Check]:
    count = _place_remarks(meeting, step)
    yield Check(_("%(count)s questions and comments are written down") % {"count": count}, met=count > 0, blocks=False)


def _place_remarks(meeting: Meeting, step: Step) -> int:
    place = MeetingDeputy.objects.filter(meeting=meeting, order=step.order).first()
    return place.remarks.count() if place else 0


def _report(meeting: Meeting, step: Step) -> Iterator[Check]:
    yield from _speech(meeting, step)
    if step.with_questions:
        yield from _questions(meeting, step)


def _slips(meeting: Meeting, _step: Step) -> Iterator[Check]:
    session, figures = session_of(meeting), attendance_of(meeting)
    issued = _issued(session)
    if not issued:
        text = _("Nobody has drawn one yet; present: %(present)s")
        yield Check(text % {"present": figures.present}, met=False)
        return
    said = {"issued": issued, "present": figures.present, "left": max(figures.present - issued, 0)}
    text = _("Issued %(issued)s, present %(present)s: not more than are present")
    yield Check(text % said, issued <= figures.present)
    if said["left"]:
        yield Check(_("%(left)s of those present have not drawn one yet") % said, met=False, blocks=False)
    else:
        yield Check(_("Everybody present has drawn one"), met=True, blocks=False)


def _issued(session: Session | None) -> int:
    if session is None:
        return 0
    now = turnout(session)
    return now.issued_slips + now.issued_paper


def _state_is(text: Callable[[], str], *states: State, trial: bool = False) -> Checker:
    """A step of the vote is done when the vote itself has come so far; in practice the trial stands for it."""

    def check(meeting: Meeting, _step: Step) -> Iterator[Check]:
        session = session_of(meeting)
        if meeting.practice:
            met = trial or session is None or session.state != State.TRIAL
            yield Check(_("Practice: trial ballots only"), met, by_button=True)
        else:
            yield Check(text(), met=session is not None and session.state in states, by_button=True)

    return check


def _count(meeting: Meeting, step: Step) -> Iterator[Check]:
    session = session_of(meeting)
    if session is not None and session.state == State.ENDED and (issued := turnout(session).issued_paper):
        entered = paper_progress(session)
        typed = bool(entered) and all(entries >= TWO_ENTRIES for entries in entered.values())
        if TOTALS in entered:
            text = _("The totals of the paper ballots are entered by two tellers; ballots handed out: %(issued)s")
        else:
            text = _("Paper ballots handed out: %(issued)s; entered by two tellers: %(twice)s")
        twice = sum(entries >= TWO_ENTRIES for entries in entered.values())
        yield Check(text % {"issued": issued, "twice": twice}, met=typed, blocks=False)
        if tellers_missing(session):
            yield _tellers(session)
    yield from _state_is(lambda: _("The ballots are counted"), *AFTER_OPENING[3:])(meeting, step)


def _leadership(_meeting: Meeting, _step: Step) -> Iterator[Check]:
    yield from ()


def _close(meeting: Meeting, _step: Step) -> Iterator[Check]:
    session = session_of(meeting)
    over = (
        meeting.practice
        or session is None
        or session.state in {State.CERTIFIED, State.ANNOUNCED, State.HELD, State.VOID}
    )
    yield Check(_("The vote is certified, or void with its reason"), met=over)


_CHECKS: dict[str, Checker] = {
    steps.SIGN_IN: _sign_in,
    steps.QUORUM: _quorum,
    steps.SCRUTINEERS: _scrutineers,
    steps.BOX: _box,
    steps.REPORT: _report,
    steps.QUESTIONS: _questions,
    steps.SLIPS: _slips,
    steps.OPEN_VOTE: _state_is(lambda: _("Two people have opened the vote"), *AFTER_OPENING, trial=True),
    steps.CLOSE_VOTE: _state_is(lambda: _("Casting has ended"), *AFTER_OPENING[1:]),
    steps.COUNT: _count,
    steps.CERTIFY: _state_is(lambda: _("Two scrutineers have certified the count"), *AFTER_OPENING[4:]),
    steps.ANNOUNCE: _state_is(lambda: _("The result is released for announcement"), State.ANNOUNCED),
    steps.PRIVATE: _state_is(lambda: _("The result is held for private feedback"), State.HELD),
    steps.LEADERSHIP: _leadership,
    steps.CLOSE: _close,
}
