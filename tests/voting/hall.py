"""A vote of thirty made-up people about three made-up deputies, and the hands that lead it through its steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from voting.actions.cast_ballot import cast_ballot
from voting.actions.certify_session import announce_result, certify_session
from voting.actions.close_session import close_session
from voting.actions.count_session import count_session
from voting.actions.enrol_officer import enrol_officer
from voting.actions.open_session import open_session
from voting.actions.prepare_session import prepare_session
from voting.actions.print_slips import confirm_batch, print_slips
from voting.actions.update_roll import update_roll
from voting.codes import new_tracker
from voting.specs import Actor, QuestionSpec, RollSpec, Second, VoteRules
from voting.states import Attendance, Issued, Role

if TYPE_CHECKING:
    from voting.models import Session

GRADES = ("满意", "基本满意", "不满意")
ORGANISER = Actor(name="何清", role=Role.ORGANISER, ref="organiser")
PIN = "314159"


@dataclass
class Hall:
    """One session and everybody who has something to do with it."""

    session: Session
    officers: dict[Role, Actor] = field(default_factory=dict)
    tellers: list[Actor] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)

    @property
    def host(self) -> Actor:
        return self.officers[Role.HOST]

    @property
    def chief(self) -> Actor:
        return self.officers[Role.CHIEF]

    @property
    def scrutineer(self) -> Actor:
        return self.officers[Role.SCRUTINEER]

    def second(self, who: Actor | None = None) -> Second:
        officer = (who or self.scrutineer).officer_id
        assert officer is not None
        return Second(officer, pin=PIN)

    def enrol(self) -> Hall:
        for name, role in (("韩主持", Role.HOST), ("总监立", Role.CHIEF), ("监一", Role.SCRUTINEER)):
            enrol_officer(session=self.session, by=ORGANISER, name=name, role=role, pin=PIN)
        for name in ("计一", "计二"):
            enrol_officer(session=self.session, by=ORGANISER, name=name, role=Role.TELLER, pin=PIN)
        for officer in self.session.officers.all():
            if officer.role == Role.TELLER:
                self.tellers.append(officer.actor)
            else:
                self.officers[Role(officer.role)] = officer.actor
        return self

    def print(self, count: int = 30, paper: int = 0) -> Hall:
        printed = print_slips(session=self.session, by=ORGANISER, count=count, paper=paper)
        self.slips += list(printed.secrets)
        confirm_batch(session=self.session, by=self.scrutineer, batch_id=printed.batch_id)
        return self

    def hand_out(self, slips: int, paper: int = 0) -> Hall:
        """The first `slips` voters draw a slip, the next `paper` ones a paper ballot."""
        voters = list(self.session.roll.filter(may_vote=True)[: slips + paper])
        for place, voter in enumerate(voters):
            drawn = Issued.SLIP if place < slips else Issued.PAPER
            update_roll(
                session=self.session, by=self.scrutineer, entry_id=voter.pk,
                attendance=Attendance.PRESENT, issued=drawn,
            )  # fmt: skip
        return self

    def open(self) -> Hall:
        open_session(session=self.session, by=self.host, second=self.second())
        return self

    def cast(self, slip: str, marks: str, **more: Any) -> list[str]:
        trackers = more.pop("trackers", None) or [new_tracker() for _ in marks]
        cast_ballot(code=self.session.code, secret=slip, marks=marks, trackers=trackers, **more)
        return list(trackers)

    def close(self) -> Hall:
        close_session(session=self.session, by=self.chief, second=self.second())
        return self

    def count(self) -> Hall:
        count_session(session=self.session, by=self.chief)
        return self

    def certify(self) -> Hall:
        certify_session(session=self.session, by=self.chief, second=self.second())
        return self

    def announce(self) -> Hall:
        announce_result(session=self.session, by=self.host)
        return self


def make_tables() -> None:
    """The tables of the vote alone, in an empty database: it needs no others, and all take ten times as long."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("voting"))


def make_session(*, voters: int = 30, questions: int = 3, guests: int = 1, **rules: Any) -> Session:
    return prepare_session(
        title="青禾镇代表述职测评",
        questions=[QuestionSpec(n, f"代表{n}", ref=f"assessment:{n}") for n in range(1, questions + 1)],
        roll=[RollSpec(f"选民{n:02}", ref=f"voter:{n}", kind="选民代表") for n in range(voters)]
        + [RollSpec(f"列席{n}", kind="列席", may_vote=False) for n in range(guests)],
        rules=VoteRules(**{"grades": GRADES, **rules}),
        by=ORGANISER,
    )
