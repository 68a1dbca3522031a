"""The second lock after closing: tables are rewritten, and nobody waits for it."""

import logging
from collections.abc import Callable

import pytest
from django.db import connection, connections
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from tests.voting.hall import Hall
from voting import scrub
from voting.models import Credential
from voting.models.ballot import Envelope

pytestmark = pytest.mark.django_db(transaction=True)


def file_of(cursor: CursorWrapper, model: type[Model]) -> str:
    """A table that is rewritten lies in another file afterwards."""
    cursor.execute("SELECT pg_relation_filepath(%s)", [model._meta.db_table])
    return str(cursor.fetchone()[0])


def test_a_dump_that_runs_just_now_holds_up_neither_closing_nor_other_votes(
    hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A dump holds every table until its end; a rewriting that waited for it would stop all casting meanwhile."""
    monkeypatch.setattr(scrub, "PATIENCE", "200ms")
    room = hall().print().hand_out(30).open()
    for slip in room.slips[:9]:
        room.cast(slip, "012")
    if connection.vendor != "postgresql":
        room.close()
        return
    dump = connections.create_connection("default")
    try:
        with dump.cursor() as cursor:
            cursor.execute("BEGIN")
            for model in (Envelope, Credential):
                cursor.execute(f"LOCK TABLE {model._meta.db_table} IN ACCESS SHARE MODE")
            with caplog.at_level(logging.WARNING, logger="voting.scrub"):
                room.close()
    finally:
        dump.close()
    assert [record.args for record in caplog.records] == [(Envelope._meta.db_table,), (Credential._meta.db_table,)]
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() != (scrub.PATIENCE,), "the next statement waits as long as ever"
    with connection.cursor() as cursor:
        before = file_of(cursor, Credential)
        caplog.clear()
        room.count()
        assert not caplog.records
        assert file_of(cursor, Credential) != before, "the next step makes up for it"
    assert Envelope.objects.count() == 0
