"""Every deputy once a term and within three years; the three years win, a third a year is the target (S2-B)."""

from fractions import Fraction

import pytest

from evaluation.roster.coverage import Candidate, Rule, propose, review


def group(*reported: int | None, first_year: int = 2017, name: str = "一组") -> list[Candidate]:
    """One candidate for each argument: the year of the report, or None."""
    return [
        Candidate(key=key, group=name, first_year=first_year, reported=(year,) if year else ())
        for key, year in enumerate(reported, start=1)
    ]


def test_the_first_year_takes_a_third() -> None:
    proposal = propose(group(*[None] * 14), year=2017)
    (only,) = proposal.groups
    assert only.chosen == (1, 2, 3, 4, 5)
    assert (only.target, only.reported, only.ahead) == (5, 0, ((2018, 5), (2019, 4)))
    assert not proposal.cautions


def test_the_last_year_takes_all_the_rest_and_says_so() -> None:
    """With 2017 and 2018 recorded, 2019 must take everybody else, more than a third as it may be."""
    proposal = propose(group(2017, None, 2018, None, None, None), year=2019)
    (only,) = proposal.groups
    assert only.chosen == only.must == (2, 4, 5, 6)
    assert [(caution.code, caution.count) for caution in proposal.cautions] == [("takes_all_the_rest", 4)]
    assert (proposal.reported, proposal.size, proposal.by_year) == (2, 6, ((2017, 1), (2018, 1)))


def test_a_last_year_within_the_share_is_told_too() -> None:
    proposal = propose(group(2017, 2018, None), year=2019)
    assert [(caution.code, caution.keys) for caution in proposal.cautions] == [("takes_all_the_rest", (3,))]


def test_after_the_last_year_the_promise_is_broken() -> None:
    proposal = propose(group(2017, None, 2018), year=2020)
    assert [(caution.code, caution.keys) for caution in proposal.cautions] == [("promise_broken", (2,))]
    assert proposal.chosen == (2,)


def test_who_is_on_leave_is_deferred_with_the_reason() -> None:
    people = [*group(*[None] * 5), Candidate(6, "一组", 2017, leave="在外学习")]
    (only,) = propose(people, year=2017).groups
    assert only.deferred == ((6, "在外学习"),)
    assert 6 not in only.chosen + only.later
    assert not only.cautions


def test_leave_in_the_last_year_breaks_the_promise() -> None:
    people = [Candidate(1, "一组", 2017, leave="病假"), Candidate(2, "一组", 2017, reported=(2018,))]
    proposal = propose(people, year=2019)
    assert proposal.chosen == ()
    assert [(caution.code, caution.keys) for caution in proposal.cautions] == [("leave_breaks_promise", (1,))]


def test_who_was_elected_later_has_three_years_too() -> None:
    people = [*group(2017, 2017, 2018), Candidate(9, "一组", 2019)]
    (only,) = propose(people, year=2019).groups
    assert (only.must, only.chosen, only.ahead) == ((), (9,), ())


def test_the_end_of_the_term_comes_before_the_three_years() -> None:
    people = [Candidate(9, "一组", 2021)]
    proposal = propose(people, year=2021, rule=Rule(term_last_year=2021))
    assert proposal.groups[0].must == (9,)


def test_each_group_has_its_own_list() -> None:
    people = [*group(*[None] * 3), *(Candidate(10 + n, "二组", 2017) for n in range(6))]
    proposal = propose(people, year=2017)
    assert [(g.group, g.chosen) for g in proposal.groups] == [("一组", (1,)), ("二组", (10, 11))]


def test_a_place_where_every_year_counts_again() -> None:
    rule = Rule(once_a_term=False)
    people = group(2017, 2018, None)
    (only,) = propose(people, year=2020, rule=rule).groups
    assert only.must == (3, 1)
    assert only.chosen == (3, 1)


def test_without_years_the_share_alone_counts() -> None:
    rule = Rule(every_years=0, share=Fraction(1, 2))
    assert propose(group(None, None, None, 2017), year=2018, rule=rule).chosen == (1, 2)


@pytest.mark.parametrize(("chosen", "missing"), [((2, 3), ()), ((3,), (2,)), ((), (2, 3))])
def test_an_edited_list_is_reviewed(chosen: tuple[int, ...], missing: tuple[int, ...]) -> None:
    cautions = review(group(2017, None, None), chosen, year=2019)
    assert [caution.keys for caution in cautions] == ([missing] if missing else [])
