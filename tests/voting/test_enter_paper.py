"""Paper: two entries by two people, and differences settled (property 15)."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.voting.hall import ORGANISER, Hall
from tests.voting.paper_table import SHEET, at_the_table, both_enter
from voting.actions.enrol_officer import enrol_officer
from voting.actions.enter_paper import enter_paper, retype_paper, settle_paper_difference
from voting.counting import count, judge
from voting.errors import BadBallot, BadCount, NotYourAct, ReasonMissing, WrongState
from voting.models import PaperEntry, SessionEvent
from voting.models.ballot import Ballot
from voting.paper import differences
from voting.paper_errors import (
    AlreadyEntered,
    NothingToSettle,
    PaperDiffers,
    SameTeller,
    TwoWaysOfEntry,
)
from voting.queries.figures import paper_progress
from voting.queries.results import book_bytes, certified_tally, tally, totals_bytes
from voting.states import Role, State
from voting.verify import verify

pytestmark = pytest.mark.django_db


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
