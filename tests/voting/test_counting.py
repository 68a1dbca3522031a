"""Counting by its axioms, and against a second counter that was written as naively as possible."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.counting import (
    ABSTAIN,
    INVALID,
    ISSUED_OVER_PRESENT,
    PRESENT_OVER_DUE,
    RETURNED_OVER_ISSUED,
    RULES,
    Breach,
    ChannelFigures,
    QuestionCount,
    base_of,
    count,
    count_from,
    foreseen,
    judge,
    merge_small,
    percent,
    reconcile,
    together,
)
from voting.specs import BASES

SCALE = 4
QUESTIONS = 3
ballots = st.lists(st.text("0123-x", min_size=QUESTIONS, max_size=QUESTIONS), max_size=60)
blank_rules = st.sampled_from(["abstain", "invalid"])
scopes = st.sampled_from(["row", "ballot"])


def box(marks: list[str], blank_is: str, void_scope: str) -> list[QuestionCount]:
    judged = [judge(m, blank_is=blank_is, void_scope=void_scope) for m in marks]
    return [count((b.codes[place] for b in judged), SCALE) for place in range(QUESTIONS)]


def naive(marks: list[str], blank_is: str, void_scope: str) -> list[dict[str, int]]:
    """The second counter: strokes on a board, as a teller would make them."""
    boards = [{"0": 0, "1": 0, "2": 0, "3": 0, "abstain": 0, "invalid": 0} for _ in range(QUESTIONS)]
    for ballot in marks:
        spoilt = "x" in ballot or (blank_is == "invalid" and "-" in ballot)
        for board, mark in zip(boards, ballot, strict=True):
            if void_scope == "ballot" and spoilt:
                board["invalid"] += 1
            elif mark == "-":
                board[blank_is] += 1
            elif mark == "x":
                board["invalid"] += 1
            else:
                board[mark] += 1
    return boards


@given(ballots, blank_rules, scopes)
def test_two_counters_agree(marks: list[str], blank_is: str, void_scope: str) -> None:
    for counted, board in zip(box(marks, blank_is, void_scope), naive(marks, blank_is, void_scope), strict=True):
        assert counted.grades == tuple(board[g] for g in "0123")
        assert (counted.abstain, counted.invalid) == (board["abstain"], board["invalid"])


@given(ballots, blank_rules, scopes, st.randoms())
def test_order_does_not_matter(marks: list[str], blank_is: str, void_scope: str, dice: object) -> None:
    shuffled = list(marks)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert box(marks, blank_is, void_scope) == box(shuffled, blank_is, void_scope)


@given(ballots, ballots, blank_rules, scopes)
def test_two_boxes_together_are_the_sum(here: list[str], there: list[str], blank_is: str, void_scope: str) -> None:
    both = box(here + there, blank_is, void_scope)
    apart = zip(box(here, blank_is, void_scope), box(there, blank_is, void_scope), strict=True)
    assert both == [one + other for one, other in apart]


@given(ballots, blank_rules, scopes)
def test_nothing_is_lost_or_added(marks: list[str], blank_is: str, void_scope: str) -> None:
    assert all(counted.total == len(marks) for counted in box(marks, blank_is, void_scope))


@given(st.text("0123-x", min_size=1, max_size=9), blank_rules)
def test_one_wrong_row_spoils_the_ballot_only_where_the_rule_says_so(marks: str, blank_is: str) -> None:
    wrong = "x" in marks or (blank_is == "invalid" and "-" in marks)
    whole = judge(marks, blank_is=blank_is, void_scope="ballot")
    rows = judge(marks, blank_is=blank_is, void_scope="row")
    assert whole.valid is not wrong
    assert (set(whole.codes) == {INVALID}) is wrong
    assert rows.valid is any(code != INVALID for code in rows.codes)
    assert (ABSTAIN in rows.codes) is ("-" in marks and blank_is == "abstain")


def test_a_foreign_code_or_another_scale_is_a_fault() -> None:
    with pytest.raises(ValueError, match="on no ballot"):
        count_from({SCALE: 1}, SCALE)
    with pytest.raises(ValueError, match="zip"):
        QuestionCount((1, 2), 0, 0) + QuestionCount((1,), 0, 0)


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 3), st.sets(st.integers(1, 99), max_size=4))
def test_a_percentage_never_misleads(part: int, whole: int, places: int, milestones: set[int]) -> None:
    part = min(part, whole)
    exact = Fraction(100 * part, whole)
    printed = percent(part, whole, milestones=milestones, places=places)
    shown = Fraction(printed)
    decimals = len(printed.partition(".")[2])
    assert abs(shown - exact) <= Fraction(1, 2 * 10**decimals)
    for milestone in {0, 50, 100, *milestones}:
        assert (shown == milestone) == (exact == milestone)
        assert (shown > milestone) == (exact > milestone)


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (15, 30, "50.0"),
        (2499, 5000, "49.98"),
        (4999, 10000, "49.99"),
        (49999, 100000, "49.999"),
        (2501, 5000, "50.02"),
        (0, 30, "0.0"),
        (1, 5000, "0.02"),
        (4999, 5000, "99.98"),
        (30, 30, "100.0"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (0, 0, "–"),
    ],
)
def test_exactly_half_looks_like_half_and_nothing_else_does(part: int, whole: int, printed: str) -> None:
    assert percent(part, whole) == printed


def test_whole_percent_has_no_point() -> None:
    assert percent(1, 3, places=0) == "33"


def test_the_base_is_the_one_that_the_plan_names() -> None:
    counted = QuestionCount((10, 5), 3, 2)
    people = {"members": 45, "due": 31, "present": 25}
    bases = {name: base_of(name, counted, returned=20, **people) for name in BASES}
    assert bases == {"returned": 20, "valid": 18, "marks": 15, "present": 25, "due": 31, "members": 45}
    assert base_of("members", counted, returned=20, **{**people, "members": 0}) == 31


figures = st.builds(
    ChannelFigures,
    st.sampled_from(["slip", "paper"]),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 40),
)


@given(
    st.integers(0, 90),
    st.integers(0, 90),
    st.lists(figures, min_size=1, max_size=2, unique_by=lambda c: c.name),
    st.integers(0, 1),
    st.lists(
        st.builds(QuestionCount, st.tuples(st.integers(0, 40), st.integers(0, 40)), st.integers(0, 9), st.just(0))
    ),
    st.integers(0, 9),
)
def test_property_11_every_broken_figure_is_named(
    due: int,
    present: int,
    channels: list[ChannelFigures],
    box_faults: int,
    counted: list[QuestionCount],
    k: int,
) -> None:
    """Returned ≤ issued ≤ present ≤ due, valid + invalid = returned, rows = returned: no breach if and only if."""
    questions = dict(enumerate(counted, start=1))
    whole = together(channels)
    sound = (
        all(c.returned <= c.issued and c.valid + c.invalid == c.returned for c in channels)
        and whole.issued <= present <= due
        and all(q.total == whole.returned for q in counted)
        and not box_faults
        and whole.returned >= k
    )
    breaches = reconcile(due=due, present=present, channels=channels, questions=questions, box_faults=box_faults, k=k)
    assert (not breaches) is sound
    assert {b.rule for b in breaches} <= set(RULES)
    assert all(isinstance(b, Breach) for b in breaches)


@given(
    st.dictionaries(
        st.text("甲乙丙丁戊己", max_size=2),  # "": people without a group
        st.tuples(st.integers(0, 20), st.integers(0, 20)),
        max_size=6,
    ),
    st.integers(2, 8),
)
def test_property_9_no_figure_is_about_fewer_than_k_people(groups: dict[str, tuple[int, ...]], k: int) -> None:
    """Neither shown nor obtainable by subtracting what is shown from the whole."""
    merged = merge_small(groups, k)
    people = sum(figures[0] for figures in groups.values())
    assert sum(figures[0] for figures in merged.values()) == people
    assert sum(figures[1] for figures in merged.values()) == sum(f[1] for f in groups.values())
    if people >= k:
        assert all(figures[0] >= k or figures[0] == 0 for figures in merged.values())
    assert all(merged[name] == groups[name] for name in merged if name)


def test_people_without_a_group_are_not_lost_where_small_groups_are_merged() -> None:
    assert merge_small({"": (9, 8), "甲组": (7, 6), "乙组": (3, 2), "丙组": (3, 3)}, 5) == {
        "": (15, 13),
        "甲组": (7, 6),
    }


def test_what_opening_would_find_is_foreseen_from_paper_and_people_alone() -> None:
    """The same comparisons as afterwards, channel by channel: a spare paper ballot does not hide a slip too many."""
    fits = foreseen(due=10, present=9, issued={"slip": 6, "paper": 3}, returned={"slip": 6, "paper": 2})
    assert fits == []
    found = foreseen(due=8, present=9, issued={"slip": 7, "paper": 3}, returned={"slip": 8, "paper": 1})
    assert [(breach.rule, breach.left, breach.right, breach.channel) for breach in found] == [
        (RETURNED_OVER_ISSUED, 8, 7, "slip"),
        (ISSUED_OVER_PRESENT, 10, 9, ""),
        (PRESENT_OVER_DUE, 9, 8, ""),
    ]
