"""A made-up meeting and the hands that lead it through its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from evaluation.meeting.actions import (
    Agreed,
    Key,
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
    set_agenda,
    sign_in,
    start_clock,
    stop_clock,
)
from evaluation.meeting.queries import open_step, places_of, session_of
from evaluation.roster.models import StandingMember, VoterRep
from tests.factories import make_assessment, make_plan
from voting.actions.cast_ballot import cast_ballot
from voting.actions.print_slips import confirm_batch, print_slips
from voting.actions.update_roll import update_roll
from voting.codes import new_tracker
from voting.specs import Actor
from voting.states import Issued, Role

if TYPE_CHECKING:
    from evaluation.meeting.models import Attendee, Meeting, MeetingDeputy
    from evaluation.plan.models import Assessment, Plan
    from evaluation.roster.models import Membership
    from tests.people import People
    from voting.models import Session

PIN = "271828"
ORGANISER = Actor(name="何清", role=Role.ORGANISER, ref="test")


@dataclass
class Hall:
    people: People
    plan: Plan
    meeting: Meeting
    assessments: list[Assessment]
    by: Membership

    @classmethod
    def make(cls, people: People, scheme: str, voters: int, **wishes: Any) -> Hall:
        """`voters` people may vote; two deputies of the first group report, one of them its leader."""
        if scheme == "county":
            for order in range(1, voters + 1):
                StandingMember.objects.create(congress=people.town, name=f"委员{order:02}", order=order)
            StandingMember.objects.create(congress=people.town, name="列席甲", votes=False, order=90)
        else:
            for order in range(2, voters + 1):  # the collector is one voter representative already
                VoterRep.objects.create(congress=people.town, group=people.first_group, name=f"选民{order:02}")
        plan = make_plan(people.town, scheme, **wishes)
        assessments = [make_assessment(plan, people.deputy_mandate), make_assessment(plan, people.leader_mandate)]
        assessments[1].reviewer = people.other_leader  # nobody informs oneself
        assessments[1].save()
        meeting = create_meeting(
            plan=plan,
            title="第一代表小组述职大会",
            place="镇政府三楼会议室",
            starts_at=timezone.now() + timedelta(days=1),
            group=people.first_group if scheme == "town" else None,
            host_name="何清",
            by=people.insider,
        )
        return cls(people, plan, meeting, assessments, people.insider)

    def fresh(self) -> Meeting:
        self.meeting.refresh_from_db()
        return self.meeting

    @property
    def session(self) -> Session:
        session = session_of(self.fresh())
        assert session is not None
        return session

    @property
    def voters(self) -> list[Attendee]:
        return list(self.meeting.attendees.filter(votes=True))

    def place(self, order: int = 1) -> MeetingDeputy:
        return places_of(self.meeting).get(order=order)

    def prepare(self) -> Hall:
        set_agenda(meeting=self.meeting, assessments=self.assessments, by=self.by)
        fill_attendees(meeting=self.meeting, by=self.by)
        self.meeting = make_ready(meeting=self.meeting, by=self.by)
        return self

    def call(self, slips: int = 10) -> Hall:
        call_vote(meeting=self.meeting, by=self.by)
        return self.print(slips)

    def print(self, slips: int = 10) -> Hall:
        printed = print_slips(session=self.session, by=ORGANISER, count=slips)
        self.slips = list(printed.secrets)
        confirm_batch(session=self.session, by=ORGANISER, batch_id=printed.batch_id)
        return self

    def do(self, *kinds: str, **facts: Any) -> Hall:
        for kind in kinds:
            do_step(meeting=self.meeting, step=kind, by=self.by, **facts)
        self.fresh()
        return self

    def arrive(self, missing: int = 0) -> Hall:
        for person in self.voters[missing:]:
            sign_in(attendee=person, by=self.by)
        return self

    def enrol(self) -> Hall:
        first, second = self.voters[-2:]
        people = [
            Agreed(first, Role.CHIEF, PIN, no_relative=True),
            Agreed(second, Role.SCRUTINEER, PIN, no_relative=True),
        ]
        enrolled = agree_scrutineers(meeting=self.meeting, people=people, by=self.by)
        self.keys = [Key(officer.officer_id, PIN) for officer in enrolled]
        return self

    def speak(self) -> Hall:
        for place in places_of(self.meeting):
            start_clock(place=place, by=self.by)
            stop_clock(place=place, by=self.by)
            self.do(f"report:{place.order}")
        return self

    def speak_on(self) -> Hall:
        """The first deputy has finished; the others follow."""
        self.do("report:1")
        for place in places_of(self.meeting)[1:]:
            self.do(f"report:{place.order}", skipped="请假")
        return self

    def to_speeches(self) -> Hall:
        return self.prepare().call().arrive().do("sign_in", "quorum").enrol().do("scrutineers", "box")

    def hand_out(self) -> Hall:
        for entry in self.session.roll.filter(may_vote=True, attendance="present"):
            update_roll(session=self.session, by=ORGANISER, entry_id=entry.pk, issued=Issued.SLIP)
        return self

    def vote(self, *ballots: str) -> Hall:
        """Open, cast these marks ("01": first deputy the best grade, second the next), end and count."""
        open_vote(meeting=self.meeting, first=self.keys[0], second=self.keys[1], by=self.by)
        return self.cast(*ballots).count()

    def cast(self, *ballots: str, after: int = 0) -> Hall:
        """The slips after the first `after` ones are used, one for each ballot."""
        for slip, marks in zip(self.slips[after:], ballots, strict=False):
            trackers = [new_tracker() for _mark in marks]
            cast_ballot(code=self.session.code, secret=slip, marks=marks, trackers=trackers)
        return self

    def count(self) -> Hall:
        end_vote(meeting=self.meeting, first=self.keys[0], by=self.by)
        count_vote(meeting=self.meeting, first=self.keys[1], second=self.keys[0], by=self.by)
        return self

    def certify(self) -> Hall:
        certify_vote(meeting=self.meeting, first=self.keys[0], second=self.keys[1], by=self.by)
        return self

    def to_certified(self, *ballots: str) -> Hall:
        return self.to_speeches().speak().hand_out().do("slips").vote(*ballots).certify()

    @property
    def open_kind(self) -> str:
        due = open_step(self.fresh())
        return due.kind if due else ""
