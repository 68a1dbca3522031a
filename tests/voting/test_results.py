"""Who may see what: nothing before, the book afterwards, and never a choice behind a tracker too early."""

import json
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from tests.voting.hall import ORGANISER, Hall
from voting import keys
from voting.actions.certify_session import announce_result, certify_session, hold_result
from voting.actions.close_session import close_session, finish_closing
from voting.actions.count_session import count_session
from voting.actions.open_session import open_session
from voting.actions.prepare_session import new_round
from voting.actions.print_slips import confirm_batch, print_slips
from voting.actions.void_session import void_session
from voting.breaches import in_words
from voting.errors import (
    BadRules,
    CountChanged,
    KeyInUse,
    KeyMissing,
    NotPublished,
    ReasonMissing,
    RoundVoid,
    Unreconciled,
    WrongPin,
)
from voting.models import Credential, RollEntry, Session
from voting.models.ballot import Ballot, Envelope
from voting.queries.figures import turnout
from voting.queries.results import (
    book_bytes,
    book_name,
    certified_tally,
    counted_trackers,
    published_book,
    remarks,
    tally,
    totals_bytes,
    totals_name,
)
from voting.specs import RollSpec
from voting.states import State

pytestmark = pytest.mark.django_db


def voted(hall: Callable[..., Hall], ballots: int = 9, **rules: object) -> Hall:
    room = hall(**rules).print().hand_out(30).open()
    for slip in room.slips[:ballots]:
        room.cast(slip, "012")
    return room


def test_property_13_until_publication_a_tracker_says_only_counted(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    with pytest.raises(NotPublished):
        counted_trackers(room.session)
    for step in (room.close, room.count, room.certify):
        with pytest.raises(NotPublished):
            counted_trackers(room.session)
        step()
    known = counted_trackers(room.session)
    assert len(known) == 27
    assert all(isinstance(t, str) and len(t) == 10 for t in known)
    with pytest.raises(NotPublished):
        published_book(room.session)
    hold_result(session=room.session, by=room.host)
    with pytest.raises(NotPublished):
        published_book(room.session)
    assert counted_trackers(room.session) == known
    announce_result(session=room.session, by=room.host)
    assert sum(len(q["ballots"]) for q in published_book(room.session)["questions"]) == 27


def test_nothing_but_turnout_before_certification(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    for _ in range(3):
        with pytest.raises(NotPublished):
            certified_tally(room.session)
        (room.close if room.session.state == State.OPEN else room.count)()
        if room.session.state == State.COUNTED:
            break
    with pytest.raises(NotPublished):
        certified_tally(room.session)


def test_book_and_sheet_are_two_named_files(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    room.close().count().certify()
    code = room.session.code
    assert book_name(room.session) == f"ballot-book-{code}-1.json"
    assert totals_name(room.session) == f"totals-{code}-1.json"
    sheet = json.loads(totals_bytes(room.session))
    assert sheet["questions"][0]["percent"] == ["100.0", "0.0", "0.0"]
    assert sheet["signed_by"] == ["总监立", "监一"]
    assert json.loads(book_bytes(room.session))["frozen_sha256"] == room.session.frozen_sha256


def test_property_11_more_returned_than_issued_blocks_and_voids_the_round(hall: Callable[..., Hall]) -> None:
    room = hall().print().hand_out(8).open()
    for slip in room.slips[:9]:
        room.cast(slip, "012")
    room.close().count()
    with pytest.raises(Unreconciled) as told:
        room.certify()
    assert "9" in str(told.value)
    assert "8" in str(told.value)
    void_session(session=room.session, by=room.chief, second=room.second(), reason="收回票数多于发出票数")
    again = new_round(session=room.session, by=ORGANISER)
    assert (again.round, again.previous_id, again.state) == (2, room.session.pk, State.PREPARED)
    assert again.questions.count() == 3
    assert again.roll.filter(attendance="present").count() == 8
    assert not again.roll.exclude(issued="nothing").exists()
    with pytest.raises(BadRules):
        new_round(session=room.session, by=ORGANISER)
    with pytest.raises(NotPublished):
        certified_tally(room.session)
    assert tally(room.session).questions[1].total == 9, "the void one stays on record"


def test_property_11_each_breach_is_named_in_the_words_of_its_rule(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    room.close()
    Session.objects.filter(pk=room.session.pk).update(present=8, due=7, box_faults=1)
    Ballot.objects.filter(grade=0).first().delete()  # type: ignore[union-attr]
    room.session.refresh_from_db()
    broken = tally(room.session).breaches
    assert [b.rule for b in broken] == [
        "issued<=present", "present<=due", "grades+abstain+invalid=returned", "envelopes=spent",
    ]  # fmt: skip
    assert len(set(in_words(broken))) == 4


def test_property_11_the_database_itself_keeps_no_signed_result_that_breaks_a_rule(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    room.close().count().certify()
    assert (room.session.issued, room.session.returned) == (30, 9)
    row = Session.objects.filter(pk=room.session.pk)
    for wrong in ({"returned": 31}, {"issued": 8}, {"present": 29}, {"due": 29}, {"box_faults": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**wrong)
    other = voted(hall)
    other.close().count()
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=other.session.pk).update(present=0, issued=9, state=State.CERTIFIED)


def test_property_9_fewer_than_k_ballots_give_no_result_and_no_remarks(hall: Callable[..., Hall]) -> None:
    room = voted(hall, ballots=4, remarks=True)
    room.close().count()
    with pytest.raises(NotPublished):
        remarks(room.session)
    with pytest.raises(Unreconciled):
        room.certify()


def test_property_9_turnout_by_group_merges_small_groups(hall: Callable[..., Hall]) -> None:
    room = hall()
    RollEntry.objects.filter(session=room.session, order__lte=3).update(group="丙组")
    RollEntry.objects.filter(session=room.session, order__gt=3, order__lte=10).update(group="乙组")
    RollEntry.objects.filter(session=room.session, order__gt=10, may_vote=True).update(group="甲组")
    assert {g.group: g.due for g in turnout(room.session).groups} == {"甲组": 20, "": 10}
    assert RollSpec("人").group == ""


def test_a_changed_table_is_noticed_at_certification(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    room.close().count()
    Ballot.objects.filter(grade=0).update(grade=1)
    with pytest.raises(CountChanged):
        room.certify()


def test_voiding_destroys_the_box_unread_and_needs_a_reason(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    with pytest.raises(ReasonMissing):
        void_session(session=room.session, by=room.host, second=room.second(), reason="")
    void_session(session=room.session, by=room.host, second=room.second(), reason="会场断电")
    assert Envelope.objects.count() == 0
    assert Ballot.objects.count() == 0
    with pytest.raises(RoundVoid):
        room.cast(room.slips[20], "000")


@pytest.mark.django_db(transaction=True)
def test_keys_die_with_closing_certification_and_voiding(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    code = room.session.code
    keys.box_key(code)
    room.close()
    for part in (keys.box_key, keys.paper_key):
        with pytest.raises(KeyMissing):
            part(code)
    assert keys.seed(code)
    keys.destroy_box(code)
    room.count().certify()
    with pytest.raises(KeyMissing):
        keys.seed(code)
    other = voted(hall)
    void_session(session=other.session, by=other.host, second=other.second(), reason="试")
    assert list(keys.folder().iterdir()) == []
    keys.destroy_box(other.session.code)


@pytest.mark.django_db(transaction=True)
def test_a_key_that_survived_a_crash_is_destroyed_by_whoever_comes_next(
    hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = voted(hall)
    with monkeypatch.context() as crash:
        crash.setattr("voting.actions.close_session.finish_closing", lambda _: None)
        room.close()
    assert keys.box_key(room.session.code)
    room.count()
    with pytest.raises(KeyMissing):
        keys.box_key(room.session.code)


def test_finishing_never_touches_a_box_that_is_still_sealed(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    finish_closing(room.session)
    assert keys.box_key(room.session.code)


def test_a_crash_before_the_commit_leaves_the_box_sealed_and_the_key_in_place(
    hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = voted(hall)
    with monkeypatch.context() as crash:
        crash.setattr("voting.actions.close_session._rewrite_slips", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            room.close()
    assert (Envelope.objects.count(), Ballot.objects.count()) == (9, 0)
    room.session.refresh_from_db()
    room.close()
    assert (Envelope.objects.count(), Ballot.objects.count()) == (0, 27)


def test_a_missing_key_is_said_and_nothing_is_lost(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    place = keys.path(room.session.code)
    kept = place.read_text()
    place.unlink()
    with pytest.raises(KeyMissing):
        room.close()
    assert Envelope.objects.count() == 9
    place.write_text(kept)
    room.close()


def test_two_pins_can_wrap_the_key(hall: Callable[..., Hall]) -> None:
    room = hall(wrap_key=True).print().hand_out(30)

    def open_with(first_pin: str) -> None:
        open_session(session=room.session, by=room.host, second=room.second(), first_pin=first_pin)

    with pytest.raises(KeyMissing):
        open_with("")
    with pytest.raises(WrongPin):
        open_with("271828")
    open_with("314159")
    assert "wrapped" in json.loads(keys.path(room.session.code).read_text())
    for slip in room.slips[:6]:
        room.cast(slip, "012")
    with pytest.raises(KeyMissing):
        keys.box_key(room.session.code)
    with pytest.raises(KeyMissing):
        keys.box_key(room.session.code, pins=keys.Pins(("1", "2")))
    close_session(session=room.session, by=room.host, second=room.second(), first_pin="314159")
    assert tally(room.session).questions[1].grades == (6, 0, 0)


def test_an_old_key_file_is_never_overwritten(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    keys.make(room.session.code)
    with pytest.raises(KeyInUse):
        room.open()


def test_acts_can_be_taken_up_from_another_process(hall: Callable[..., Hall]) -> None:
    """The object in hand may be old; the row decides."""
    room = hall()
    stale = Session.objects.get(pk=room.session.pk)
    printed = print_slips(session=room.session, by=ORGANISER, count=30)
    confirm_batch(session=stale, by=ORGANISER, batch_id=printed.batch_id)
    assert stale.state == State.PRINTED
    assert Credential.objects.count() == 30


def test_counting_may_be_started_by_anybody_of_the_staff_and_certified_by_few(hall: Callable[..., Hall]) -> None:
    room = voted(hall)
    room.close()
    count_session(session=room.session, by=room.tellers[0])
    certify_session(session=room.session, by=room.scrutineer, second=room.second(room.chief))
    assert certified_tally(room.session).signed_by == ("监一", "总监立")
