"""How envelopes get into the box of each database: slips are marked if they were not, and their envelopes put in.

PostgreSQL: one statement, whatever the number. Elsewhere: one short transaction.
"""

from __future__ import annotations

import fcntl
import select
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import psycopg
from django.db import connection, transaction

from voting.models import Credential, Session
from voting.models.ballot import Envelope
from voting.states import SlipStatus

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator, Sequence

    from voting.one_writer import Drop

_SLIP, _BOX, _SESSION = Credential._meta.db_table, Envelope._meta.db_table, Session._meta.db_table  # noqa: SLF001
_USABLE, _SPENT = SlipStatus.USABLE.value, SlipStatus.SPENT.value

SPEND = f"""
UPDATE {_SLIP} SET status = {_SPENT} WHERE digest = %s AND session_id = %s AND status = {_USABLE}
  AND EXISTS (SELECT 1 FROM {_SESSION} WHERE id = %s AND public_key = %s)"""  # noqa: S608 - our own table names
DROP = f"INSERT INTO {_BOX} (id, session_id, sealed) VALUES (%s, %s, %s)"  # noqa: S608 - our own table names
# Slips are locked in the order of their digests, as voting.box.stop_the_slips locks them: nobody waits in a circle.
# The same slip twice is marked once, and brings one envelope.
SPEND_AND_DROP = f"""
WITH given AS (
  SELECT * FROM unnest(%s::varchar[], %s::bigint[], %s::varchar[], %s::uuid[], %s::bytea[])
    AS one (digest, session_id, public_key, id, sealed)),
held AS (
  SELECT given.* FROM given
  JOIN {_SLIP} AS slip ON slip.digest = given.digest AND slip.session_id = given.session_id
  JOIN {_SESSION} AS vote ON vote.id = given.session_id AND vote.public_key = given.public_key
  WHERE slip.status = {_USABLE} ORDER BY slip.digest FOR UPDATE OF slip),
spent AS (
  UPDATE {_SLIP} AS slip SET status = {_SPENT} FROM held WHERE slip.digest = held.digest
  RETURNING held.id, held.session_id, held.sealed)
INSERT INTO {_BOX} (id, session_id, sealed) SELECT id, session_id, sealed FROM spent RETURNING id"""  # noqa: S608


def put_in(together: Sequence[Drop]) -> set[uuid.UUID]:
    """Mark and put in, in one step, durably unless the caller is in a transaction of its own.

    Returns the ids of the envelopes that were put in.
    """
    return _by_one_statement(together) if connection.vendor == "postgresql" else _by_one_transaction(together)


def _by_one_statement(together: Sequence[Drop]) -> set[uuid.UUID]:
    columns = [
        [drop.digest for drop in together], [drop.session_id for drop in together],
        [drop.public_key for drop in together], [drop.envelope for drop in together],
        [drop.sealed for drop in together],
    ]  # fmt: skip
    return {envelope for (envelope,) in _asked(columns)}


def _asked(columns: list[Any]) -> Sequence[Any]:
    """The rows that the statement returns. Where nothing speaks against it, as a prepared statement with the values
    beside it: that spares the database a third of its work.
    """
    connection.ensure_connection()
    if not _may_prepare():  # Django asks first whether the connection still stands
        with connection.cursor() as cursor:
            cursor.execute(SPEND_AND_DROP, columns)
            return cast("Sequence[Any]", cursor.fetchall())
    if _hung_up(connection.connection):
        connection.close()
        connection.connect()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as raw:
        return raw.execute(SPEND_AND_DROP, columns, prepare=True).fetchall()


def _may_prepare() -> bool:
    """Not inside a caller's transaction, not while statements are watched, not through a pooler of statements
    (which Django is told of by DISABLE_SERVER_SIDE_CURSORS), not with another driver.
    """
    return (
        isinstance(connection.connection, psycopg.Connection)
        and not connection.in_atomic_block
        and not connection.execute_wrappers
        and not connection.queries_logged
        and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
    )


def _hung_up(raw: psycopg.Connection[Any]) -> bool:
    """Whether the database was restarted: an idle connection has nothing to read but its end. A look, no round trip."""
    waiting = select.poll()
    waiting.register(raw.fileno(), select.POLLIN)
    return bool(waiting.poll(0))


def _by_one_transaction(together: Sequence[Drop]) -> set[uuid.UUID]:
    dropped = set()
    with _turn_of_this_process(), transaction.atomic(), connection.cursor() as cursor:
        for drop in together:
            cursor.execute(SPEND, (drop.digest, drop.session_id, drop.session_id, drop.public_key))
            if cursor.rowcount == 1:
                cursor.execute(DROP, (drop.envelope.hex, drop.session_id, drop.sealed))
                dropped.add(drop.envelope)
    return dropped


@contextmanager
def _turn_of_this_process() -> Iterator[None]:
    """A lock on a file beside SQLite's: between the server's processes it would let them sleep and ask instead of
    waking the next. A process that dies lets go of it. A caller's transaction has the database's own lock already.
    """
    place = Path(str(connection.settings_dict["NAME"]))
    if not place.is_absolute() or connection.in_atomic_block:  # in memory there is no other process
        yield
        return
    with place.with_name(place.name + "-turn").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
