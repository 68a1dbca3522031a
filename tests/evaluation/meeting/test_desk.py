"""The desk: sign-in, late arrivals, leave, proxies, a sheet typed in afterwards."""

from collections.abc import Callable

import pytest

from evaluation.meeting.actions import (
    SheetRow,
    call_vote,
    record_leave,
    sign_in,
    take_back_sign_in,
    type_in_sheet,
)
from evaluation.meeting.errors import (
    AlreadyThere,
    HasVoted,
    LeaveNeedsReason,
    ProxyRefused,
    SheetFaults,
    StepUnmet,
    WrongState,
)
from evaluation.meeting.models import Attendee
from evaluation.meeting.queries import attendance_of, find_attendees
from evaluation.meeting.states import Presence, SignInWay
from evaluation.roster.errors import NotAllowed
from tests.evaluation.meeting.hall import Hall

Make = Callable[..., Hall]


def test_signing_in_is_counted_at_once(hall: Make) -> None:
    here = hall().prepare()
    sign_in(attendee=here.voters[0], by=here.people.teller)
    figures = attendance_of(here.meeting)
    assert (figures.due, figures.present, figures.missing) == (7, 1, 6)


def test_nobody_signs_in_twice(hall: Make) -> None:
    here = hall().prepare()
    sign_in(attendee=here.voters[0], by=here.by)
    with pytest.raises(AlreadyThere):
        sign_in(attendee=here.voters[0], by=here.by)


def test_nobody_signs_in_before_the_meeting_is_ready(hall: Make) -> None:
    here = hall().prepare()
    here.meeting.state = "preparing"
    here.meeting.save()
    with pytest.raises(WrongState):
        sign_in(attendee=here.voters[0], by=here.by)


def test_a_proxy_is_refused_with_the_reason(hall: Make) -> None:
    here = hall().prepare()
    with pytest.raises(ProxyRefused) as refused:
        sign_in(attendee=here.voters[0], signer="别人", by=here.by)
    assert "别人" in str(refused.value)
    assert attendance_of(here.meeting).present == 0


def test_who_comes_after_the_opening_is_late(hall: Make) -> None:
    here = hall().prepare().call().arrive(missing=1).do("sign_in")
    assert sign_in(attendee=here.voters[0], by=here.by).late is True
    assert here.session.roll.filter(attendance="present").count() == 7


def test_the_vote_learns_who_was_here_before_it_was_prepared(hall: Make) -> None:
    here = hall().prepare().arrive(missing=2)
    call_vote(meeting=here.meeting, by=here.by)
    assert here.session.roll.filter(attendance="present").count() == 5


def test_a_wrong_sign_in_is_taken_back_until_slips_go_out(hall: Make) -> None:
    here = hall().prepare().call().arrive()
    take_back_sign_in(attendee=here.voters[0], by=here.by)
    assert attendance_of(here.meeting).present == 6
    assert here.session.roll.filter(attendance="present").count() == 6
    here.hand_out()
    with pytest.raises(HasVoted):
        take_back_sign_in(attendee=here.voters[1], by=here.by)


def test_a_leave_goes_on_record_with_its_reason(hall: Make) -> None:
    here = hall().prepare().call().arrive()
    with pytest.raises(LeaveNeedsReason):
        record_leave(attendee=here.voters[0], reason="", by=here.by)
    record_leave(attendee=here.voters[0], reason="家中急事", by=here.by)
    assert attendance_of(here.meeting).leave == 1
    assert here.session.roll.filter(attendance="left").count() == 1


def test_only_the_desk_signs_people_in(hall: Make) -> None:
    here = hall().prepare()
    for who in (here.people.deputy, here.people.presidium, here.people.stranger, here.people.other_leader):
        with pytest.raises(NotAllowed):
            sign_in(attendee=here.voters[0], by=who)


@pytest.mark.parametrize("typed", ["卢", "lcf", "luc", "LuCaiFeng", "卢采风"])
def test_a_few_letters_find_a_person(hall: Make, typed: str) -> None:
    here = hall().prepare()
    assert [p.name for p in find_attendees(here.meeting, typed)] == ["卢采风"]


def test_the_code_of_the_invitation_finds_a_person(hall: Make) -> None:
    here = hall().prepare()
    person = here.voters[3]
    assert list(find_attendees(here.meeting, f"http://10.0.0.2:8000/meetings/arrive/{person.code}/")) == [person]
    assert list(find_attendees(here.meeting, person.code.lower())) == [person]


def test_half_is_not_more_than_half(hall: Make) -> None:
    """House default of the quorum: more than half of those due."""
    here = hall("town", voters=8).prepare().call().arrive(missing=4).do("sign_in")
    with pytest.raises(StepUnmet):
        here.do("quorum")
    sign_in(attendee=here.voters[0], by=here.by)
    here.do("quorum")
    assert here.meeting.steps_done.get(step="quorum").facts == {"due": 8, "present": 5}


def test_a_paper_sheet_is_typed_in_afterwards(hall: Make) -> None:
    here = hall().prepare().call()
    names = [person.name for person in here.voters]
    rows = [SheetRow(name) for name in names[:5]] + [SheetRow(names[5], Presence.LEAVE, reason="出差")]
    assert type_in_sheet(meeting=here.meeting, rows=rows, by=here.by) == 5
    figures = attendance_of(here.meeting)
    assert (figures.present, figures.leave) == (5, 1)
    assert set(Attendee.objects.filter(presence="present").values_list("signed_in_way", flat=True)) == {SignInWay.PAPER}


def test_a_faulty_sheet_is_refused_as_a_whole_with_every_fault(hall: Make) -> None:
    here = hall().prepare()
    names = [person.name for person in here.voters]
    rows = [
        SheetRow(names[0]),
        SheetRow("查无此人"),
        SheetRow(names[1], signer="代签人"),
        SheetRow(names[2], Presence.LEAVE),
        SheetRow(names[0]),
    ]
    with pytest.raises(SheetFaults) as refused:
        type_in_sheet(meeting=here.meeting, rows=rows, by=here.by)
    said = str(refused.value)
    assert all(f"{number}" in said for number in (2, 3, 4, 5))
    assert attendance_of(here.meeting).present == 0
