"""The secrecy of the ballot as the shape of tables and transactions (properties 1, 2, 3, 5)."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
from django.apps import apps
from django.db import connection, models

from tests.voting.hall import Hall, make_session
from voting.codes import new_tracker
from voting.models import Credential, RollEntry
from voting.models.ballot import Ballot, Envelope, Remark
from voting.models.paper import PaperEntry

BOX = (Envelope, Ballot, Remark)
BOX_TABLES = {m._meta.db_table for m in (*BOX, Credential, PaperEntry)}
PEOPLE_TABLES = {RollEntry._meta.db_table}


@pytest.fixture(autouse=True)
def own_keys(settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path


def test_property_1_the_box_holds_nothing_that_leads_to_a_person() -> None:
    """No foreign key to people, no serial, no timestamp, no address, no user agent, no session key, no digest."""
    allowed = {
        Envelope: {"id": models.UUIDField, "session": models.ForeignKey, "sealed": models.BinaryField},
        Ballot: {
            "pk": models.CompositePrimaryKey,
            "question": models.ForeignKey,
            "tracker": models.CharField,
            "grade": models.SmallIntegerField,
        },
        Remark: {"key": models.CharField, "question": models.ForeignKey, "text": models.CharField},
    }
    for model, fields in allowed.items():
        assert {f.name: type(f) for f in model._meta.get_fields()} == fields
        assert not model._meta.parents
        for field in model._meta.get_fields():
            assert not isinstance(field, models.AutoField | models.DateField | models.GenericIPAddressField)
            if field.is_relation:
                assert field.related_model._meta.label in {"voting.Session", "voting.Question"}  # type: ignore[union-attr]


def test_property_1_no_table_points_into_the_box() -> None:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete:
                assert field.related_model not in BOX


@pytest.mark.django_db
def test_property_1_the_database_agrees_with_the_models() -> None:
    with connection.cursor() as cursor:
        for model in BOX:
            described = connection.introspection.get_table_description(cursor, model._meta.db_table)
            assert {c.name for c in described} == {f.column for f in model._meta.concrete_fields if f.column}
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT count(*) FROM information_schema.columns WHERE table_name = %s"
                    " AND (column_default LIKE 'nextval%%' OR is_identity = 'YES' OR data_type LIKE 'timestamp%%')",
                    [model._meta.db_table],
                )
            else:
                cursor.execute(
                    "SELECT count(*) FROM sqlite_master WHERE name = %s"
                    " AND (sql LIKE '%%AUTOINCREMENT%%' OR sql LIKE '%%datetime%%')",
                    [model._meta.db_table],
                )
            assert cursor.fetchone() == (0,)


def dump() -> dict[str, list[str]]:
    """Every row of every voting table in physical order, but for random keys of another kind and the clock.

    The list of people is read by its key: the desk moves its rows before the vote, and when PostgreSQL
    reuses the space of an old version is chance. That casting leaves it alone is property 3.
    """
    lines: dict[str, list[str]] = {}
    physical = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        for model in apps.get_app_config("voting").get_models():
            columns = [f.column for f in model._meta.concrete_fields if f.column and f.column != "at"]
            quoted = ", ".join(f'"{c}"' for c in columns)
            place = model._meta.pk.column if model is RollEntry else physical
            cursor.execute(f'SELECT {quoted} FROM "{model._meta.db_table}" ORDER BY {place}')  # noqa: S608
            lines[model._meta.label] = [repr(row) for row in cursor.fetchall()]
    return lines


@pytest.fixture
def unswept(transactional_db: None) -> Iterator[None]:
    """Without PostgreSQL's sweeper: where it finds dead rows of earlier tests, it moves rows of this one by chance."""
    tables = [model._meta.db_table for model in apps.get_app_config("voting").get_models()]

    def sweep(*, on: bool) -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                for table in tables:
                    cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = {on})')

    sweep(on=False)
    yield
    sweep(on=True)


@pytest.mark.django_db(transaction=True, reset_sequences=True)
@pytest.mark.usefixtures("unswept")
def test_property_2_the_order_of_casting_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same ballots with the same trackers in three orders: the same bytes in the same places."""
    dice = random.Random(2)  # noqa: S311 - the same vote three times
    votes = [("".join(dice.choice("012-") for _ in range(3)), [new_tracker() for _ in range(3)]) for _ in range(30)]
    said = {number: f"意见{number}" for number in range(0, 30, 3)}
    keys_of_remarks = {text: f"{dice.getrandbits(128):032x}" for text in said.values()}
    secrets = [f"SECRET{n:010}" for n in range(30)]
    dumps = []
    for order in (list(range(30)), list(range(29, -1, -1)), dice.sample(range(30), 30)):
        stream = iter(secrets)
        with monkeypatch.context() as fixed:
            fixed.setattr("voting.actions.print_slips.new_secret", lambda stream=stream: next(stream))
            fixed.setattr("voting.models.session.new_tracker", lambda: "SAMECODE22")
            fixed.setattr("django.contrib.auth.hashers.make_password", lambda pin: f"hash of {pin}")
            fixed.setattr("voting.actions.enrol_officer.make_password", lambda pin: f"hash of {pin}")
            fixed.setattr("voting.act.check_password", lambda pin, known: known == f"hash of {pin}")
            room = Hall(make_session(remarks=True)).enrol().print().hand_out(30).open()
            for voter in order:
                marks, trackers = votes[voter]
                remark = {1: said[voter]} if voter in said else {}
                key = keys_of_remarks[said[voter]] if voter in said else ""
                fixed.setattr("voting.envelope.secrets.token_hex", lambda _, key=key: key)
                # which voter holds which slip is drawn: it must not matter either
                room.cast(room.slips[voter], marks, trackers=trackers, remarks=remark)
            room.close().count().certify()
        dumps.append(dump())
        wipe()
    assert dumps[0]["voting.Ballot"], "the dump looks at something"
    assert len(dumps[0]["voting.Remark"]) == 10
    traces = {table: [dump[table] for dump in dumps] for table in dumps[0]}
    assert {table: rows for table, rows in traces.items() if not rows[0] == rows[1] == rows[2]} == {}


def wipe() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - only here

    from voting import keys  # noqa: PLC0415 - only here
    from voting.actions.cast_ballot import _booths  # noqa: PLC0415 - only here

    call_command("flush", interactive=False, verbosity=0, reset_sequences=True)
    keys.destroy_all("SAMECODE22")
    _booths.clear()


class Watch:
    """Which tables each transaction writes."""

    WRITE = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM|COPY)\s+"?(\w+)"?', re.IGNORECASE)

    def __init__(self) -> None:
        self.transactions: list[set[str]] = [set()]
        self.depth = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        if not connection.in_atomic_block:
            self.transactions.append(set())
        self.sees(sql)
        return execute(sql, params, many, context)

    def sees(self, sql: str) -> None:
        self.transactions[-1] |= set(self.WRITE.findall(sql))


@contextmanager
def watching() -> Iterator[Watch]:
    watch = Watch()
    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(watch))
        original, copy = connection.set_autocommit, psycopg.Cursor.copy

        def copied(cursor: Any, statement: str, *args: Any, **kwargs: Any) -> Any:
            watch.sees(statement)  # PostgreSQL's COPY does not pass Django's wrapper
            return copy(cursor, statement, *args, **kwargs)

        stack.enter_context(patch.object(psycopg.Cursor, "copy", copied))

        def boundary(*args: Any, **kwargs: Any) -> None:
            watch.transactions.append(set())
            original(*args, **kwargs)

        connection.set_autocommit = boundary  # type: ignore[method-assign]
        stack.callback(lambda: setattr(connection, "set_autocommit", original))
        yield watch


@pytest.mark.django_db(transaction=True)
def test_property_3_people_and_box_are_never_written_in_one_transaction() -> None:
    with watching() as watch:
        room = Hall(make_session(remarks=True)).enrol().print(30, paper=3).hand_out(28, 2).open()
        for slip in room.slips[:9]:
            room.cast(slip, "012", remarks={0: "好"})
        from voting.actions.end_casting import end_casting  # noqa: PLC0415 - only here
        from voting.actions.enter_paper import enter_paper  # noqa: PLC0415 - only here

        end_casting(session=room.session, by=room.host)
        for teller in room.tellers:
            enter_paper(session=room.session, by=teller, number=1, marks="012")
        room.close().count().certify().announce()
    written = set().union(*watch.transactions)
    assert written >= PEOPLE_TABLES | BOX_TABLES, "the watch sees both"
    mixed = [tables for tables in watch.transactions if tables & PEOPLE_TABLES and tables & BOX_TABLES]
    assert mixed == []


@pytest.mark.django_db(transaction=True)
def test_property_3_the_watch_would_see_a_mixed_transaction() -> None:
    from django.db import transaction  # noqa: PLC0415 - only here

    room = Hall(make_session()).enrol()
    with watching() as watch, transaction.atomic():
        RollEntry.objects.filter(session=room.session).update(attendance="present")
        Envelope.objects.create(session=room.session, sealed=b"")
    assert [t for t in watch.transactions if t & PEOPLE_TABLES and t & BOX_TABLES]


def test_property_5_ballots_to_different_questions_share_no_identifier(hall: Callable[..., Hall]) -> None:
    room = hall(questions=12).print().hand_out(30).open()
    for slip in room.slips:
        room.cast(slip, "0" * 12)
    room.close()
    trackers = list(Ballot.objects.values_list("tracker", flat=True))
    assert len(set(trackers)) == len(trackers) == 30 * 12


def test_property_5_also_for_paper_whose_trackers_come_from_one_seed(hall: Callable[..., Hall]) -> None:
    """Each question is shuffled by itself: not even the seed tells which rows were one sheet of paper."""
    from voting import keys  # noqa: PLC0415 - only here
    from voting.actions.end_casting import end_casting  # noqa: PLC0415 - only here
    from voting.actions.enter_paper import enter_paper  # noqa: PLC0415 - only here
    from voting.codes import paper_tracker  # noqa: PLC0415 - only here

    room = hall(questions=2).print(10, paper=20).hand_out(5, 20).open()
    end_casting(session=room.session, by=room.host)
    pile = ["00"] * 10 + ["11"] * 10
    for teller in room.tellers:
        for number, marks in enumerate(pile, start=1):
            enter_paper(session=room.session, by=teller, number=number, marks=marks)
    room.close()
    seed = keys.seed(room.session.code)
    grades = dict(Ballot.objects.values_list("tracker", "grade"))
    same_place = sum(grades[paper_tracker(seed, 1, i)] == grades[paper_tracker(seed, 2, i)] for i in range(20))
    assert same_place != 20
