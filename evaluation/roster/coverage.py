"""Who reports this year, so that everybody does in time.

S2-B 一: 每位代表在届内述职一次且在三年内完成, a third of each group a year. Pure: no Django, no clock, no
randomness. The stage `plan` builds the input with `queries.coverage_candidates`, shows `propose(...)` to the
group leader, who edits it, and tells with `review(...)` what the edited list breaks.

The three years win over the term, and over the third: the third is the target, and more than a third is
proposed when the years that are left need it. House rules where the scheme is silent: whoever has never
reported comes first, then the earliest deadline, then the order of the roster; a deputy elected later has
three years of his own; who is on leave is deferred with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Rule:
    """`every_years`: within how many years (0: only the term counts). `share` of a group is a year's target.

    `term_last_year` is the last year of the term in which anybody can report; 0 when it is not known.
    """

    every_years: int = 3
    once_a_term: bool = True
    share: Fraction = Fraction(1, 3)
    term_last_year: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deputy whose mandate runs. `key` is the caller's; `first_year` is the first in which he can report.

    `reported`: years of this term with a duty report. `leave`: why he cannot report this year; "" when he can.
    """

    key: int
    group: str
    first_year: int
    reported: tuple[int, ...] = ()
    leave: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """What the leader has to know; `keys` says about whom. `code` is one of:

    - takes_all_the_rest: it is the last year for these, and nobody of them can be deferred any more;
    - leave_breaks_promise: it is their last year and they are on leave;
    - promise_broken: their last year has passed;
    - must_missing: an edited list lacks people whose last year it is.
    """

    code: str
    count: int
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupProposal:
    """`target`: the share of the group. `must`: whose last year it is. `ahead`: year → how many are left for it."""

    group: str
    size: int
    reported: int
    target: int
    chosen: tuple[int, ...]
    must: tuple[int, ...]
    later: tuple[int, ...]
    deferred: tuple[tuple[int, str], ...]
    ahead: tuple[tuple[int, int], ...]
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`by_year`: how many reported in each year so far, each person counted once a year."""

    year: int
    groups: tuple[GroupProposal, ...]
    by_year: tuple[tuple[int, int], ...] = field(default=())

    @property
    def size(self) -> int:
        return sum(group.size for group in self.groups)

    @property
    def reported(self) -> int:
        """How many have reported at least once in this term."""
        return sum(group.reported for group in self.groups)

    @property
    def chosen(self) -> tuple[int, ...]:
        return tuple(key for group in self.groups for key in group.chosen)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        return tuple(caution for group in self.groups for caution in group.cautions)


def propose(candidates: Iterable[Candidate], *, year: int, rule: Rule | None = None) -> Proposal:
    """Each group's list for `year`. Groups and people stay in the order in which they came."""
    rule = rule or Rule()
    groups: dict[str, list[Candidate]] = defaultdict(list)
    years: Counter[int] = Counter()
    for candidate in candidates:
        groups[candidate.group].append(candidate)
        years.update(y for y in set(candidate.reported) if y < year)
    proposals = tuple(_propose_group(name, people, year, rule) for name, people in groups.items())
    return Proposal(year, proposals, tuple(sorted(years.items())))


def deadline(candidate: Candidate, year: int, rule: Rule) -> int | None:
    """The last year in which the candidate must report; None when nothing is owed (any more, in this term)."""
    done = [y for y in candidate.reported if y < year]
    if done and (rule.once_a_term or rule.every_years <= 0):
        return None
    term_end = rule.term_last_year or year + _LONG
    if rule.every_years <= 0:
        return term_end
    since = max(done) + 1 if done else candidate.first_year
    last = since + rule.every_years - 1
    return last if done else min(last, term_end)


def review(
    candidates: Sequence[Candidate], chosen: Collection[int], *, year: int, rule: Rule | None = None
) -> tuple[Caution, ...]:
    """What an edited list would break: whose last year it is and who is not on it."""
    rule = rule or Rule()
    lasts = ((candidate.key, deadline(candidate, year, rule)) for candidate in candidates)
    missing = tuple(key for key, last in lasts if last is not None and last <= year and key not in chosen)
    return (Caution("must_missing", len(missing), missing),) if missing else ()


_LONG = 100  # years: no deadline at all


def _propose_group(name: str, people: list[Candidate], year: int, rule: Rule) -> GroupProposal:
    owed = [(last, c) for c in people if (last := deadline(c, year, rule)) is not None]
    # whose last year it is, then who never reported, then who has least time; sorting keeps the roster's order
    owed.sort(key=lambda pair: (pair[0] > year, bool(pair[1].reported), pair[0]))
    free = [(last, c) for last, c in owed if not c.leave]
    target = _ceil(rule.share * len(people))
    chosen = [c.key for _last, c in free[: _quota(owed, free, year, rule, target)]]
    later = [(max(last, year + 1), c) for last, c in owed if c.key not in chosen]
    return GroupProposal(
        group=name,
        size=len(people),
        reported=sum(any(y < year for y in c.reported) for c in people),
        target=target,
        chosen=tuple(chosen),
        must=tuple(c.key for last, c in owed if last <= year),
        later=tuple(c.key for _last, c in later if not c.leave),
        deferred=tuple((c.key, c.leave) for _last, c in owed if c.leave),
        ahead=_ahead([last for last, _c in later], year),
        cautions=tuple(_cautions(owed, year)),
    )


def _quota(
    owed: list[tuple[int, Candidate]], free: list[tuple[int, Candidate]], year: int, rule: Rule, target: int
) -> int:
    """How many this year: the even pace that still meets every deadline; without deadlines, the share."""
    needed = _pace([last for last, _c in owed], year)
    return min(max(needed, target) if rule.every_years <= 0 else needed, len(free))


def _pace(deadlines: list[int], year: int) -> int:
    """The fewest a year, from this year on, with which nobody's deadline is missed."""
    most = 0
    for count, last in enumerate(sorted(deadlines), start=1):
        years_left = max(last - year + 1, 1)
        most = max(most, -(-count // years_left))
    return most


def _ahead(deadlines: list[int], year: int) -> tuple[tuple[int, int], ...]:
    """The same even pace carried on through the years to come."""
    planned = []
    left = sorted(last for last in deadlines if last < year + _LONG)
    while left:
        year += 1
        now = _pace(left, year)
        planned.append((year, now))
        left = left[now:]
    return tuple(planned)


def _cautions(owed: list[tuple[int, Candidate]], year: int) -> Iterable[Caution]:
    broken = tuple(c.key for last, c in owed if last < year)
    if broken:
        yield Caution("promise_broken", len(broken), broken)
    away = tuple(c.key for last, c in owed if last <= year and c.leave)
    if away:
        yield Caution("leave_breaks_promise", len(away), away)
    now = tuple(c.key for last, c in owed if last == year and not c.leave)
    if now:
        yield Caution("takes_all_the_rest", len(now), now)


def _ceil(share: Fraction) -> int:
    return -(-share.numerator // share.denominator)
