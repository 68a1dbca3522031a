"""Corrections of paper come with a reason and in time, and touch no phone (property 10)."""

from collections.abc import Callable

import pytest
from django.db import connection

from tests.voting.hall import Hall
from tests.voting.paper_table import at_the_table, both_enter
from voting.actions.correct_paper import correct_paper
from voting.errors import BadBallot, NotYourAct, ReasonMissing, WrongState
from voting.models import Session, SessionEvent
from voting.models.ballot import Ballot
from voting.paper_errors import CorrectionImpossible
from voting.queries.results import book_bytes, tally, totals_bytes
from voting.states import State
from voting.verify import verify

pytestmark = pytest.mark.django_db


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


@pytest.mark.django_db(transaction=True)
def test_property_5_the_rows_of_a_corrected_ballot_are_not_known_by_their_place(hall: Callable[..., Hall]) -> None:
    """Changed or added together, they would lie together, and on PostgreSQL share a transaction of their own."""
    room = both_enter(at_the_table(hall, slips=20, paper=5), ["111", "111", "222", "012"]).close()
    correct_paper(session=room.session, by=room.chief, was="012", should_be="201", reason="看原票")
    correct_paper(session=room.session, by=room.chief, was="", should_be="2-2", reason="两张粘在一起")
    table, postgres = Ballot._meta.db_table, connection.vendor == "postgresql"
    born, place = ("xmin::text", "ctid") if postgres else ("1", "rowid")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT question_id, tracker, {born} FROM {table} ORDER BY {place}")  # noqa: S608
        rows = cursor.fetchall()
    assert len(rows) == 25 * 3
    assert rows == sorted(rows)
    assert len({transaction for _question, _tracker, transaction in rows}) == 1
    assert [c.returned for c in room.session.channels.all()] == [20, 5]


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
