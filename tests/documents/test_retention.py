"""How long papers are kept, and what is due in a year."""

import pytest

from documents.bundle import CLASSES, Filed, RetentionClass, due_for_destruction

BALLOTS = Filed("票册", "ballot_book", 2026)
REPORT = Filed("述职报告", "report", 2026)
RESULT = Filed("报告单", "result", 1990)


def test_a_period_runs_from_the_following_year_and_must_pass_whole() -> None:
    assert due_for_destruction([BALLOTS], 2036) == []
    assert due_for_destruction([BALLOTS], 2037) == [BALLOTS]


def test_what_is_kept_for_ever_is_never_due() -> None:
    assert due_for_destruction([RESULT], 2999) == []


def test_classes_run_out_one_by_one_in_the_order_given() -> None:
    assert due_for_destruction([REPORT, BALLOTS, RESULT], 2056) == [BALLOTS]
    assert due_for_destruction([REPORT, BALLOTS, RESULT], 2057) == [REPORT, BALLOTS]


def test_an_office_may_bring_its_own_table() -> None:
    own = {"ballot_book": RetentionClass("票册", 3, "本单位保管期限表")}
    assert due_for_destruction([BALLOTS], 2030, own) == [BALLOTS]


def test_an_unknown_class_is_never_due_by_mistake() -> None:
    with pytest.raises(KeyError):
        due_for_destruction([Filed("不明", "unknown", 1900)], 2026)


def test_every_class_says_its_source_and_its_code() -> None:
    assert {kept.code for kept in CLASSES.values()} == {"Y", "D30", "D10"}
    assert all(kept.source for kept in CLASSES.values())
