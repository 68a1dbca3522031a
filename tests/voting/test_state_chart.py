"""A random walker tries every act in every state as every role; the chart alone decides what happens."""

import inspect
import pkgutil
import random
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from documents.errors import Refusal
from tests.voting.hall import GRADES, ORGANISER, PIN, Hall, make_session
from voting import actions
from voting.codes import digest, new_tracker
from voting.errors import NotYourAct, RoundVoid, SlipClosed, SlipNotOpen, SpentSlip, UnknownSlip, WrongState
from voting.models import Credential, PaperEntry, Session, SessionEvent
from voting.models.ballot import Ballot, Envelope
from voting.paper import TOTALS, PaperTotals
from voting.queries.results import OPENED
from voting.specs import Actor, QuestionSpec, RollSpec, Second, VoteRules
from voting.states import CHART, Attendance, Issued, Role, Rule, State


def all_acts() -> dict[str, Callable[..., Any]]:
    modules = [import_module(f"voting.actions.{found.name}") for found in pkgutil.iter_modules(actions.__path__)]
    functions = [pair for module in modules for pair in inspect.getmembers(module, inspect.isfunction)]
    return {name: function for name, function in functions if name in CHART}


ACTS = all_acts()
_PRINT = ["print_slips", "confirm_batch"]
_OPEN = [*_PRINT, "open_session"]
_CLOSE = [*_OPEN, "end_casting", "close_session"]
_CERTIFY = [*_CLOSE, "count_session", "certify_session"]
STRAIGHT_WAY: dict[State, list[str]] = {
    State.PREPARED: [],
    State.PRINTED: _PRINT,
    State.TRIAL: [*_PRINT, "begin_trial"],
    State.OPEN: _OPEN,
    State.ENDED: [*_OPEN, "end_casting"],
    State.CLOSED: _CLOSE,
    State.COUNTED: [*_CLOSE, "count_session"],
    State.CERTIFIED: _CERTIFY,
    State.ANNOUNCED: [*_CERTIFY, "announce_result"],
    State.HELD: [*_CERTIFY, "hold_result"],
    State.VOID: ["void_session"],
}
SHEETS = [PaperTotals(returned=1, invalid=0, rows=(row,) * 3) for row in ((1, 0, 0, 0, 0), (0, 1, 0, 0, 0))]


def test_every_act_of_the_chart_exists_and_obeys_it() -> None:
    assert set(ACTS) == set(CHART)
    assert all(function.__wrapped__ for function in ACTS.values())  # type: ignore[attr-defined]


def test_every_state_can_be_reached_and_only_void_has_no_way_out_but_a_new_round() -> None:
    reached = {State.PREPARED} | {r.leads_to for r in CHART.values() if r.leads_to}
    assert reached == set(State)
    for state in State:
        out = {name for name, r in CHART.items() if state in r.within}
        assert out == {"new_round"} if state is State.VOID else out


def test_the_three_acts_that_matter_need_two() -> None:
    two = {name for name, r in CHART.items() if r.needs_two}
    assert two == {"open_session", "close_session", "certify_session", "void_session"}


class Walker:
    """One session, walked by people who try everything.

    The dice are our own. Hypothesis strews the constants of whatever modules are loaded among its values, even where
    it is told not to be random: there the walks, and how far they get, depended on which tests ran before this one.
    """

    def __init__(self, start: State, walk: int) -> None:
        self.start = start
        self.dice = random.Random(f"{start} {walk}")  # noqa: S311 - the same walks in every run
        self.visited: set[State] = set()
        self.done: set[str] = set()
        self.trail: list[str] = []  # told where a walk ends badly
        self.room = Hall(make_session(voters=6, guests=1, k=2)).enrol().hand_out(4, 1)

    def gather(self) -> None:
        """Every state is the beginning of some walks, reached by the straight way."""
        self.actors: list[Actor] = [ORGANISER, *self.room.officers.values(), *self.room.tellers]
        self.cast_slips: set[str] = set()
        for name in STRAIGHT_WAY[self.start]:
            by = next(a for a in self.actors if a.role in CHART[name].roles)
            for _ in range(20):  # now and then the second person is one who may not: another is asked
                if self.attempt(name, by):
                    break
            if name == "open_session":
                for place in range(3):
                    self.cast(place, "01-")
            if name == "end_casting" and self.start is not State.ENDED:
                for teller in self.room.tellers:
                    ACTS["enter_paper"](session=self.session, by=teller, number=1, marks="012")
        assert self.session.state == self.start

    @property
    def session(self) -> Session:
        return self.room.session

    def walk(self, steps: int) -> None:
        """After the straight way and after every step from there everything is where it should be."""
        ways = [self.try_an_act, self.dwell, self.move_on, self.try_to_cast]
        try:
            for step in [self.gather, *[self.dice.choice(ways) for _ in range(steps)]]:
                step()
                self.the_box_is_where_it_should_be()
                self.nobody_without_a_vote_holds_anything()
        except BaseException as error:
            error.add_note(f"the way there, from {self.start}: {', '.join(self.trail)}")
            raise

    def arguments(self, name: str) -> dict[str, Any]:
        dice = self.dice
        batches = list(self.session.batches.order_by("pk"))
        batch = dice.choice(batches) if batches else None
        person = self.session.roll.order_by("order")[dice.randrange(7)]
        prepared: dict[str, Any] = {
            "title": "测评",
            "questions": [QuestionSpec(n, f"代表{n}") for n in (1, 2, 3)],
            "roll": [RollSpec(f"人{n}", may_vote=n < 6) for n in range(7)],
            "rules": VoteRules(grades=GRADES),
        }
        by_totals = PaperEntry.objects.filter(session=self.session, number=TOTALS).exists()
        number, content = (TOTALS, SHEETS[0]) if by_totals else (1, "012")
        told: dict[str, dict[str, Any]] = {
            "revise_session": prepared,
            "enrol_officer": {"name": f"新{dice.random()}", "role": dice.choice(list(Role)), "pin": PIN},
            "renew_pin": {"officer_id": self.room.scrutineer.officer_id, "pin": PIN},
            "set_hall_address": {"address": "http://192.168.1.5:8000"},
            "update_roll": {
                "entry_id": person.pk,
                "attendance": dice.choice([Attendance.PRESENT, Attendance.PRESENT, Attendance.LEFT, None]),
                "issued": dice.choice([Issued.SLIP, Issued.PAPER, Issued.NOTHING, None]),
            },
            "print_slips": {"count": 6, "paper": dice.randrange(3)},
            "confirm_batch": {"batch_id": batch.pk if batch else 0},
            "void_batch": {"batch_id": batch.pk if batch and dice.random() < 0.2 else 0},
            "begin_trial": {"count": 2},
            "destroy_surplus": {"count": 1},
            "enter_paper": {"number": 1, "marks": dice.choice(["012", "000"])},
            "retype_paper": {"number": number, "content": content},
            "enter_totals": {"totals": dice.choice(SHEETS)},
            "settle_paper_difference": {"number": number, "content": content, "reason": "看原票"},
            "correct_paper": {"was": "012", "should_be": "111", "reason": "看原票"},
            "void_session": {"reason": "重来"},
        }
        return told.get(name, {})

    def try_an_act(self) -> None:
        """Any act, by anybody."""
        name = self.dice.choice(sorted(CHART))
        if name != "void_session" or self.dice.random() < 0.2:  # or every walk would end at once
            self.attempt(name, self.dice.choice(self.actors))

    def dwell(self) -> None:
        """An act that stays in this state, by somebody who may."""
        state = State(self.session.state)
        fitting = [name for name, r in CHART.items() if state in r.within and r.leads_to in {None, state}]
        # the rarer ones more often: everybody everywhere may enrol somebody
        name = min(self.dice.sample(fitting, min(2, len(fitting))), key=lambda name: len(CHART[name].within))
        self.attempt(name, self.dice.choice([a for a in self.actors if a.role in CHART[name].roles]))

    def move_on(self) -> None:
        """Now and then an act that leads elsewhere, by somebody who may."""
        state = State(self.session.state)
        ways = [n for n, r in CHART.items() if state in r.within and r.leads_to not in {None, state, State.VOID}]
        if ways and self.dice.random() < 0.3:
            name = self.dice.choice(ways)
            self.attempt(name, self.dice.choice([a for a in self.actors if a.role in CHART[name].roles]))

    def attempt(self, name: str, by: Actor) -> bool:
        chart, before = CHART[name], State(self.session.state)
        told = self.arguments(name)
        self.trail.append(f"{name} by {by.name}")
        if chart.needs_two:
            told["second"] = Second(self.another(by, chart).officer_id, pin=PIN)
        events = SessionEvent.objects.filter(session=self.session).count()
        try:
            made = ACTS[name](session=self.session, by=by, **told)
        except Refusal as refusal:
            self.trail.append(type(refusal).__name__)
            self.refused(refusal, name, by, before)
            assert SessionEvent.objects.filter(session=self.session).count() == events
            return False
        self.done.add(name)
        assert before in chart.within
        assert by.role in chart.roles
        assert self.session.state == (chart.leads_to or before)
        assert SessionEvent.objects.filter(session=self.session).count() == events + 1
        last = SessionEvent.objects.filter(session=self.session).latest("pk")
        assert (last.act, last.name) == (name, by.name)
        assert not chart.needs_two or last.second not in {"", by.name}
        if name == "print_slips":
            self.room.slips += list(made.secrets)
        return True

    def another(self, by: Actor, chart: Rule) -> Actor:
        """Mostly somebody who may second, now and then anybody."""
        dice = self.dice
        fit = [a for a in self.actors if a.role in chart.seconds and a != by]
        return dice.choice(fit if dice.random() < 0.8 else self.actors[1:])

    def refused(self, refusal: Refusal, name: str, by: Actor, before: State) -> None:
        chart = CHART[name]
        self.session.refresh_from_db()
        assert self.session.state == before
        assert len(refusal.sentences()) == 3
        if by.role not in chart.roles:
            assert isinstance(refusal, NotYourAct)
        elif before not in chart.within:
            assert isinstance(refusal, WrongState)

    def try_to_cast(self) -> None:
        place, marks = self.dice.randrange(10), "".join(self.dice.choices("012-", k=3))
        if place < len(self.room.slips):
            self.trail.append(f"slip {place}: {marks}")
            self.cast(place, marks)

    def cast(self, place: int, marks: str) -> None:
        slip = self.room.slips[place]
        try:
            self.room.cast(slip, marks, trackers=[new_tracker() for _ in range(3)])
        except (SlipNotOpen, SlipClosed):
            assert self.session.state != State.OPEN or slip not in self.cast_slips
        except SpentSlip:
            assert slip in self.cast_slips
        except RoundVoid:
            assert self.session.state == State.VOID
        except UnknownSlip:  # of a voided batch
            assert not Credential.objects.filter(digest=digest(slip)).exists()
        else:
            assert self.session.state == State.OPEN
            assert slip not in self.cast_slips
            self.cast_slips.add(slip)

    def the_box_is_where_it_should_be(self) -> None:
        envelopes = Envelope.objects.filter(session=self.session).count()
        ballots = Ballot.objects.filter(question__session=self.session).count()
        state = State(self.session.state)
        self.visited.add(state)
        if state in {State.OPEN, State.ENDED}:
            assert envelopes == len(self.cast_slips)
        elif state is not State.TRIAL:
            assert envelopes == 0
        if state not in {*OPENED, State.VOID}:
            assert ballots == 0, "nothing is open before closing (property 8)"
        if state != State.ENDED:
            assert not PaperEntry.objects.filter(session=self.session).exists()

    def nobody_without_a_vote_holds_anything(self) -> None:
        assert not self.session.roll.filter(may_vote=False).exclude(issued=Issued.NOTHING).exists()


@pytest.mark.django_db
def test_a_random_walker_finds_no_way_around_the_chart() -> None:
    visited, done = set(), set()  # over all walks: a walker who never gets far shows nothing
    for start in State:
        for number in range(5):
            walker = Walker(start, number)
            walker.walk(steps=20)
            visited |= walker.visited
            done |= walker.done
    assert visited == set(State)
    # the rarer acts need more luck than a short walk has; each has a test of its own
    assert set(CHART) - done <= {"void_batch", "enter_totals", "enter_paper", "settle_paper_difference"}
