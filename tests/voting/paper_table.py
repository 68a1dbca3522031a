"""The table at which paper ballots are typed."""

from collections.abc import Callable

from tests.voting.hall import Hall
from voting.actions.end_casting import end_casting
from voting.actions.enter_paper import enter_paper
from voting.paper import PaperTotals


def at_the_table(hall: Callable[..., Hall], *, slips: int = 20, paper: int = 8, **rules: object) -> Hall:
    """Phones have voted, casting has ended, the paper lies in a pile."""
    room = hall(**rules).print(30, paper=10).hand_out(slips, paper).open()
    for slip in room.slips[:slips]:
        room.cast(slip, "000")
    end_casting(session=room.session, by=room.host)
    return room


def both_enter(room: Hall, pile: list[str]) -> Hall:
    for teller in room.tellers:
        for number, marks in enumerate(pile, start=1):
            enter_paper(session=room.session, by=teller, number=number, marks=marks)
    return room


SHEET = PaperTotals(returned=8, invalid=0, rows=((4, 2, 0, 1, 1), (8, 0, 0, 0, 0), (0, 0, 7, 0, 1)))
