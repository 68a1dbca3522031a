"""The figures of one deputy as the wall and the sheets draw them: a calm bar, in the order of the agenda."""

from dataclasses import dataclass

from evaluation.meeting.models import Meeting
from evaluation.meeting.queries import places_of, rules_of, session_of
from evaluation.plan.grading import grade, percent
from evaluation.plan.parameters import Base, Rules
from voting.queries.results import certified_tally
from voting.states import State

FILLS = ("solid", "hatch", "light", "dots", "white", "cross")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the bar: per cent of its width."""

    grade: str
    count: int
    x: float
    width: float
    fill: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    grade: str
    parts: list[Part]
    abstained: int
    invalid: int

    @property
    def counts(self) -> dict[str, int]:
        return {part.grade: part.count for part in self.parts}


def outcome(name: str, counts: dict[str, int], given: str, abstained: int = 0, invalid: int = 0) -> Outcome:
    """The bar is as long as all ballots together; abstentions and invalid lines leave its end empty."""
    total = sum(counts.values()) + abstained + invalid
    parts, x = [], 0.0
    for number, (label, count) in enumerate(counts.items()):
        width = round(count * 100 / total, 2) if total else 0.0
        parts.append(Part(label, count, round(x, 2), width, FILLS[number % len(FILLS)]))
        x += width
    return Outcome(name, given, parts, abstained, invalid)


def outcomes_of(meeting: Meeting) -> list[Outcome]:
    """From the certified tally, and only once it is announced; otherwise nothing."""
    session = session_of(meeting)
    if session is None or session.state != State.ANNOUNCED:
        return []
    tally, rules = certified_tally(session), rules_of(meeting)
    bases: dict[Base, int] = {
        "ballots": tally.together.returned,
        "valid": tally.together.valid,
        "present": tally.present,
        "due": tally.due,
    }
    drawn = []
    for asked in tally.questions:
        counts = dict(zip(tally.scale, asked.grades, strict=True))
        drawn.append(outcome(asked.title, counts, _grade(counts, bases, rules), asked.abstain, asked.invalid))
    return drawn


def trial_outcomes_of(meeting: Meeting) -> list[Outcome]:
    """In practice: what the trial ballots said, as long as the practice lasts."""
    done = meeting.steps_done.filter(step="close_vote", undone_at=None).last()
    rows = [[int(n) for n in row.split(",")] for row in str(done.facts.get("trial_counts", "")).split()] if done else []
    rules = rules_of(meeting)
    drawn = []
    for place, row in zip(places_of(meeting), rows, strict=False):
        counts = dict(zip(rules.scale, row[: len(rules.scale)], strict=True))
        cast = sum(row)
        bases: dict[Base, int] = {"ballots": cast, "valid": cast, "present": cast, "due": cast}
        given = _grade(counts, bases, rules) if cast else ""
        drawn.append(outcome(place.assessment.mandate.deputy.name, counts, given, row[-2], row[-1]))
    return drawn


def _grade(counts: dict[str, int], bases: dict[Base, int], rules: Rules) -> str:
    return grade(counts, bases, rules.grading).grade if rules.grading else ""


def share(count: int, of: int, rules: Rules) -> str:
    """Per cent with its sign, never rounded over one of the rule's thresholds; "—" of nothing."""
    edges = tuple(step.threshold.share for step in rules.grading.steps) if rules.grading else ()
    figure = percent(count, of, edges)
    return figure if figure == "—" else f"{figure}%"
