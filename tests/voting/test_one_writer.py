"""SQLite's box: ballots that wait for the disk together go in together, and each voter hears the truth of his own."""

import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connections, transaction

from tests.voting.hall import Hall, make_session
from voting.actions.cast_ballot import DROP, SPEND
from voting.codes import digest
from voting.models import Credential
from voting.models.ballot import Envelope
from voting.one_writer import Drop, OneWriter
from voting.states import SlipStatus

pytestmark = pytest.mark.django_db(transaction=True)


class Watched(OneWriter):
    """Remembers how many ballots each transaction took."""

    def __init__(self) -> None:
        super().__init__(SPEND, DROP)
        self.sizes: list[int] = []

    def _put_in(self, together: Sequence[Drop]) -> None:
        self.sizes.append(len(together))
        super()._put_in(together)

    @contextmanager
    def everybody_waits(self, count: int) -> Iterator[None]:
        """Somebody else writes until so many stand in the queue."""
        with self._turn:
            yield
            until = time.monotonic() + 60
            while len(self._waiting) < count and time.monotonic() < until:
                time.sleep(0.005)


@pytest.fixture
def room() -> Hall:
    return Hall(make_session()).enrol().print().hand_out(30).open()


def a_drop(room: Hall, slip: str, envelope: str = "") -> Drop:
    session = room.session
    return Drop(
        (digest(slip), session.pk, session.pk, session.public_key),
        (envelope or uuid.uuid4().hex, session.pk, b"sealed"),
    )


def all_at_once(writer: Watched, drops: Sequence[Drop]) -> list[Future[bool]]:
    def write(drop: Drop) -> bool:
        try:
            return writer.write(drop)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(drops)) as crowd, writer.everybody_waits(len(drops)):
        return [crowd.submit(write, drop) for drop in drops]


def test_what_waits_together_goes_in_together(room: Hall) -> None:
    writer = Watched()
    told = all_at_once(writer, [a_drop(room, slip) for slip in room.slips[:7]])
    assert writer.sizes == [7]
    assert all(said.result() for said in told)
    assert Envelope.objects.count() == Credential.objects.filter(status=SlipStatus.SPENT).count() == 7


def test_one_slip_twice_in_the_same_transaction_is_one_ballot(room: Hall) -> None:
    writer = Watched()
    told = all_at_once(writer, [a_drop(room, slip) for slip in (room.slips[0], room.slips[0], room.slips[1])])
    assert writer.sizes == [3]
    assert sorted(said.result() for said in told) == [False, True, True]
    assert Envelope.objects.count() == 2


def test_nobody_is_told_counted_when_the_transaction_fails(room: Hall) -> None:
    writer, same = Watched(), uuid.uuid4().hex
    told = all_at_once(writer, [a_drop(room, slip, same) for slip in room.slips[:3]])
    assert [type(said.exception()) for said in told] == [IntegrityError] * 3
    assert Envelope.objects.count() == 0
    assert not Credential.objects.filter(status=SlipStatus.SPENT).exists(), "every slip can be used again"
    assert writer.write(a_drop(room, room.slips[0], same)), "and whoever comes next is not held up"


def test_inside_a_callers_transaction_only_ones_own_goes_in(room: Hall) -> None:
    writer = Watched()
    with transaction.atomic():
        assert writer.write(a_drop(room, room.slips[0]))
        transaction.set_rollback(True)
    assert Envelope.objects.count() == 0
