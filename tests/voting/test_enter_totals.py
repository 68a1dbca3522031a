"""Totals in strokes (正) instead of single ballots, where no rule spoils a whole ballot."""

from collections.abc import Callable

import pytest

from tests.voting.hall import Hall
from tests.voting.paper_table import SHEET, at_the_table, both_enter
from voting.actions.enter_paper import enter_paper, enter_totals, settle_paper_difference
from voting.counting import count
from voting.errors import BadCount
from voting.paper import PaperTotals
from voting.paper_errors import (
    BadInvalid,
    BadTotals,
    PaperDiffers,
    TotalsNotAllowed,
    TwoWaysOfEntry,
)
from voting.queries.results import tally

pytestmark = pytest.mark.django_db


def test_totals_enter_like_ballots(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    assert [enter_totals(session=room.session, by=t, totals=SHEET) for t in room.tellers] == [1, 2]
    with pytest.raises(TwoWaysOfEntry):
        enter_paper(session=room.session, by=room.tellers[0], number=1, marks="000")
    room.close()
    counted = tally(room.session)
    assert counted.questions[1] == count([0] * 24 + [1, 1, -1, -2], 3)
    assert counted.questions[3] == count([0] * 20 + [2] * 7 + [-2], 3)
    assert [(c.returned, c.invalid) for c in counted.channels] == [(20, 0), (8, 0)]


def test_different_totals_are_settled_by_the_chief(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    other = PaperTotals(returned=8, invalid=0, rows=((4, 1, 1, 1, 1), *SHEET.rows[1:]))
    enter_totals(session=room.session, by=room.tellers[0], totals=SHEET)
    enter_totals(session=room.session, by=room.tellers[1], totals=other)
    with pytest.raises(PaperDiffers):
        room.close()
    with pytest.raises(TwoWaysOfEntry):
        settle_paper_difference(session=room.session, by=room.chief, number=0, content="000", reason="重数")
    settle_paper_difference(session=room.session, by=room.chief, number=0, content=SHEET, reason="重数")
    room.close()


def test_totals_are_refused_where_one_row_spoils_a_ballot(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall, void_scope="ballot")
    with pytest.raises(TotalsNotAllowed):
        enter_totals(session=room.session, by=room.tellers[0], totals=SHEET)


def test_totals_that_do_not_add_up_are_refused(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    teller = room.tellers[0]
    for rows in (((4, 2, 0, 1, 0), *SHEET.rows[1:]), ((4, 2, -1, 2, 1), *SHEET.rows[1:]), ((8, 0), *SHEET.rows[1:])):
        with pytest.raises(BadTotals):
            enter_totals(session=room.session, by=teller, totals=PaperTotals(8, 0, rows))
    with pytest.raises(BadInvalid):
        enter_totals(session=room.session, by=teller, totals=PaperTotals(8, 1, SHEET.rows))
    with pytest.raises(BadCount):
        enter_totals(session=room.session, by=teller, totals=PaperTotals(8, 0, SHEET.rows[1:]))
    both_enter(room, ["000"])
    with pytest.raises(TwoWaysOfEntry):
        enter_totals(session=room.session, by=teller, totals=SHEET)
