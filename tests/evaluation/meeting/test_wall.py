"""The wall with more results than fit on one screen: whoever looks at it begins with the first deputies."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluation.meeting.presenters import wall
from evaluation.result.actions import announce_results
from tests.evaluation.meeting.hall import Hall

BALLOTS = ("00", "00", "01", "12", "01")


class Wall:
    """A projector's page: remembers what the last answer told it, as its hidden fields do."""

    def __init__(self, here: Hall) -> None:
        self.now = reverse("wall_now", args=[here.meeting.code])
        self.facts = Client().get(reverse("wall", args=[here.meeting.code])).context

    def asks(self) -> int:
        told = {"edition": self.facts["edition"], "since": self.facts["since"]}
        answer = Client().get(self.now, told)
        if answer.status_code == 200:
            self.facts = answer.context
        return answer.status_code

    @property
    def screen(self) -> int:
        return int(self.facts["scene"].screen)


def test_every_wall_begins_with_the_first_screen(hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall, "A_SCREEN", 1)
    here = hall("county").to_certified(*BALLOTS)
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        projector = Wall(here)
        announce_results(meeting=here.meeting, by=here.by)
        clock.shift(timedelta(seconds=3))
        assert (projector.asks(), projector.screen) == (200, 1)
        clock.shift(timedelta(seconds=wall.SECONDS_A_SCREEN - 1))
        assert projector.asks() == 204, "a screen stays until it has been read"
        late = Wall(here)
        clock.shift(timedelta(seconds=1))
        assert (projector.asks(), projector.screen) == (200, 2)
        assert (late.asks(), late.screen) == (204, 1), "whoever comes later begins at the beginning, too"
        clock.shift(timedelta(seconds=wall.SECONDS_A_SCREEN))
        assert (projector.asks(), projector.screen) == (200, 1)


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "9" * 40, "²"])
def test_a_made_up_beginning_does_no_harm(hall: Callable[..., Hall], nonsense: str) -> None:
    here = hall("county").to_certified(*BALLOTS)
    announce_results(meeting=here.meeting, by=here.by)
    answer = Client().get(reverse("wall_now", args=[here.meeting.code]), {"since": nonsense})
    assert (answer.status_code, answer.context["scene"].kind) == (200, "results")
