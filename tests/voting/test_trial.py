"""Trial ballots can be cast before opening and are visibly wiped; the box opens at zero (property 17)."""

from collections.abc import Callable

import pytest

from tests.voting.hall import ORGANISER, Hall
from voting import keys
from voting.actions.begin_trial import begin_trial, end_trial
from voting.actions.open_session import open_session
from voting.errors import BadCount, BoxNotEmpty, SlipNotOpen, UnknownSlip, WrongState
from voting.models import Credential, SessionEvent
from voting.models.ballot import Envelope
from voting.queries.figures import turnout
from voting.states import State

pytestmark = pytest.mark.django_db


def test_property_17_a_trial_is_counted_shown_and_wiped(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    trial = list(begin_trial(session=room.session, by=room.host, count=3).secrets)
    for slip, marks in zip(trial, ("012", "0-2", "010"), strict=True):
        room.cast(slip, marks)
    with pytest.raises(SlipNotOpen):  # a real slip keeps for the real vote
        room.cast(room.slips[0], "000")
    assert turnout(room.session).cast == 0
    report = end_trial(session=room.session, by=room.host)
    assert report.trial_cast == 3
    assert report.trial_counts == ((3, 0, 0, 0, 0), (0, 2, 0, 1, 0), (1, 0, 2, 0, 0))
    assert report.is_zero
    assert report.slips_ready == 30
    assert not keys.path(room.session.code, trial=True).exists()
    assert Envelope.objects.count() == 0
    assert Credential.objects.count() == 30

    opened = open_session(session=room.session, by=room.host, second=room.second())
    assert opened.is_zero
    assert (opened.envelopes, opened.ballots, opened.slips_spent, opened.slips_ready) == (0, 0, 0, 30)
    event = SessionEvent.objects.get(session=room.session, act="open_session")
    assert event.facts["envelopes"] == 0
    with pytest.raises(UnknownSlip):  # a trial slip is worth nothing afterwards
        room.cast(trial[0], "000")
    room.cast(room.slips[0], "000")  # this process still remembers the trial's key


def test_an_empty_trial_and_a_second_one_are_possible(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    begin_trial(session=room.session, by=room.host)
    assert end_trial(session=room.session, by=room.host).trial_counts == ()
    begin_trial(session=room.session, by=room.host)
    end_trial(session=room.session, by=room.host)
    assert room.session.state == State.PRINTED


def test_property_17_the_vote_does_not_open_during_a_trial_or_over_a_full_box(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    begin_trial(session=room.session, by=room.host)
    with pytest.raises(WrongState):
        room.open()
    end_trial(session=room.session, by=room.host)
    Envelope.objects.create(session=room.session, sealed=b"smuggled")
    with pytest.raises(BoxNotEmpty) as refused:
        room.open()
    assert refused.value.facts["found"] == 1


@pytest.mark.parametrize("count", [0, 21])
def test_a_trial_has_one_to_twenty_slips(hall: Callable[..., Hall], count: int) -> None:
    with pytest.raises(BadCount):
        begin_trial(session=hall().print().session, by=ORGANISER, count=count)
