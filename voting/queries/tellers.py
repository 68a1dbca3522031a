"""How far the tellers are: counts of ballots, never a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voting.models import PaperEntry
from voting.models.paper import FIRST, SECOND
from voting.paper import TOTALS

if TYPE_CHECKING:
    from voting.models import Session


@dataclass(frozen=True, slots=True)
class Pile:
    """Ballots entered once, ballots entered twice, and the next one of whoever asks."""

    first: int
    second: int
    mine: int
    next: int
    by_totals: bool


def pile_of(session: Session, officer_id: int) -> Pile:
    rows = list(PaperEntry.objects.filter(session=session).values_list("number", "turn", "officer_id"))
    mine = {number for number, _turn, officer in rows if officer == officer_id and number != TOTALS}
    following = next(number for number in range(1, len(mine) + 2) if number not in mine)
    return Pile(
        first=sum(turn == FIRST for _number, turn, _officer in rows),
        second=sum(turn == SECOND for _number, turn, _officer in rows),
        mine=len(mine),
        next=following,
        by_totals=any(number == TOTALS for number, _turn, _officer in rows),
    )


def has_entered(session: Session, officer_id: int, number: int) -> bool:
    return PaperEntry.objects.filter(session=session, officer_id=officer_id, number=number).exists()
