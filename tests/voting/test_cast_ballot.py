"""Casting: once, whole, sealed, and the same to everybody who looks on (properties 7, 8, 18)."""

import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.voting.hall import Hall, make_session
from voting import keys
from voting.actions.cast_ballot import cast_ballot
from voting.actions.end_casting import end_casting
from voting.box import layout_of
from voting.codes import ALPHABET, new_secret, new_tracker
from voting.envelope import Layout, OpenBallot, make_ballot, opener, pack, seal, unpack
from voting.errors import (
    BadBallot,
    ForeignSlip,
    NoSuchVote,
    RemarkTooLong,
    SlipClosed,
    SlipNotOpen,
    SpentSlip,
    UnknownSlip,
)
from voting.models import Credential, Session
from voting.models.ballot import Ballot, Envelope, Remark
from voting.queries.figures import turnout
from voting.queries.results import remarks, tally
from voting.states import SlipStatus

pytestmark = pytest.mark.django_db

trackers_of_three = st.lists(st.text(ALPHABET, min_size=10, max_size=10), min_size=3, max_size=3, unique=True)


@given(
    st.text("012-", min_size=3, max_size=3),
    trackers_of_three,
    st.dictionaries(st.integers(0, 2), st.text("好差 ，a", min_size=1, max_size=20)),
)
def test_property_7_every_envelope_of_a_session_has_the_same_length(
    marks: str, trackers: list[str], said: dict[int, str]
) -> None:
    layout = Layout(questions=3, grades=3, remark_chars=20)
    ballot = make_ballot(layout, marks, trackers, said)
    message = pack(layout, ballot)
    assert len(message) == layout.length
    assert unpack(layout, message) == ballot


def test_property_7_stored_envelopes_tell_nothing_by_their_length(hall: Callable[..., Hall]) -> None:
    room = hall(remarks=True).print().hand_out(30).open()
    said: list[Mapping[int, str]] = [{}, {0: "好"}, {0: "讲实话" * 30, 1: "继续努力" * 20, 2: "很好" * 50}]
    for slip, marks, remark in zip(room.slips, ("000", "---", "210"), said, strict=False):
        room.cast(slip, marks, remarks=remark)
    assert len({len(bytes(e)) for e in Envelope.objects.values_list("sealed", flat=True)}) == 1


def test_a_foreign_message_is_not_taken_for_a_ballot() -> None:
    layout = Layout(questions=3, grades=3)
    message = pack(layout, OpenBallot("012", tuple(new_tracker() for _ in range(3))))
    for wrong in (message[:-1], b"XX" + message[2:]):
        with pytest.raises(ValueError, match="foreign"):
            unpack(layout, wrong)


def test_property_8_nobody_can_open_an_envelope_with_the_database_alone(hall: Callable[..., Hall]) -> None:
    """The key is a file of the server's account; the row of the session holds only the public half."""
    room = hall().print().hand_out(30).open()
    for slip in room.slips[:9]:
        room.cast(slip, "012")
    place = keys.path(room.session.code)
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert Ballot.objects.count() == 0
    assert tally(room.session).questions[1].total == 0
    room.session.refresh_from_db()
    private = keys.box_key(room.session.code).hex()
    row = Session.objects.filter(pk=room.session.pk).values().get()
    assert private not in repr(row)
    assert turnout(room.session).cast == 9
    sealed = [bytes(e) for e in Envelope.objects.values_list("sealed", flat=True)]
    assert not [e for e in sealed if b"012" in e]
    ballot = unpack(layout_of(room.session), opener(bytes.fromhex(private)).decrypt(sealed[0]))
    assert ballot.marks == "012", "with the key it can be opened: the test looks in the right place"


@pytest.mark.parametrize("marks", ["00", "0000", "003", "00x", "ab1", ""])
def test_a_ballot_that_does_not_fit_uses_nothing_up(hall: Callable[..., Hall], marks: str) -> None:
    room = hall().print().hand_out(30).open()
    with pytest.raises(BadBallot):
        room.cast(room.slips[0], marks, trackers=[new_tracker() for _ in range(3)])
    room.cast(room.slips[0], "000")


def test_trackers_that_would_tie_rows_together_are_refused(hall: Callable[..., Hall]) -> None:
    """Property 5 begins here: a device may not put one tracker under two questions."""
    room = hall().print().hand_out(30).open()
    one = new_tracker()
    for trackers in ([one, one, new_tracker()], [one], ["short", one, new_tracker()], ["0IO1!!!!!!", one, "A" * 10]):
        with pytest.raises(BadBallot):
            room.cast(room.slips[0], "000", trackers=trackers)


def test_remarks_have_a_limit_and_a_place(hall: Callable[..., Hall]) -> None:
    room = hall(remarks=True, remark_chars=10).print().hand_out(30).open()
    for too_long in ("字" * 11, "\U0001f600" * 10):
        with pytest.raises(RemarkTooLong):
            room.cast(room.slips[0], "000", remarks={0: too_long})
    for odd in ({3: "不存在的一位"}, {0: "a\0b"}, {0: "\ud800"}):
        with pytest.raises(BadBallot):
            room.cast(room.slips[0], "000", remarks=odd)
    mute = hall().print().hand_out(30).open()
    with pytest.raises(BadBallot):
        mute.cast(mute.slips[0], "000", remarks={0: "说不得"})


def test_remarks_come_out_after_closing_and_lead_to_no_ballot(hall: Callable[..., Hall]) -> None:
    room = hall(remarks=True).print().hand_out(30).open()
    given = [room.cast(slip, "012", remarks={1: f"意见{n}", 2: " "}) for n, slip in enumerate(room.slips)]
    room.close()
    assert sorted(remarks(room.session)[2]) == sorted(f"意见{n}" for n in range(30))
    assert set(remarks(room.session)) == {2}
    stored = list(Remark.objects.values_list("key", flat=True))
    trackers = {t for voter in given for t in voter}
    assert not [key for key in stored if any(t in key.upper() for t in trackers)]


def test_equal_trackers_both_count(hall: Callable[..., Hall]) -> None:
    """Somebody copied a neighbour's trackers on purpose: no ballot is lost and the book stays in order."""
    room = hall().print().hand_out(30).open()
    copied = room.cast(room.slips[0], "000")
    for slip in room.slips[1:6]:
        room.cast(slip, "111", trackers=copied)
    room.close()
    assert tally(room.session).questions[1].grades == (1, 5, 0)


def test_property_18_every_wrong_slip_takes_the_same_path(hall: Callable[..., Hall]) -> None:
    room, other = hall().print().hand_out(30).open(), hall().print().hand_out(30).open()
    room.cast(room.slips[0], "000")
    wrong = {
        room.slips[0]: SpentSlip,
        other.slips[0]: ForeignSlip,
        new_secret(): UnknownSlip,
        "": UnknownSlip,
        "x' OR 1=1 --": UnknownSlip,
        "长" * 100_000: UnknownSlip,
    }
    seen = set()
    for secret, refusal in wrong.items():
        with CaptureQueriesContext(connection) as queries, pytest.raises(refusal) as told:
            room.cast(secret, "000")
        shapes = tuple(re.sub(r"'(?:[^']|'')*'", "?", q["sql"]) for q in queries if "SAVEPOINT" not in q["sql"])
        seen.add((len(queries), shapes))
        assert len(told.value.sentences()) == 3
        assert not secret or secret not in str(told.value)
    assert len(seen) == 1
    assert Envelope.objects.count() == 1


def test_before_opening_and_after_the_end_a_slip_is_told_so(hall: Callable[..., Hall]) -> None:
    room = hall().print().hand_out(30)
    with pytest.raises(SlipNotOpen):
        room.cast(room.slips[0], "000")
    room.open()
    room.cast(room.slips[0], "000")
    end_casting(session=room.session, by=room.host)
    with pytest.raises(SlipClosed):
        room.cast(room.slips[1], "000")
    with pytest.raises(SpentSlip):
        room.cast(room.slips[0], "000")
    room.close()
    with pytest.raises(SlipClosed):
        room.cast(room.slips[1], "000")
    with pytest.raises(SpentSlip):  # the answer was lost, the hall has gone on: still the right word
        room.cast(room.slips[0], "000")


def test_there_must_be_such_a_vote() -> None:
    with pytest.raises(NoSuchVote):
        cast_ballot(code="NOSUCH", secret=new_secret(), marks="0", trackers=[new_tracker()])


def test_the_hot_path_is_one_statement_or_one_short_transaction(hall: Callable[..., Hall]) -> None:
    room = hall().print().hand_out(30).open()
    room.cast(room.slips[0], "000")
    with CaptureQueriesContext(connection) as queries:
        room.cast(room.slips[1], "000")
    statements = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]
    assert len(statements) == (1 if connection.vendor == "postgresql" else 2)


@pytest.mark.django_db(transaction=True)
def test_fifty_devices_with_one_slip_make_one_ballot() -> None:
    room = Hall(make_session()).enrol().print().hand_out(30).open()

    def submit(_: int) -> str:
        try:
            room.cast(room.slips[0], "012")
        except SpentSlip:
            return "spent"
        finally:
            connections.close_all()
        return "counted"

    with ThreadPoolExecutor(50) as crowd:
        answers = list(crowd.map(submit, range(50)))
    assert sorted(answers) == ["counted"] + ["spent"] * 49
    assert Envelope.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_restarted_costs_no_voter_an_error() -> None:
    room = Hall(make_session()).enrol().print().hand_out(30).open()
    room.cast(room.slips[0], "012")
    if connection.vendor == "postgresql":
        mine, other = connection.connection.info.backend_pid, connections.create_connection("default")
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [mine])
        other.close()
    room.cast(room.slips[1], "012")
    assert turnout(room.session).cast == 2


@pytest.mark.django_db(transaction=True)
def test_closing_while_people_cast_loses_none_and_admits_none_afterwards() -> None:
    room = Hall(make_session(voters=120)).enrol().print(120).hand_out(120).open()

    def submit(slip: str) -> bool:
        try:
            room.cast(slip, "012")
        except SlipClosed:
            return False
        finally:
            connections.close_all()
        return True

    def close() -> None:
        try:
            room.close()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as crowd:
        first = [crowd.submit(submit, slip) for slip in room.slips[:60]]
        closing = crowd.submit(close)
        rest = [crowd.submit(submit, slip) for slip in room.slips[60:]]
        closing.result()
        counted = sum(f.result() for f in [*first, *rest])
    assert tally(room.session).questions[1].total == counted
    assert Envelope.objects.count() == 0
    assert Credential.objects.filter(status=SlipStatus.SPENT).count() == counted
    assert Session.objects.get().box_faults == 0


def test_an_envelope_that_nobody_sealed_here_is_never_silently_dropped(hall: Callable[..., Hall]) -> None:
    room = hall().print().hand_out(30).open()
    for slip in room.slips[:9]:
        room.cast(slip, "000")
    Envelope.objects.create(session=room.session, sealed=b"not sealed at all")
    Envelope.objects.create(session=room.session, sealed=seal(room.session.public_key, b"sealed, and nonsense"))
    room.close()
    assert room.session.box_faults == 4  # two unreadable, and two more than slips used
    assert [b.rule for b in tally(room.session).breaches] == ["envelopes=spent"]
