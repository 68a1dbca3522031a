"""The run sheet as a page shows it: done lines, the open step, lines to come."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from evaluation.meeting import steps
from evaluation.meeting.checks import Check, checks_for
from evaluation.meeting.labels import step_label
from evaluation.meeting.models import Meeting, MeetingDeputy, StepDone
from evaluation.meeting.presenters.clock import Clock
from evaluation.meeting.presenters.script import sentence
from evaluation.meeting.queries import done_steps, places_of, rules_of, steps_for
from evaluation.meeting.states import ClockState, MeetingState
from evaluation.meeting.steps import Step

DONE, NOW, NEXT = "done", "now", "next"
OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet. `said` is why it was passed over, if it was."""

    key: str
    label: str
    state: str
    at: datetime | None = None
    who: str = ""
    said: str = ""
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class OpenStep:
    """What the clerk has in front of the eyes."""

    step: Step
    label: str
    sentence: str
    button: str
    checks: list[Check]
    place: MeetingDeputy | None
    clock: Clock | None

    @property
    def ready(self) -> bool:
        return all(check.met for check in self.checks if check.blocks)

    @property
    def clock_waits(self) -> bool:
        """The speech itself comes first: the red button is the clock's until it has been stopped."""
        return self.step.kind == steps.REPORT and self.place is not None and self.place.clock != ClockState.DONE


@dataclass(frozen=True, slots=True)
class Sheet:
    meeting: Meeting
    lines: list[Line]
    now: OpenStep | None

    @property
    def before(self) -> list[Line]:
        return [line for line in self.lines if line.state == DONE]

    @property
    def earlier(self) -> list[Line]:
        """Folded away: the clerk needs what is open, and the line before it."""
        return self.before[:-1]

    @property
    def latest(self) -> list[Line]:
        return self.before[-1:]

    @property
    def after(self) -> list[Line]:
        return [line for line in self.lines if line.state == NEXT]


def sheet_of(meeting: Meeting) -> Sheet:
    """The whole sheet in a handful of queries, whatever the number of deputies."""
    places = {place.order: place for place in places_of(meeting)}
    names = {order: place.assessment.mandate.deputy.name for order, place in places.items()}
    todo, done = steps_for(meeting, places), done_steps(meeting)
    now = next((step for step in todo if step.key not in done), None)
    last = max(done.values(), key=lambda row: row.pk, default=None)
    lines = [_line(step, step_label(step, names.get(step.order, "")), done.get(step.key), now) for step in todo]
    if last is not None and MeetingState(meeting.state) not in OVER:
        lines = [_with_undo(line, step, last) for line, step in zip(lines, todo, strict=True)]
    leads = now is not None and meeting.state in {MeetingState.READY, MeetingState.UNDER_WAY}
    return Sheet(meeting, lines, open_step_of(meeting, now, places.get(now.order)) if leads and now else None)


def open_step_of(meeting: Meeting, step: Step, place: MeetingDeputy | None) -> OpenStep:
    name = place.assessment.mandate.deputy.name if place else ""
    minutes = rules_of(meeting).minutes_limit
    return OpenStep(
        step=step,
        label=step_label(step, name),
        sentence=sentence(meeting, step),
        button=_button(step, name),
        checks=checks_for(meeting, step),
        place=place,
        clock=Clock.of(place, minutes) if place else None,
    )


def _line(step: Step, label: str, done: StepDone | None, now: Step | None) -> Line:
    if done is None:
        return Line(step.key, label, NOW if now is not None and step.key == now.key else NEXT)
    return Line(step.key, label, DONE, done.at, done.by.user.name, str(done.facts.get("skipped", "")))


def _with_undo(line: Line, step: Step, last: StepDone) -> Line:
    if line.key != last.step or not step.can_be_undone:
        return line
    return Line(line.key, line.label, line.state, line.at, line.who, line.said, can_undo=True)


def _button(step: Step, name: str) -> str:
    """The act and its object."""
    words = {
        steps.SIGN_IN: _("End of sign-in: begin the meeting"),
        steps.QUORUM: _("Declare that enough are present"),
        steps.SCRUTINEERS: _("Scrutineers agreed"),
        steps.BOX: _("Box shown and sealed"),
        steps.REPORT: _("%(name)s is finished: go on") % {"name": name},
        steps.QUESTIONS: _("No more questions for %(name)s: go on") % {"name": name},
        steps.SLIPS: _("Slips are handed out"),
        steps.OPEN_VOTE: _("Open the vote"),
        steps.CLOSE_VOTE: _("End the vote"),
        steps.COUNT: _("Open the box and count"),
        steps.CERTIFY: _("Certify the count"),
        steps.ANNOUNCE: _("Announce the results"),
        steps.PRIVATE: _("Keep the results for private feedback"),
        steps.LEADERSHIP: _("Remarks are finished: go on"),
        steps.CLOSE: _("Close the meeting"),
    }
    return words[step.kind]
