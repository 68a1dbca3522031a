"""What a rule says about counts, the boundary above all."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.plan.grading import CountsMismatchError, grade, percent
from evaluation.plan.parameters import Base, GradingRule, GradingStep, Operator, Rules, Threshold, presets


def half(op: Operator) -> GradingRule:
    def step(name: str, *counts: str) -> GradingStep:
        return GradingStep(name, counts, Threshold(op, Fraction(1, 2), "ballots"))

    return GradingRule("ballots", (step("good", "good"), step("fair", "good", "fair")), "poor")


def test_exactly_half_is_not_more_than_half() -> None:
    verdict = grade({"good": 15, "fair": 15, "poor": 0}, {"ballots": 30}, half(">"))
    assert verdict.grade == "fair"
    assert verdict.at_boundary
    assert not verdict.asked[0].met


def test_exactly_half_is_at_least_half() -> None:
    verdict = grade({"good": 15, "fair": 15, "poor": 0}, {"ballots": 30}, half(">="))
    assert verdict.grade == "good"
    assert verdict.decided_by is verdict.asked[0]


def test_blank_rows_count_in_the_base_of_ballots() -> None:
    assert grade({"good": 15, "fair": 0, "poor": 0}, {"ballots": 31}, half(">")).grade == "poor"


def test_marks_as_base_leave_the_blanks_out() -> None:
    rule = GradingRule("marks", (GradingStep("good", ("good",), Threshold(">", Fraction(1, 2), "marks")),), "poor")
    assert grade({"good": 15, "poor": 0}, {"ballots": 31}, rule).grade == "good"


def test_nothing_out_of_nothing_passes_no_threshold() -> None:
    verdict = grade({"good": 0, "fair": 0, "poor": 0}, {"ballots": 0}, half(">="))
    assert verdict.grade == "poor"
    assert verdict.asked[0].share is None
    assert verdict.asked[0].percent == "—"


@pytest.mark.parametrize(
    ("counts", "bases"),
    [
        ({"good": -1, "fair": 0, "poor": 0}, {"ballots": 3}),
        ({"good": 1, "poor": 0}, {"ballots": 3}),
        ({"good": 1, "fair": 0, "poor": 0}, {"present": 3}),
        ({"good": 4, "fair": 0, "poor": 0}, {"ballots": 3}),
    ],
    ids=["negative", "a grade missing", "the base missing", "more marks than ballots"],
)
def test_counts_that_cannot_be_are_refused(counts: dict[str, int], bases: dict[Base, int]) -> None:
    with pytest.raises(CountsMismatchError):
        grade(counts, bases, half(">"))


def test_rounding_never_crosses_the_threshold() -> None:
    assert percent(500, 1001, (Fraction(1, 2),)) == "49.95"
    assert percent(9999, 20000, (Fraction(1, 2),)) == "49.995"
    assert percent(15, 30, (Fraction(1, 2),)) == "50.0"
    assert percent(4999, 5000) == "99.98"
    assert percent(1, 100000) == "0.001"
    assert percent(1, 3, digits=0) == "33"


@given(st.integers(0, 2000), st.integers(1, 2000))
def test_a_printed_share_stands_on_the_side_of_the_true_one(count: int, of: int) -> None:
    count = min(count, of)
    edge = Fraction(1, 2)
    shown, true = Fraction(percent(count, of, (edge,))) / 100, Fraction(count, of)
    assert (shown > edge) == (true > edge)
    assert (shown < edge) == (true < edge)
    assert abs(shown - true) <= Fraction(1, 2000)


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_the_presets_grade_every_count(numbers: list[int]) -> None:
    rule = Rules.of(presets()["town"].parameters).grading
    assert rule is not None
    counts = dict(zip(("优秀", "称职", "基本称职", "不称职"), numbers, strict=True))
    verdict = grade(counts, {"ballots": sum(numbers)}, rule)
    best_first = ["优秀", "称职", "基本称职", "不称职"]
    # independent of the rule's own reading: the grade in which the middle ballot falls
    total, seen = sum(numbers), 0
    expected = "不称职"
    for name in best_first[:-1]:
        seen += counts[name]
        if seen * 2 > total:
            expected = name
            break
    assert verdict.grade == expected
