"""Before the meeting: agenda, list, readiness, cancelling."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.meeting.actions import (
    Invitee,
    call_vote,
    cancel_meeting,
    create_meeting,
    drop_attendee,
    fill_attendees,
    invite_attendees,
    make_ready,
    reopen_meeting,
    set_agenda,
    set_hall_address,
)
from evaluation.meeting.errors import (
    BallotsInBox,
    CancelNeedsReason,
    NotReady,
    PlanNotRunning,
    VoteCalled,
    WrongAgenda,
    WrongState,
)
from evaluation.meeting.states import AttendeeKind, MeetingState
from evaluation.plan.states import PlanState
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import StandingMember
from tests.evaluation.meeting.hall import Hall
from tests.factories import make_assessment
from voting.errors import NotTheAddress

Make = Callable[..., Hall]


def test_a_meeting_needs_a_running_plan(hall: Make) -> None:
    here = hall()
    here.plan.state = PlanState.DRAFT
    here.plan.save()
    with pytest.raises(PlanNotRunning):
        create_meeting(plan=here.plan, title="会", place="", starts_at=timezone.now(), by=here.by)


def test_a_group_leader_holds_the_own_group_s_meeting_only(hall: Make) -> None:
    here = hall()
    when = timezone.now() + timedelta(days=2)
    own = create_meeting(
        plan=here.plan, title="会", place="", starts_at=when, group=here.people.first_group, by=here.people.colleague
    )
    assert own.group == here.people.first_group
    with pytest.raises(NotAllowed):
        create_meeting(
            plan=here.plan,
            title="会",
            place="",
            starts_at=when,
            group=here.people.first_group,
            by=here.people.other_leader,
        )
    with pytest.raises(NotAllowed):
        create_meeting(plan=here.plan, title="会", place="", starts_at=when, by=here.people.stranger)


def test_the_agenda_keeps_its_order(hall: Make) -> None:
    here = hall()
    places = set_agenda(meeting=here.meeting, assessments=here.assessments[::-1], by=here.by)
    assert [p.assessment_id for p in places] == [a.pk for a in here.assessments[::-1]]
    again = set_agenda(meeting=here.meeting, assessments=here.assessments[:1], by=here.by)
    assert [p.order for p in again] == [1]


def test_the_agenda_of_a_group_takes_nobody_of_another_group(hall: Make) -> None:
    here = hall()
    other = make_assessment(here.plan, here.people.other_mandate)
    with pytest.raises(WrongAgenda) as refused:
        set_agenda(meeting=here.meeting, assessments=[other], by=here.by)
    assert "阿依古丽" in str(refused.value)


def test_a_deputy_stands_on_one_agenda(hall: Make) -> None:
    here = hall().prepare()
    other = create_meeting(
        plan=here.plan, title="另一场", place="", starts_at=timezone.now(), group=here.people.first_group, by=here.by
    )
    with pytest.raises(WrongAgenda):
        set_agenda(meeting=other, assessments=here.assessments, by=here.by)


def test_the_list_of_a_town_meeting_is_the_group_s_voters_and_the_deputies(hall: Make) -> None:
    here = hall("town", voters=6).prepare()
    kinds = list(here.meeting.attendees.values_list("kind", "votes"))
    assert kinds == [(AttendeeKind.VOTER, True)] * 6 + [(AttendeeKind.DEPUTY, False)] * 2
    assert here.meeting.attendees.get(name="卢采风").initials == "lcf"


def test_the_list_of_a_county_meeting_is_the_committee_and_its_guests(hall: Make) -> None:
    here = hall("county", voters=6).prepare()
    assert here.meeting.attendees.filter(kind=AttendeeKind.MEMBER, votes=True).count() == 6
    assert here.meeting.attendees.get(name="列席甲").votes is False


def test_a_committee_member_who_is_evaluated_does_not_vote(hall: Make) -> None:
    here = hall("county")
    StandingMember.objects.create(congress=here.people.town, name="苏映荷", order=50)
    here.prepare()
    (person,) = here.meeting.attendees.filter(name="苏映荷")
    assert (person.kind, person.votes) == (AttendeeKind.DEPUTY, False)


def test_filling_again_adds_nobody_twice(hall: Make) -> None:
    here = hall().prepare()
    before = here.meeting.attendees.count()
    reopen_meeting(meeting=here.meeting, by=here.by)
    assert fill_attendees(meeting=here.meeting, by=here.by) == []
    assert here.meeting.attendees.count() == before


def test_a_reporting_deputy_never_votes_even_when_invited_so(hall: Make) -> None:
    here = hall()
    (person,) = invite_attendees(
        meeting=here.meeting, people=[Invitee("唐小溪", AttendeeKind.DEPUTY, votes=True)], by=here.by
    )
    assert person.votes is False


def test_guests_may_still_be_invited_after_the_vote_is_prepared_but_voters_not(hall: Make) -> None:
    here = hall().prepare()
    call_vote(meeting=here.meeting, by=here.by)
    invite_attendees(meeting=here.meeting, people=[Invitee("来宾")], by=here.by)
    with pytest.raises(VoteCalled):
        invite_attendees(meeting=here.meeting, people=[Invitee("迟来", AttendeeKind.VOTER, votes=True)], by=here.by)
    with pytest.raises(VoteCalled):
        drop_attendee(attendee=here.voters[0], by=here.by)


def test_a_meeting_goes_back_to_preparing_once(hall: Make) -> None:
    here = hall().prepare()
    reopen_meeting(meeting=here.meeting, by=here.by)
    with pytest.raises(WrongState):
        reopen_meeting(meeting=here.meeting, by=here.by)


def test_the_agenda_is_fixed_once_the_vote_is_prepared(hall: Make) -> None:
    here = hall().prepare()
    call_vote(meeting=here.meeting, by=here.by)
    with pytest.raises(VoteCalled):
        set_agenda(meeting=here.meeting, assessments=here.assessments, by=here.by)
    with pytest.raises(VoteCalled):
        call_vote(meeting=here.meeting, by=here.by)


def test_a_meeting_is_not_ready_without_agenda_and_enough_voters(hall: Make) -> None:
    here = hall("town", voters=3)
    with pytest.raises(NotReady) as refused:
        make_ready(meeting=here.meeting, by=here.by)
    assert str(refused.value).count("；") == 1 or str(refused.value).count(";") == 1
    assert here.fresh().state == MeetingState.PREPARING


def test_cancelling_needs_a_reason_and_frees_the_deputies(hall: Make) -> None:
    here = hall().prepare()
    with pytest.raises(CancelNeedsReason):
        cancel_meeting(meeting=here.meeting, reason=" ", by=here.by)
    cancel_meeting(meeting=here.meeting, reason="到会人数不足", by=here.by)
    assert here.fresh().state == MeetingState.CANCELLED
    assert here.assessments[0].__class__.objects.filter(meeting_places=None).count() == 2


def test_an_opened_vote_is_voided_before_the_meeting_is_cancelled(hall: Make) -> None:
    here = hall().to_speeches().speak().hand_out().do("slips").vote("00", "00", "00", "00", "00")
    with pytest.raises(BallotsInBox):
        cancel_meeting(meeting=here.meeting, reason="停电", by=here.by)


@pytest.mark.parametrize(
    "address", ["192.168.1.5:8000", "ftp://192.168.1.5", "http://", "http://[::1", "http://a:x", "http://" + "a" * 200]
)
def test_the_hall_s_address_must_be_one_that_phones_can_open(hall: Make, address: str) -> None:
    here = hall()
    with pytest.raises(NotTheAddress):
        set_hall_address(meeting=here.meeting, address=address, by=here.by)


def test_the_vote_is_told_the_hall_s_address(hall: Make) -> None:
    here = hall().prepare()
    call_vote(meeting=here.meeting, by=here.by)
    set_hall_address(meeting=here.meeting, address="http://192.168.1.5:8000/some/page", by=here.by)
    assert here.fresh().hall_address == "http://192.168.1.5:8000"
    assert here.session.hall_address == "http://192.168.1.5:8000"
    assert here.session.events.latest("pk").act == "set_hall_address"
