"""Both schemes from the first signature to the last word."""

from collections.abc import Callable

import pytest

from evaluation.ground.models import AuditEvent
from evaluation.meeting.actions import do_step
from evaluation.meeting.states import MeetingState
from evaluation.result.actions import announce_results, hold_results
from evaluation.result.states import ResultState
from tests.evaluation.meeting.hall import Hall
from voting.states import State

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_county_meeting_ends_with_an_announcement(hall: Callable[..., Hall]) -> None:
    """S2-A: report, questions, vote, announcement on the spot, remarks of the leadership."""
    here = hall("county").to_certified("00", "00", "01", "01", "02", "02", "--")

    results = announce_results(meeting=here.meeting, by=here.by)

    assert [(r.grade, r.state) for r in results] == [
        ("满意", ResultState.ANNOUNCED),
        ("基本满意", ResultState.ANNOUNCED),
    ]
    assert [g.count for g in results[1].grades.all()] == [2, 2, 2]
    assert results[0].abstained == 1
    assert here.session.state == State.ANNOUNCED
    assert here.open_kind == "leadership"
    here.do("leadership", "close")
    assert here.meeting.state == MeetingState.CLOSED
    assert AuditEvent.objects.filter(act="meeting.close_meeting").count() == 1


def test_a_town_meeting_ends_without_one(hall: Callable[..., Hall]) -> None:
    """S2-B: four grades, nothing announced, no remarks of the leadership."""
    here = hall("town").to_certified("00", "01", "01", "11", "11", "13", "23")

    results = hold_results(meeting=here.meeting, by=here.by)

    assert [(r.grade, r.state) for r in results] == [("称职", ResultState.GRADED), ("称职", ResultState.GRADED)]
    assert results[0].told_at is None
    assert here.session.state == State.HELD
    do_step(meeting=here.meeting, step="close", by=here.by)
    assert here.fresh().state == MeetingState.CLOSED


def test_the_figures_of_the_vote_are_those_of_the_hall(hall: Callable[..., Hall]) -> None:
    here = hall("county").to_certified("00", "00", "00", "00", "00")
    result = announce_results(meeting=here.meeting, by=here.by)[0]
    figures = (result.due, result.present, result.issued, result.returned, result.valid, result.invalid)
    assert figures == (7, 7, 7, 5, 5, 0)
    assert (result.by_phone, result.by_paper, result.base) == (5, 0, 5)
    assert result.signed_by == "委员06、委员07"
