"""Whatever the roster looks like, following the proposal keeps the promise."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evaluation.roster.coverage import Candidate, Rule, deadline, propose

FIRST = 2017
candidates = st.lists(
    st.builds(
        Candidate,
        key=st.integers(),
        group=st.sampled_from(["一组", "二组", "三组"]),
        first_year=st.integers(FIRST, FIRST + 3),
        reported=st.lists(st.integers(FIRST, FIRST + 4), max_size=2).map(tuple),
        leave=st.sampled_from(["", "", "病假"]),
    ),
    max_size=40,
    unique_by=lambda candidate: candidate.key,
)
rules = st.builds(Rule, every_years=st.integers(0, 5), once_a_term=st.booleans(), term_last_year=st.just(FIRST + 4))
years = st.integers(FIRST, FIRST + 5)


@given(candidates, years, rules)
def test_everybody_owed_is_chosen_later_or_deferred_once(people: list[Candidate], year: int, rule: Rule) -> None:
    proposal = propose(people, year=year, rule=rule)
    placed = [
        key for g in proposal.groups for key in (*g.chosen, *g.later, *(deferred for deferred, _why in g.deferred))
    ]
    assert sorted(placed) == sorted(c.key for c in people if deadline(c, year, rule) is not None)


@given(candidates, years, rules)
def test_nobody_on_leave_is_chosen_and_nobody_is_left_out_in_the_last_year(
    people: list[Candidate], year: int, rule: Rule
) -> None:
    proposal = propose(people, year=year, rule=rule)
    away = {c.key for c in people if c.leave}
    assert not away & set(proposal.chosen)
    for g in proposal.groups:
        assert set(g.must) - away <= set(g.chosen)


@given(candidates, rules)
def test_following_the_proposal_keeps_every_promise(people: list[Candidate], rule: Rule) -> None:
    people = [replace(c, leave="", reported=()) for c in people]
    for year in range(FIRST, FIRST + 5):
        ready = [c for c in people if c.first_year <= year]
        chosen = set(propose(ready, year=year, rule=rule).chosen)
        people = [replace(c, reported=(*c.reported, year)) if c.key in chosen else c for c in people]
        assert not any(last < year for c in ready if c.key not in chosen and (last := deadline(c, year, rule)))
    if rule.every_years:
        assert all(c.reported for c in people if c.first_year + rule.every_years - 1 <= FIRST + 4)


@given(st.integers(0, 60))
def test_the_thirds_of_a_fresh_group_are_even(size: int) -> None:
    people = [Candidate(key, "一组", FIRST) for key in range(size)]
    counts = []
    for year in (FIRST, FIRST + 1, FIRST + 2):
        chosen = set(propose(people, year=year).chosen)
        counts.append(len(chosen))
        people = [replace(c, reported=(year,)) if c.key in chosen else c for c in people]
    assert sum(counts) == size
    assert max(counts) - min(counts) <= 1


@given(candidates, years)
def test_what_is_forecast_adds_up(people: list[Candidate], year: int) -> None:
    for g in propose(people, year=year).groups:
        assert sum(count for _year, count in g.ahead) == len(g.later) + len(g.deferred)
