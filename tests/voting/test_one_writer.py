"""Ballots that wait together go in together, and each voter hears the truth of his own."""

import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests.voting.hall import Hall, make_session
from voting.codes import digest, new_secret
from voting.dropping import put_in
from voting.models import Credential
from voting.models.ballot import Envelope
from voting.one_writer import Drop, OneWriter
from voting.states import SlipStatus

pytestmark = pytest.mark.django_db(transaction=True)


class Watched(OneWriter):
    """Remembers how many ballots each transaction took."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        super().__init__(self._watched)

    def _watched(self, together: Sequence[Drop]) -> set[uuid.UUID]:
        self.sizes.append(len(together))
        return put_in(together)

    @contextmanager
    def everybody_waits(self, count: int) -> Iterator[None]:
        """Somebody else writes until so many stand in the queue."""
        mine = Drop("", 0, "", b"")
        assert self._is_first(mine)
        self._waiting.clear()
        yield
        until = time.monotonic() + 60
        while len(self._waiting) < count and time.monotonic() < until:
            time.sleep(0.005)
        self._hand_over([mine])


@pytest.fixture
def room() -> Hall:
    return Hall(make_session()).enrol().print().hand_out(30).open()


def a_drop(room: Hall, slip: str, envelope: uuid.UUID | None = None) -> Drop:
    session = room.session
    return Drop(digest(slip), session.pk, session.public_key, b"sealed", envelope or uuid.uuid4())


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


def test_the_order_of_arrival_does_not_matter(room: Hall) -> None:
    """Slips of two votes, used ones and unknown ones among them: each gets its own answer."""
    other = Hall(make_session()).enrol().print().hand_out(30).open()
    writer = Watched()
    assert writer.write(a_drop(room, room.slips[5]))
    drops = [
        a_drop(room, room.slips[1]), a_drop(room, room.slips[5]), a_drop(other, other.slips[0]),
        a_drop(room, other.slips[1]), a_drop(room, new_secret()), a_drop(room, room.slips[0]),
    ]  # fmt: skip
    told = all_at_once(writer, drops)
    assert writer.sizes == [1, 6]
    assert [said.result() for said in told] == [True, False, True, False, False, True]
    assert Envelope.objects.filter(session=other.session).count() == 1


def test_one_voters_fault_is_not_the_others(room: Hall) -> None:
    writer, same = Watched(), uuid.uuid4()
    told = all_at_once(writer, [a_drop(room, slip, same) for slip in room.slips[:3]] + [a_drop(room, room.slips[3])])
    assert writer.sizes == [4, 1, 1, 1, 1]
    outcomes = [said.exception() or said.result() for said in told]
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "IntegrityError",
        "IntegrityError",
        "bool",
        "bool",
    ]
    assert Envelope.objects.count() == Credential.objects.filter(status=SlipStatus.SPENT).count() == 2


def test_nobody_is_told_counted_when_nothing_can_be_written(room: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Watched()
    with monkeypatch.context() as broken:
        broken.setattr("voting.dropping.SPEND", "SELECT no_such_column")
        broken.setattr("voting.dropping.SPEND_AND_DROP", "SELECT %s, %s, %s, %s, %s, no_such_column")
        told = all_at_once(writer, [a_drop(room, slip) for slip in room.slips[:3]])
        assert all(isinstance(said.exception(), DatabaseError) for said in told)
    assert Envelope.objects.count() == 0
    assert not Credential.objects.filter(status=SlipStatus.SPENT).exists(), "every slip can be used again"
    assert writer.write(a_drop(room, room.slips[0])), "and whoever comes next is not held up"


@pytest.mark.services
def test_slips_are_locked_in_the_order_of_their_digests(room: Hall) -> None:
    """As the acts that stop slips lock them: otherwise two could wait for each other, and one of them would fail."""
    low, middle, high = sorted((digest(slip) for slip in room.slips), key=str)[:3]
    drops = [Drop(known, room.session.pk, room.session.public_key, b"sealed") for known in (high, middle, low)]

    def write() -> set[uuid.UUID]:
        try:
            with connection.cursor() as cursor:  # so that slips are looked up in the order in which they are given
                cursor.execute("SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off")
            return put_in(drops)
        finally:
            connections.close_all()

    def nobody_holds() -> list[str]:
        with transaction.atomic():
            slips = Credential.objects.filter(digest__in=(low, high)).order_by("digest")
            free = list(slips.select_for_update(skip_locked=True).values_list("digest", flat=True))
            transaction.set_rollback(True)
        return free

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            Credential.objects.select_for_update().get(digest=middle)
            said = other.submit(write)
            until = time.monotonic() + 30
            while len(free := nobody_holds()) == 2 and time.monotonic() < until:
                time.sleep(0.02)
            assert free == [high]
        assert len(said.result()) == 3


def test_inside_a_callers_transaction_only_ones_own_goes_in(room: Hall) -> None:
    writer = Watched()
    with transaction.atomic():
        assert writer.write(a_drop(room, room.slips[0]))
        transaction.set_rollback(True)
    assert Envelope.objects.count() == 0
