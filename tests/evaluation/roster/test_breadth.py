"""Voter representatives chosen broadly."""

from hypothesis import given
from hypothesis import strategies as st

from evaluation.roster.breadth import Share, Voter, age_band, breadth, choose

VOTERS = [
    Voter(1, village="柳湾村", trade="教师", sex="female"),
    Voter(2, village="柳湾村", trade="教师", sex="female"),
    Voter(3, village="石桥村", trade="个体户", sex="male"),
    Voter(4, village="柳湾村", trade="村民代表", sex="male"),
]


def test_the_choice_takes_what_is_not_represented_yet() -> None:
    assert choose(VOTERS, 3) == (1, 3, 4)


def test_who_is_already_chosen_stays() -> None:
    assert choose(VOTERS, 2, already=[2]) == (2, 3)


def test_breadth_is_counted_where_something_is_known() -> None:
    table = breadth(VOTERS, [1, 3])
    assert table["village"] == (Share("柳湾村", 1, 3), Share("石桥村", 1, 1))
    assert "age" not in table


def test_ages_fall_into_bands() -> None:
    months = ("1992-01", "1991-12", "1981-01", "1966-01", "")
    assert [age_band(month, 2026) for month in months] == ["under_35", "35_to_44", "45_to_59", "60_and_over", ""]


@given(
    st.lists(
        st.builds(Voter, key=st.integers(), village=st.sampled_from("甲乙丙"), sex=st.sampled_from(["male", "female"])),
        unique_by=lambda voter: voter.key,
    ),
    st.integers(0, 40),
)
def test_so_many_are_chosen_and_nobody_twice(voters: list[Voter], count: int) -> None:
    chosen = choose(voters, count)
    assert len(set(chosen)) == len(chosen) == min(count, len(voters))
    villages = {voter.village for voter in voters}
    if len(chosen) >= 2 * len(villages):
        assert {voter.village for voter in voters if voter.key in chosen} == villages
