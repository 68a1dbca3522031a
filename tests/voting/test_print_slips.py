"""Printing: what it freezes, whom it lets vote, and where the secrets go (properties 9, 14, 20)."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from tests.voting.hall import GRADES, ORGANISER, Hall, make_session
from voting.actions.open_session import open_session
from voting.actions.prepare_session import prepare_session, revise_session
from voting.actions.print_slips import confirm_batch, print_slips, void_batch
from voting.actions.update_roll import update_roll
from voting.codes import ALPHABET, SECRET_LENGTH, digest, grouped, normalise
from voting.errors import (
    AlreadyIssued,
    BadCount,
    BadRules,
    BatchUnsettled,
    FrozenChanged,
    GroupTooSmall,
    NotEntitled,
    NothingPrinted,
    NotPresent,
    NotYourAct,
    TooFewEntitled,
    UnknownSlip,
    WrongState,
)
from voting.models import Credential, RollEntry
from voting.specs import QuestionSpec, RollSpec, VoteRules
from voting.states import Attendance, Issued, State

pytestmark = pytest.mark.django_db


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        lines = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            lines += [repr(row) for row in cursor.fetchall()]
    return "\n".join(lines)


def test_the_secrets_are_long_random_and_nowhere_in_the_database(hall: Callable[..., Hall]) -> None:
    room = hall().print(40)
    assert len(set(room.slips)) == 40
    assert len(ALPHABET) ** SECRET_LENGTH >= 2**80
    assert set(Credential.objects.values_list("digest", flat=True)) == {digest(s) for s in room.slips}
    held = everything_in_the_database()
    assert not [slip for slip in room.slips if slip in held]


def test_paper_alone_is_noted_and_leaves_no_batch_to_be_confirmed(hall: Callable[..., Hall]) -> None:
    room = hall()
    printed = print_slips(session=room.session, by=ORGANISER, count=0, paper=12)
    assert (printed.count, list(printed.secrets)) == (0, [])
    assert not room.session.batches.exists()
    assert room.session.printed_paper == 12
    room.open()
    assert room.session.state == State.OPEN


def test_slips_come_out_in_another_order_than_their_rows(hall: Callable[..., Hall]) -> None:
    room = hall().print(40)
    rows = list(Credential.objects.order_by("pk").values_list("digest", flat=True))
    assert [digest(s) for s in room.slips] != rows


def test_what_a_person_types_is_read_kindly() -> None:
    secret = "ABCDEFGH23456789"
    assert grouped(secret) == "ABCD EFGH 2345 6789"
    address = "http://192.168.1.5:8000/v/KLMNPQRSTU/#ABCDEFGH23456789"
    for typed in ("abcd efgh 2345 6789", "ABCD-EFGH-2345-6789", address, " ＡＢＣＤ ＥＦＧＨ ２３４５ ６７８９ "):
        assert normalise(typed) == secret
        assert digest(typed) == digest(secret)
    assert normalise("l0 1O i，。") == "LQLQL", "what stands on no slip is read as what it was taken for"
    assert not set("0O1I") & set(ALPHABET)


def test_property_14_printing_freezes_questions_rules_and_entitled(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    assert len(room.session.frozen_sha256) == 64
    with pytest.raises(WrongState):
        revise_session(
            session=room.session, by=ORGANISER, title="别的", questions=[], roll=[], rules=VoteRules(grades=GRADES)
        )
    for change in (
        lambda: room.session.questions.filter(number=1).update(title="代表甲改名"),
        lambda: room.session.roll.filter(order=1).update(may_vote=False),
        lambda: room.session.roll.filter(order=2).update(name="换人"),
        lambda: type(room.session).objects.filter(pk=room.session.pk).update(
            rules={**room.session.rules, "blank_is": "invalid"}
        ),
        lambda: type(room.session).objects.filter(pk=room.session.pk).update(
            rules={**room.session.rules, "secrecy": "no_receipt"}
        ),
        lambda: type(room.session).objects.filter(pk=room.session.pk).update(
            rules={**room.session.rules, "grades": ["好", "中", "差"]}
        ),
    ):  # fmt: skip
        with transaction.atomic():
            change()  # type: ignore[no-untyped-call]
            with pytest.raises(FrozenChanged):
                open_session(session=room.session, by=room.host, second=room.second())
            transaction.set_rollback(True)
    open_session(session=room.session, by=room.host, second=room.second())


def test_property_14_attendance_and_drawing_stay_live(hall: Callable[..., Hall]) -> None:
    room = hall().print().hand_out(10).open()
    late = room.session.roll.filter(may_vote=True, attendance=Attendance.ABSENT).first()
    assert late is not None
    update_roll(
        session=room.session, by=room.scrutineer, entry_id=late.pk,
        attendance=Attendance.PRESENT, issued=Issued.SLIP,
    )  # fmt: skip
    room.close()
    with pytest.raises(WrongState):
        update_roll(session=room.session, by=room.scrutineer, entry_id=late.pk, attendance=Attendance.LEFT)


def test_property_9_fewer_than_k_people_cannot_hold_a_secret_vote(hall: Callable[..., Hall]) -> None:
    few = hall(voters=4)
    with pytest.raises(TooFewEntitled):
        few.print(4)
    few.session.refresh_from_db()
    assert few.session.state == State.PREPARED
    hall(voters=5).print(5).open()


def test_property_9_nor_a_group_under_k() -> None:
    roll = [RollSpec(f"人{n}", group="甲组" if n < 26 else "乙组") for n in range(30)]
    session = prepare_session(
        title="分组", questions=[QuestionSpec(1, "代表")], roll=roll, rules=VoteRules(grades=GRADES), by=ORGANISER
    )
    with pytest.raises(GroupTooSmall) as told:
        print_slips(session=session, by=ORGANISER, count=30)
    assert "乙组" in str(told.value)


def test_property_9_also_not_when_the_list_shrinks_after_printing(hall: Callable[..., Hall]) -> None:
    room = hall(voters=5).print(5)
    session = type(room.session).objects.filter(pk=room.session.pk)
    session.update(rules={**room.session.rules, "k": 6})
    with pytest.raises(TooFewEntitled):
        room.open()


def test_property_20_nobody_without_a_vote_gets_a_slip_or_a_ballot(hall: Callable[..., Hall]) -> None:
    room = hall(guests=2).print()
    guest = room.session.roll.filter(may_vote=False).first()
    assert guest is not None
    for drawn in (Issued.SLIP, Issued.PAPER):
        with pytest.raises(NotEntitled):
            update_roll(
                session=room.session, by=room.scrutineer, entry_id=guest.pk,
                attendance=Attendance.PRESENT, issued=drawn,
            )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        RollEntry.objects.filter(pk=guest.pk).update(attendance=Attendance.PRESENT, issued=Issued.SLIP)


def test_each_person_draws_once_and_must_be_there(hall: Callable[..., Hall]) -> None:
    room = hall().print()
    voter = room.session.roll.filter(may_vote=True).first()
    assert voter is not None

    def mark(**what: str) -> RollEntry:
        return update_roll(session=room.session, by=room.scrutineer, entry_id=voter.pk, **what)  # type: ignore[arg-type]

    with pytest.raises(NotPresent):
        mark(issued=Issued.SLIP)
    mark(attendance=Attendance.PRESENT, issued=Issued.SLIP)
    with pytest.raises(AlreadyIssued):
        mark(issued=Issued.PAPER)
    with pytest.raises(AlreadyIssued):
        mark(attendance=Attendance.ABSENT)
    mark(issued=Issued.NOTHING)
    assert mark(issued=Issued.PAPER).issued == Issued.PAPER


def test_a_failed_download_voids_the_batch(hall: Callable[..., Hall]) -> None:
    room = hall()
    failed = print_slips(session=room.session, by=ORGANISER, count=30)
    lost = next(failed.secrets)
    with pytest.raises(BatchUnsettled):
        room.open()
    void_batch(session=room.session, by=ORGANISER, batch_id=failed.batch_id)
    with pytest.raises(BadCount):
        confirm_batch(session=room.session, by=ORGANISER, batch_id=failed.batch_id)
    with pytest.raises(BadCount):
        void_batch(session=room.session, by=ORGANISER, batch_id=failed.batch_id)
    with pytest.raises(NothingPrinted):
        room.open()
    room.print(31).open()
    with pytest.raises(UnknownSlip):
        room.cast(lost, "000")
    room.cast(room.slips[0], "000")


@pytest.mark.parametrize("count", [0, -1, 20_001])
def test_an_impossible_number_of_slips_is_refused(hall: Callable[..., Hall], count: int) -> None:
    with pytest.raises(BadCount):
        hall().print(count)


@pytest.mark.parametrize(
    "wrong",
    [
        {"grades": ("满意",)},
        {"grades": ("满意", "满意")},
        {"grades": ("满意", " ")},
        {"grades": tuple("一二三四五六七八九十末")},
        {"blank_is": "whatever"},
        {"void_scope": "page"},
        {"secrecy": "none"},
        {"base": "voters"},
        {"k": 1},
        {"remark_chars": 0},
        {"members": -1},
        {"questions": 0},
        {"questions": 100},
    ],
)
def test_rules_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadRules):
        make_session(**wrong)  # type: ignore[arg-type]


def test_a_list_that_cannot_be_is_refused() -> None:
    rules, people = VoteRules(grades=GRADES), [RollSpec("人", ref="same"), RollSpec("人", ref="same")]
    with pytest.raises(BadRules):
        prepare_session(title="同", questions=[QuestionSpec(1, "问")], roll=people, rules=rules, by=ORGANISER)
    with pytest.raises(BadRules):
        prepare_session(title="号", questions=[QuestionSpec(2, "问")], roll=[], rules=rules, by=ORGANISER)


def test_only_an_organiser_prepares_and_may_revise(hall: Callable[..., Hall]) -> None:
    room = hall()
    with pytest.raises(NotYourAct):
        prepare_session(title="", questions=[], roll=[], rules=VoteRules(grades=GRADES), by=room.host)
    revise_session(
        session=room.session, by=ORGANISER, title="改过的", questions=[QuestionSpec(1, "一")],
        roll=[RollSpec(f"人{n}") for n in range(9)], rules=VoteRules(grades=GRADES, k=9),
    )  # fmt: skip
    assert (room.session.title, room.session.roll.count(), room.session.questions.count()) == ("改过的", 9, 1)
