"""Paper: two entries by two people, differences settled, totals where allowed, corrections in time (10, 15)."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.voting.hall import ORGANISER, Hall
from voting.actions.correct_paper import correct_paper
from voting.actions.end_casting import destroy_surplus, end_casting
from voting.actions.enrol_officer import enrol_officer
from voting.actions.enter_paper import enter_paper, enter_totals, retype_paper, settle_paper_difference
from voting.counting import count, judge
from voting.errors import (
    AlreadyEntered,
    BadBallot,
    BadCount,
    BadInvalid,
    BadTotals,
    CorrectionImpossible,
    NothingToSettle,
    NotYourAct,
    PaperDiffers,
    ReasonMissing,
    SameTeller,
    TotalsNotAllowed,
    TwoWaysOfEntry,
    WrongState,
)
from voting.models import PaperEntry, Session, SessionEvent
from voting.models.ballot import Ballot
from voting.paper import PaperTotals, differences
from voting.queries.figures import paper_progress
from voting.queries.results import book_bytes, certified_tally, tally, totals_bytes
from voting.states import Role, State
from voting.verify import verify

pytestmark = pytest.mark.django_db


def at_the_table(hall: Callable[..., Hall], *, slips: int = 20, paper: int = 8, **rules: object) -> Hall:
    """Phones have voted, casting has ended, the paper lies in a pile."""
    room = hall(**rules).print(30, paper=10).hand_out(slips, paper).open()
    for slip in room.slips[:slips]:
        room.cast(slip, "000")
    end_casting(session=room.session, by=room.host)
    return room


def both_enter(room: Hall, pile: list[str]) -> Hall:
    for teller in room.tellers:
        for number, marks in enumerate(pile, start=1):
            enter_paper(session=room.session, by=teller, number=number, marks=marks)
    return room


PILE = ["000", "012", "0-1", "222", "x00", "111", "---", "02x"]


def test_paper_and_phones_in_one_count(hall: Callable[..., Hall]) -> None:
    room = both_enter(at_the_table(hall), PILE)
    assert paper_progress(room.session) == dict.fromkeys(range(1, 9), 2)
    room.close().count().certify()
    result = certified_tally(room.session)
    slip, paper = result.channels
    assert (slip.channel, slip.issued, slip.returned) == ("slip", 20, 20)
    assert (paper.channel, paper.issued, paper.returned, paper.valid) == ("paper", 8, 8, 8)
    assert result.questions[0].grades == (20 + 4, 1, 1)
    assert (result.questions[0].abstain, result.questions[0].invalid) == (1, 1)
    assert PaperEntry.objects.count() == 0
    assert verify(book_bytes(room.session), totals_bytes(room.session)) == []


def test_one_spoilt_row_spoils_the_ballot_where_the_rule_says_so(hall: Callable[..., Hall]) -> None:
    room = both_enter(at_the_table(hall, void_scope="ballot"), PILE)
    room.close().count().certify()
    result = certified_tally(room.session)
    assert result.channels[1].invalid == 2
    assert all(q.invalid == 2 for q in result.questions)


def test_property_15_the_second_entry_needs_another_person(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    first, second = room.tellers
    assert enter_paper(session=room.session, by=first, number=1, marks="000") == 1
    with pytest.raises(SameTeller):
        enter_paper(session=room.session, by=first, number=1, marks="000")
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperEntry.objects.create(session=room.session, number=1, turn=2, officer_id=first.officer_id, sealed=b"")
    assert enter_paper(session=room.session, by=second, number=1, marks="000") == 2
    with pytest.raises(NotYourAct):
        enter_paper(session=room.session, by=room.scrutineer, number=2, marks="000")


def test_a_third_teller_is_too_many(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    both_enter(room, ["000"])
    third = enrol_officer(session=room.session, by=ORGANISER, name="计三", role=Role.TELLER)
    with pytest.raises(AlreadyEntered):
        enter_paper(
            session=room.session,
            by=room.session.officers.get(pk=third.officer_id).actor,
            number=1,
            marks="000",
        )


def test_a_difference_blocks_closing_until_the_chief_settles_it(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    first, second = room.tellers
    for number, (one, other) in enumerate([("000", "000"), ("012", "021"), ("111", "111")], start=1):
        enter_paper(session=room.session, by=first, number=number, marks=one)
        enter_paper(session=room.session, by=second, number=number, marks=other)
    enter_paper(session=room.session, by=second, number=4, marks="000")
    listed = differences(room.session)
    assert [(d.number, d.first, d.second, d.first_teller) for d in listed] == [
        (2, "012", "021", "计一"),
        (4, "000", "", "计二"),
    ]
    with pytest.raises(PaperDiffers) as told:
        room.close()
    assert "2, 4" in str(told.value)
    assert room.session.state == State.ENDED
    assert Ballot.objects.count() == 0

    def settle(number: int, reason: str = "原票第二行勾画清楚") -> None:
        settle_paper_difference(session=room.session, by=room.chief, number=number, content="012", reason=reason)

    with pytest.raises(ReasonMissing):
        settle(2, " ")
    with pytest.raises(NothingToSettle):
        settle(1)
    with pytest.raises(NothingToSettle):
        settle(4)
    with pytest.raises(NotYourAct):
        settle_paper_difference(session=room.session, by=first, number=2, content="012", reason="自己改")
    settle(2)
    enter_paper(session=room.session, by=first, number=4, marks="000")
    room.close()
    assert tally(room.session).questions[2].grades == (20 + 2, 2, 0)
    event = SessionEvent.objects.get(act="settle_paper_difference")
    assert event.facts == {"number": 2, "reason": "原票第二行勾画清楚"}


def test_a_ballot_missing_in_the_pile_blocks_closing(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    for teller in room.tellers:
        enter_paper(session=room.session, by=teller, number=3, marks="000")
    with pytest.raises(PaperDiffers):
        room.close()


def test_a_teller_may_retype_the_own_entry(hall: Callable[..., Hall]) -> None:
    room = both_enter(at_the_table(hall), ["000"])
    retype_paper(session=room.session, by=room.tellers[0], number=1, content="111")
    assert [d.number for d in differences(room.session)] == [1]
    retype_paper(session=room.session, by=room.tellers[1], number=1, content="111")
    assert differences(room.session) == []
    with pytest.raises(NothingToSettle):
        retype_paper(session=room.session, by=room.tellers[0], number=2, content="111")
    with pytest.raises(TwoWaysOfEntry):
        retype_paper(session=room.session, by=room.tellers[0], number=1, content=SHEET)


@pytest.mark.parametrize("marks", ["00", "0000", "003", "00?", ""])
def test_marks_that_are_on_no_ballot_are_refused(hall: Callable[..., Hall], marks: str) -> None:
    room = at_the_table(hall)
    with pytest.raises(BadBallot):
        enter_paper(session=room.session, by=room.tellers[0], number=1, marks=marks)
    with pytest.raises(BadCount):
        enter_paper(session=room.session, by=room.tellers[0], number=0, marks="000")


def test_paper_waits_until_casting_has_ended(hall: Callable[..., Hall]) -> None:
    room = hall().print(30, paper=3).hand_out(5).open()
    with pytest.raises(WrongState):
        enter_paper(session=room.session, by=room.tellers[0], number=1, marks="000")


def test_entries_are_sealed_and_of_one_length(hall: Callable[..., Hall]) -> None:
    both_enter(at_the_table(hall), ["000", "222", "xxx"])
    sealed = [bytes(s) for s in PaperEntry.objects.values_list("sealed", flat=True)]
    assert len({len(s) for s in sealed}) == 1
    assert not [s for s in sealed if b"000" in s or b"222" in s]


SHEET = PaperTotals(returned=8, invalid=0, rows=((4, 2, 0, 1, 1), (8, 0, 0, 0, 0), (0, 0, 7, 0, 1)))


def test_totals_enter_like_ballots(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    assert [enter_totals(session=room.session, by=t, totals=SHEET) for t in room.tellers] == [1, 2]
    with pytest.raises(TwoWaysOfEntry):
        enter_paper(session=room.session, by=room.tellers[0], number=1, marks="000")
    room.close()
    counted = tally(room.session)
    assert counted.questions[1] == count([0] * 24 + [1, 1, -1, -2], 3)
    assert counted.questions[3] == count([0] * 20 + [2] * 7 + [-2], 3)
    assert [(c.returned, c.invalid) for c in counted.channels] == [(20, 0), (8, 0)]


def test_different_totals_are_settled_by_the_chief(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    other = PaperTotals(returned=8, invalid=0, rows=((4, 1, 1, 1, 1), *SHEET.rows[1:]))
    enter_totals(session=room.session, by=room.tellers[0], totals=SHEET)
    enter_totals(session=room.session, by=room.tellers[1], totals=other)
    with pytest.raises(PaperDiffers):
        room.close()
    with pytest.raises(TwoWaysOfEntry):
        settle_paper_difference(session=room.session, by=room.chief, number=0, content="000", reason="重数")
    settle_paper_difference(session=room.session, by=room.chief, number=0, content=SHEET, reason="重数")
    room.close()


def test_totals_are_refused_where_one_row_spoils_a_ballot(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall, void_scope="ballot")
    with pytest.raises(TotalsNotAllowed):
        enter_totals(session=room.session, by=room.tellers[0], totals=SHEET)


def test_totals_that_do_not_add_up_are_refused(hall: Callable[..., Hall]) -> None:
    room = at_the_table(hall)
    teller = room.tellers[0]
    for rows in (((4, 2, 0, 1, 0), *SHEET.rows[1:]), ((4, 2, -1, 2, 1), *SHEET.rows[1:]), ((8, 0), *SHEET.rows[1:])):
        with pytest.raises(BadTotals):
            enter_totals(session=room.session, by=teller, totals=PaperTotals(8, 0, rows))
    with pytest.raises(BadInvalid):
        enter_totals(session=room.session, by=teller, totals=PaperTotals(8, 1, SHEET.rows))
    with pytest.raises(BadCount):
        enter_totals(session=room.session, by=teller, totals=PaperTotals(8, 0, SHEET.rows[1:]))
    both_enter(room, ["000"])
    with pytest.raises(TwoWaysOfEntry):
        enter_totals(session=room.session, by=teller, totals=SHEET)


def paper_rows(session: Session) -> dict[int, tuple[int, ...]]:
    return {n: c.grades for n, c in tally(session).questions.items()}


def test_property_10_a_correction_needs_a_reason_and_comes_before_certification(
    hall: Callable[..., Hall],
) -> None:
    room = both_enter(at_the_table(hall, slips=20, paper=5), ["111", "111", "222", "012"])
    room.close().count()
    before = paper_rows(room.session)

    def correct(was: str, should_be: str, reason: str = "票面第一行实为“满意”") -> None:
        correct_paper(session=room.session, by=room.chief, was=was, should_be=should_be, reason=reason)

    with pytest.raises(ReasonMissing):
        correct("111", "011", "")
    with pytest.raises(NotYourAct):
        correct_paper(session=room.session, by=room.scrutineer, was="111", should_be="011", reason="越权")
    correct("111", "011")
    assert room.session.state == State.CLOSED, "a corrected vote is counted again"
    after = paper_rows(room.session)
    assert after[1] == (before[1][0] + 1, before[1][1] - 1, before[1][2])
    assert (after[2], after[3]) == (before[2], before[3])
    correct("", "2-2")  # one ballot stuck to another
    assert room.session.channels.get(channel="paper").returned == 5
    correct("2-2", "")
    assert room.session.channels.get(channel="paper").returned == 4
    assert paper_rows(room.session) == after
    room.count().certify()
    with pytest.raises(WrongState):
        correct("011", "111")
    assert verify(book_bytes(room.session), totals_bytes(room.session)) == []
    assert [e.facts["reason"] for e in SessionEvent.objects.filter(act="correct_paper")][:1] == ["票面第一行实为“满意”"]


def test_a_correction_never_touches_a_ballot_from_a_phone(hall: Callable[..., Hall]) -> None:
    room = both_enter(at_the_table(hall, slips=20, paper=1), ["111"])
    phones = set(Ballot.objects.values_list("tracker", flat=True))
    room.close()
    phones = {t for t, g in Ballot.objects.values_list("tracker", "grade") if g == 0}
    for was in ("000", "222", "x11"):
        with pytest.raises((CorrectionImpossible, BadBallot)):
            correct_paper(session=room.session, by=room.chief, was=was, should_be="222", reason="试")
    with pytest.raises(CorrectionImpossible):
        correct_paper(session=room.session, by=room.chief, was="111", should_be="111", reason="试")
    correct_paper(session=room.session, by=room.chief, was="111", should_be="---", reason="实为空白")
    assert {t for t, g in Ballot.objects.values_list("tracker", "grade") if g == 0} == phones


def test_the_surplus_is_destroyed_on_record(hall: Callable[..., Hall]) -> None:
    room = hall().print(33, paper=2).hand_out(28, 1).open()
    with pytest.raises(BadCount):
        destroy_surplus(session=room.session, by=room.scrutineer, count=7)
    destroy_surplus(session=room.session, by=room.scrutineer, count=6)
    assert room.session.destroyed == 6
    with pytest.raises(BadCount):
        destroy_surplus(session=room.session, by=room.scrutineer, count=1)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pile=st.lists(st.text("012-x", min_size=3, max_size=3), min_size=1, max_size=6),
    slips_of_the_pen=st.dictionaries(st.integers(0, 5), st.text("012-x", min_size=3, max_size=3), max_size=3),
    scope=st.sampled_from(["row", "ballot"]),
    blank=st.sampled_from(["abstain", "invalid"]),
)
def test_however_tellers_err_the_settled_pile_is_what_counts(
    hall: Callable[..., Hall], pile: list[str], slips_of_the_pen: dict[int, str], scope: str, blank: str
) -> None:
    with transaction.atomic():
        room = at_the_table(hall, slips=5, paper=6, void_scope=scope, blank_is=blank)
        typed = [slips_of_the_pen.get(place, marks) for place, marks in enumerate(pile)]
        for number, (right, wrong) in enumerate(zip(pile, typed, strict=True), start=1):
            enter_paper(session=room.session, by=room.tellers[0], number=number, marks=right)
            enter_paper(session=room.session, by=room.tellers[1], number=number, marks=wrong)
        expected = [n for n, (a, b) in enumerate(zip(pile, typed, strict=True), start=1) if a != b]
        assert [d.number for d in differences(room.session)] == expected
        for number in expected:
            settle_paper_difference(
                session=room.session, by=room.chief, number=number, content=pile[number - 1], reason="看原票"
            )
        room.close()
        judged = [judge(m, blank_is=blank, void_scope=scope) for m in [*["000"] * 5, *pile]]
        counted = tally(room.session)
        for place in range(3):
            assert counted.questions[place + 1] == count([b.codes[place] for b in judged], 3)
        assert room.session.channels.get(channel="paper").invalid == sum(not b.valid for b in judged)
        transaction.set_rollback(True)
    assert connection.in_atomic_block
