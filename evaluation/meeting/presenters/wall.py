"""What hangs on the wall: one scene at a time, never a partial result.

The wall asks every second whether its edition has grown; only then is a scene put together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from evaluation.meeting import steps
from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.meeting.presenters.clock import Clock
from evaluation.meeting.presenters.outcome import Outcome, outcomes_of, trial_outcomes_of
from evaluation.meeting.presenters.script import sentence
from evaluation.meeting.queries import attendance_of, cast_and_issued, done_steps, places_of, rules_of, steps_for
from evaluation.meeting.states import ClockState, MeetingState
from evaluation.meeting.steps import Step

A_SCREEN = 3  # deputies on one screen of results, so that a line stays 1/12 of the height
FIGURES_A_LINE = 4
SECONDS_A_SCREEN = 8


@dataclass(frozen=True, slots=True)
class Scene:
    """`kind` chooses the template's part; everything else is what that part shows."""

    kind: str
    heading: str = ""
    name: str = ""
    after: str = ""
    words: str = ""
    clock: Clock | None = None
    figures: list[tuple[str, str]] = field(default_factory=list)
    vote_address: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    screen: int = 1
    screens: int = 1


def edition_of(meeting: Meeting, now: datetime | None = None, since: datetime | None = None) -> str:
    """Grows with every act, every ballot and every turn of the result's screens. Two or three cheap queries."""
    cast, issued = cast_and_issued(meeting)
    turn = _turn(now, since) if _shows_results(meeting) else 0
    return f"{meeting.edition}.{cast}.{issued}.{turn}"


def scene_of(meeting: Meeting, now: datetime | None = None, since: datetime | None = None) -> Scene:
    """The scene of this moment. `since`: when this wall began to show the results, so that each begins at the first."""
    if meeting.state == MeetingState.CLOSED:
        return Scene("words", heading=meeting.title, words=_("The meeting is closed. Thank you."))
    if meeting.state in {MeetingState.PREPARING, MeetingState.CANCELLED}:
        return Scene("words", heading=meeting.title, words=meeting.get_state_display())
    done = done_steps(meeting)
    step = next((step for step in steps_for(meeting) if step.key not in done), Step(steps.CLOSE))
    if _told(done) and step.kind in {steps.LEADERSHIP, steps.CLOSE}:
        return _after_the_vote(meeting, step, _turn(now, since))
    return _SCENES[step.kind](meeting, step)


def _attending(meeting: Meeting) -> list[tuple[str, str]]:
    figures = attendance_of(meeting)
    return [(_("People due"), str(figures.due)), (_("People present"), str(figures.present))]


def _welcome(meeting: Meeting, _step: Step) -> Scene:
    return Scene("words", meeting.title, words=_("Please sign in"), figures=_attending(meeting))


def _opening(meeting: Meeting, step: Step) -> Scene:
    words = {
        steps.QUORUM: _("Quorum"),
        steps.SCRUTINEERS: _("Agreeing on scrutineers and tellers"),
        steps.BOX: _("Inspecting and sealing the box"),
        steps.SLIPS: _("Slips are being handed out"),
        steps.COUNT: _("The vote has ended. The ballots are being counted."),
        steps.CERTIFY: _("The scrutineers are checking the count."),
        steps.ANNOUNCE: _("The count is certified. The results follow."),
        steps.LEADERSHIP: _("Remarks of the leadership"),
        steps.CLOSE: _("The meeting is about to end."),
    }[step.kind]
    shows = step.kind in {steps.QUORUM, steps.SCRUTINEERS, steps.BOX}
    return Scene("words", meeting.title, words=words, figures=_attending(meeting) if shows else [])


def _speech(meeting: Meeting, step: Step) -> Scene:
    places = list(places_of(meeting))
    place = next((place for place in places if place.order == step.order), None)
    if place is None:
        return Scene("words", meeting.title)
    following = next((other for other in places if other.order > step.order), None)
    asking = step.kind == steps.QUESTIONS or (step.with_questions and place.clock == ClockState.DONE)
    waits = place.clock == ClockState.WAITING and step.kind == steps.REPORT
    heading = _("Questions and comments") if asking else (_("Next to report") if waits else _("Reporting now"))
    clock = None if asking else Clock.of(place, rules_of(meeting).minutes_limit)
    return Scene("speech", heading, name=_name(place), after=_name(following), clock=clock)


def _name(place: MeetingDeputy | None) -> str:
    return place.assessment.mandate.deputy.name if place else ""


def _vote(meeting: Meeting, step: Step) -> Scene:
    if step.kind == steps.OPEN_VOTE:
        return Scene("words", meeting.title, words=_("The vote is about to open. Keep your slip at hand."))
    cast, issued = cast_and_issued(meeting)
    figures = [(_("Ballots cast"), str(cast)), (_("Ballots handed out"), str(issued))]
    return Scene(
        "vote", _("Please scan the slip in your hand and vote"), figures=figures, vote_address=meeting.hall_address
    )


def _private(meeting: Meeting, step: Step) -> Scene:
    return Scene("words", meeting.title, words=sentence(meeting, step))


def _shows_results(meeting: Meeting) -> bool:
    return meeting.state == MeetingState.UNDER_WAY and _told(done_steps(meeting))


def _told(done: Iterable[str]) -> bool:
    return bool({steps.ANNOUNCE, steps.PRIVATE} & set(done))


def _after_the_vote(meeting: Meeting, step: Step, turn: int) -> Scene:
    """Results stay on the wall through the remarks of the leadership; or the sentence does."""
    if rules_of(meeting).announce != "on_the_spot":
        return Scene("words", meeting.title, words=sentence(meeting, Step(steps.PRIVATE)))
    outcomes = trial_outcomes_of(meeting) if meeting.practice else outcomes_of(meeting)
    if not outcomes:
        return _opening(meeting, step)
    screens = _in_screens(outcomes)
    shown = turn % len(screens)
    return Scene("results", _("Results of the vote"), outcomes=screens[shown], screen=shown + 1, screens=len(screens))


def _turn(now: datetime | None, since: datetime | None) -> int:
    """How often the screens of the results have turned since this wall began to show them."""
    return int((now - since).total_seconds()) // SECONDS_A_SCREEN if now and since else 0


def _in_screens(outcomes: list[Outcome]) -> list[list[Outcome]]:
    """A line of figures that needs two lines of the wall leaves room for fewer deputies."""
    longest = max(len(o.parts) + bool(o.abstained) + bool(o.invalid) for o in outcomes)
    size = A_SCREEN if longest <= FIGURES_A_LINE else A_SCREEN - 1
    return [outcomes[start : start + size] for start in range(0, len(outcomes), size)]


_SCENES = {
    steps.SIGN_IN: _welcome,
    steps.QUORUM: _opening,
    steps.SCRUTINEERS: _opening,
    steps.BOX: _opening,
    steps.REPORT: _speech,
    steps.QUESTIONS: _speech,
    steps.SLIPS: _opening,
    steps.OPEN_VOTE: _vote,
    steps.CLOSE_VOTE: _vote,
    steps.COUNT: _opening,
    steps.CERTIFY: _opening,
    steps.ANNOUNCE: _opening,
    steps.PRIVATE: _private,
    steps.LEADERSHIP: _opening,
    steps.CLOSE: _opening,
}
