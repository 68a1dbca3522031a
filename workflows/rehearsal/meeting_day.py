"""Meeting day: the run sheet from the sign-in to the last step, with a real vote."""

import secrets
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from evaluation.meeting.actions import (
    Agreed,
    Key,
    add_remark,
    agree_scrutineers,
    call_vote,
    certify_vote,
    count_vote,
    create_meeting,
    do_step,
    end_vote,
    fill_attendees,
    make_ready,
    open_vote,
    record_leave,
    set_agenda,
    sign_in,
    start_clock,
    stop_clock,
)
from evaluation.meeting.queries import open_step, places_of, session_of, visible_to
from evaluation.meeting.states import RemarkKind
from evaluation.plan.queries import rules_of, schedule_of, taking_part
from evaluation.result.actions import announce_results, hold_results
from voting.actions.enrol_officer import identify_officer
from voting.states import Role as Office
from workflows.models import Matter
from workflows.rehearsal import ballots, texts
from workflows.rehearsal.clock import SHANGHAI
from workflows.rehearsal.play import plays
from workflows.rehearsal.world import World

if TYPE_CHECKING:
    from evaluation.meeting.models import Meeting
    from voting.models import Session
    from voting.specs import Actor

AWAY = 0.06
OFFICES = (Office.CHIEF, Office.SCRUTINEER, Office.TELLER, Office.TELLER)


@plays("cycle.ready")
def prepare(world: World, matter: Matter) -> None:
    """The notice's morning: after the stage's first day, one group a day."""
    first, last = schedule_of(matter.plan)["meeting"]
    held = visible_to(world.organiser).filter(plan=matter.plan).count()
    day = min(first + timedelta(days=held), last)
    meeting = create_meeting(
        plan=matter.plan,
        title=f"{matter.group.name if matter.group else ''}{rules_of(matter.plan).meeting_name}",
        place="会议中心一楼",
        starts_at=datetime.combine(day, time(9), SHANGHAI),
        group=matter.group,
        host_name=world.organiser.user.name,
        by=world.organiser,
    )
    deputies = taking_part(matter.plan).order_by("order", "pk")
    set_agenda(
        meeting=meeting,
        assessments=deputies.filter(group=matter.group) if matter.group_id else deputies,
        by=world.organiser,
    )
    fill_attendees(meeting=meeting, by=world.organiser)
    make_ready(meeting=meeting, by=world.organiser)


@plays("cycle.meeting")
def hold(world: World, matter: Matter) -> None:
    meeting = visible_to(world.organiser).filter(plan=matter.plan, group=matter.group, voting_session="").get()
    world.clock.go_to(meeting.starts_at.astimezone(SHANGHAI).date())
    Hall(world, meeting).run()


class Hall:
    """One meeting and the people at its table. The officers' PINs live here and nowhere else."""

    def __init__(self, world: World, meeting: "Meeting") -> None:
        self.world, self.meeting = world, meeting
        self.keys: list[Key] = []
        self.slips: list[str] = []

    @property
    def session(self) -> "Session":
        """The vote of this meeting, once it is called."""
        found = session_of(self.meeting)
        if found is None:
            raise LookupError("the vote is not called yet")
        return found

    def run(self) -> None:
        self._arrive()
        by: dict[str, Callable[[], object]] = {
            "scrutineers": self._agree,
            "open_vote": self._open,
            "close_vote": lambda: end_vote(meeting=self.meeting, first=self.keys[0], by=self.world.organiser),
            "count": self._count,
            "certify": lambda: self._two(certify_vote),
            "announce": lambda: announce_results(meeting=self.meeting, by=self.world.organiser),
            "private": lambda: hold_results(meeting=self.meeting, by=self.world.organiser),
        }
        while (step := open_step(self.meeting)) is not None:
            self.world.clock.wait(timedelta(minutes=self.world.chance.randint(1, 4)))
            if step.order:
                self._report(step.order)
            elif step.kind == "slips":
                ballots.hand_out(self.world, self.session)
            if step.kind in by:
                by[step.kind]()
            still = open_step(self.meeting)
            if still is not None and still.key == step.key:
                do_step(meeting=self.meeting, step=step.key, by=self.world.organiser)
            self.meeting.refresh_from_db()
        ballots.write_books(self.world, self.session)

    def _two(self, act: Callable[..., object]) -> None:
        act(meeting=self.meeting, first=self.keys[0], second=self.keys[1], by=self.world.organiser)

    def _arrive(self) -> None:
        """Some are on leave, but never so many that the meeting lacks its quorum."""
        people = list(self.meeting.attendees.all())
        may_be_away = len([p for p in people if p.votes]) // 5
        for person in people:
            if person.votes and may_be_away and self.world.chance.random() < AWAY:
                may_be_away -= 1
                record_leave(attendee=person, reason="公务出差", by=self.world.organiser)
            else:
                sign_in(attendee=person, by=self.world.organiser)

    def _agree(self) -> None:
        """The vote is prepared, four officers are agreed to, and the slips are printed."""
        call_vote(meeting=self.meeting, by=self.world.organiser)
        self.meeting.refresh_from_db()
        here = [p for p in self.meeting.attendees.all() if p.votes and p.signed_in_at]
        chosen = self.world.chance.sample(here, len(OFFICES))
        agreed = [Agreed(p, office, _pin(), no_relative=True) for p, office in zip(chosen, OFFICES, strict=True)]
        enrolled = agree_scrutineers(meeting=self.meeting, people=agreed, by=self.world.organiser)
        self.keys = [Key(officer.officer_id, officer.pin) for officer in enrolled]
        self.slips = ballots.print_for(self.world, self.meeting, self.session)

    def _open(self) -> None:
        self._two(open_vote)
        ballots.cast_all(self.world, self.session, self.slips)

    def _count(self) -> None:
        chief, _scrutineer, *tellers = (self._officer(key) for key in self.keys)
        ballots.type_in(self.world, self.session, (tellers[0], tellers[1]), chief)
        self._two(count_vote)

    def _officer(self, key: Key) -> "Actor":
        return identify_officer(session=self.session, officer_id=key.officer_id, pin=key.pin)

    def _report(self, order: int) -> None:
        """The deputy speaks, is asked and answers."""
        place = places_of(self.meeting).get(order=order)
        longest = rules_of(self.world.plan).minutes_limit or 8
        start_clock(place=place, by=self.world.organiser)
        self.world.clock.wait(timedelta(seconds=self.world.chance.randint(longest * 40, longest * 63)))
        stop_clock(place=place, by=self.world.organiser)
        asked = self.world.chance.randrange(len(texts.QUESTIONS))
        add_remark(
            place=place,
            kind=RemarkKind.QUESTION,
            text=texts.QUESTIONS[asked],
            answer=texts.ANSWERS[asked],
            is_problem=asked % 2 == 0,
            by=self.world.organiser,
        )


def _pin() -> str:
    """Never from the seed."""
    while len(set(pin := f"{secrets.randbelow(10**6):06}")) == 1:
        pass
    return pin
