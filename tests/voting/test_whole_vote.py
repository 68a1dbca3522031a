"""One vote from the list of questions to the announced book, and what each step leaves behind."""

import json
from collections.abc import Callable
from random import Random

import pytest

from tests.voting.hall import Hall
from voting import keys
from voting.errors import SpentSlip
from voting.models import Credential
from voting.models.ballot import Ballot, Envelope
from voting.queries.figures import turnout
from voting.queries.results import book_bytes, certified_tally, published_book, totals_bytes
from voting.verify import verify

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_vote_by_slips_is_counted_certified_and_can_be_verified(hall: Callable[..., Hall], dice: Random) -> None:
    room = hall().print().hand_out(30).open()
    marks = ["".join(dice.choice("012-") for _ in range(3)) for _ in range(28)]
    trackers = [room.cast(slip, mark) for slip, mark in zip(room.slips, marks, strict=False)]
    assert turnout(room.session).cast == 28
    room.close()

    assert Envelope.objects.count() == 0
    assert Ballot.objects.count() == 28 * 3
    assert set(json.loads(keys.path(room.session.code).read_text())) == {"seed"}

    room.count().certify().announce()
    assert not keys.path(room.session.code).exists()
    result = certified_tally(room.session)
    for place, question in enumerate(result.questions):
        assert question.grades == tuple(sum(m[place] == grade for m in marks) for grade in "012")
        assert question.abstain == sum(m[place] == "-" for m in marks)
    assert (result.together.issued, result.together.returned, result.together.valid) == (30, 28, 28)
    assert result.signed_by == ("总监立", "监一")
    assert verify(book_bytes(room.session), totals_bytes(room.session)) == []
    book = published_book(room.session)
    for voter, mark in zip(trackers, marks, strict=True):
        for place, tracker in enumerate(voter):
            row = next(row for row in book["questions"][place]["ballots"] if row[0] == tracker)
            assert row[1] == (-1 if mark[place] == "-" else int(mark[place]))


def test_a_repeated_cast_is_told_that_the_ballot_counts(hall: Callable[..., Hall]) -> None:
    room = hall().print().hand_out(30).open()
    room.cast(room.slips[0], "012")
    with pytest.raises(SpentSlip) as told:
        room.cast(room.slips[0], "222")
    assert "counted" in str(told.value) or "计" in str(told.value)
    assert Envelope.objects.count() == 1
    assert Credential.objects.filter(status=2).count() == 1
