"""Of whom a congress's deputies are made up."""

from collections import Counter
from dataclasses import dataclass

from evaluation.roster.models import Mandate, Term

PARTY = "中共党员"  # how rosters write a member of the CPC; everybody else is counted beside them


@dataclass(frozen=True, slots=True)
class Composition:
    """Counts of people; somebody with two mandates is one person, and counted under both levels.

    Keys are values of the closed lists or the words of the roster; "" counts those of whom nothing is said.
    """

    people: int
    mandates: int
    sex: Counter[str]
    party: Counter[str]  # "member", "other" or ""
    category: Counter[str]
    re_elected: Counter[str]  # "yes", "no" or ""
    level: Counter[str]
    group: Counter[str]
    township: Counter[str]


def composition_of(term: Term) -> Composition:
    """The composition of a term's running mandates, in one query."""
    rows = list(
        Mandate.objects.filter(term=term, ended_on=None)
        .order_by("group__order", "pk")
        .values_list(
            "deputy_id",
            "deputy__sex",
            "deputy__party",
            "deputy__category",
            "re_elected",
            "level",
            "group__name",
            "deputy__township",
        )
    )
    once = {row[0]: row for row in rows}.values()
    return Composition(
        people=len(once),
        mandates=len(rows),
        sex=Counter(row[1] for row in once),
        party=Counter(_party(row[2]) for row in once),
        category=Counter(row[3] for row in once),
        re_elected=Counter({True: "yes", False: "no", None: ""}[row[4]] for row in once),
        level=Counter(row[5] for row in rows),
        group=Counter(row[6] or "" for row in once),
        township=Counter(row[7] for row in once),
    )


def _party(said: str) -> str:
    if not said:
        return ""
    return "member" if said in (PARTY, "党员") else "other"
