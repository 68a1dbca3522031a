"""Choosing voter representatives: who is on the list, and how broad the choice is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evaluation.roster.breadth import Share, Voter, breadth
from evaluation.roster.models import VoterRep
from evaluation.roster.states import Sex

DIMENSIONS: dict[str, Promise] = {
    "village": _("Village"),
    "trade": _("Trade"),
    "age": _("Age"),
    "sex": _("Sex"),
}
VALUES: dict[str, str | Promise] = {
    **dict(Sex.choices),
    "under_35": _("under 35"),
    "35_to_44": _("35 to 44"),
    "45_to_59": _("45 to 59"),
    "60_and_over": _("60 and over"),
    "": _("Not stated"),
}


@dataclass(frozen=True, slots=True)
class Dimension:
    title: Promise
    lines: list[tuple[str, Share]]

    @property
    def missing(self) -> list[str]:
        """What nobody who is chosen stands for."""
        return [words for words, share in self.lines if share.value and not share.chosen]


def dimensions(voters: Sequence[Voter], chosen: Iterable[int]) -> list[Dimension]:
    """The breadth of a choice, for every dimension that the list says something about."""
    table = breadth(voters, chosen)
    return [
        Dimension(words, [(str(VALUES.get(share.value, share.value)), share) for share in table[name]])
        for name, words in DIMENSIONS.items()
        if name in table
    ]


@dataclass(frozen=True, slots=True)
class VoterLine:
    rep: VoterRep
    chosen: bool
    about: str


def voter_lines(reps: Sequence[VoterRep], voters: Sequence[Voter], chosen: Iterable[int]) -> list[VoterLine]:
    keys = set(chosen)
    return [
        VoterLine(
            rep,
            rep.pk in keys,
            "，".join(
                str(VALUES.get(value, value)) for value in (voter.village, voter.trade, voter.age, voter.sex) if value
            ),
        )
        for rep, voter in zip(reps, voters, strict=True)
    ]
