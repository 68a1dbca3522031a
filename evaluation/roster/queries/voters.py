"""Voter representatives as the rule of breadth wants them."""

from collections.abc import Iterable

from evaluation.roster.breadth import Voter, age_band
from evaluation.roster.models import VoterRep


def voters_for_breadth(reps: Iterable[VoterRep], *, year: int) -> list[Voter]:
    """For `breadth.choose` and `breadth.breadth`; keys are those of the representatives, ages those of `year`."""
    return [
        Voter(key=rep.pk, village=rep.village, trade=rep.trade, age=age_band(rep.birth_month, year), sex=rep.sex)
        for rep in reps
    ]
