"""Cast: mark the slip as used if it was not, and drop one sealed envelope, in one atomic step.

The hot path: one statement on PostgreSQL, one short transaction elsewhere. The session's row is read but
never locked; closing waits for ballots on their way by locking the slips themselves (close_session).
"""

from __future__ import annotations

import select
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection
from django.views.decorators.debug import sensitive_variables

from voting.box import layout_of
from voting.codes import digest
from voting.envelope import Layout, make_ballot, pack, seal
from voting.errors import ForeignSlip, NoSuchVote, SlipClosed, SlipNotOpen, SpentSlip, UnknownSlip
from voting.models import Credential, Session
from voting.models.ballot import Envelope
from voting.one_writer import Drop, OneWriter
from voting.states import SlipStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SLIP, _BOX, _SESSION = Credential._meta.db_table, Envelope._meta.db_table, Session._meta.db_table  # noqa: SLF001

SPEND = f"""
UPDATE {_SLIP} SET status = {SlipStatus.SPENT.value}
WHERE digest = %s AND session_id = %s AND status = {SlipStatus.USABLE.value}
  AND EXISTS (SELECT 1 FROM {_SESSION} WHERE id = %s AND public_key = %s)"""  # noqa: S608 - our own table names
DROP = f"INSERT INTO {_BOX} (id, session_id, sealed) VALUES (%s, %s, %s)"  # noqa: S608 - our own table names
SPEND_AND_DROP = f"""
WITH spent AS ({SPEND} RETURNING session_id)
INSERT INTO {_BOX} (id, session_id, sealed) SELECT %s, session_id, %s FROM spent"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Booth:
    """What sealing needs to know of a session. Public facts; each process remembers them."""

    session_id: int
    public_key: str
    layout: Layout


_one_writer = OneWriter(SPEND, DROP)
_booths: dict[str, Booth] = {}
_MOST_BOOTHS = 1_000


def booth_of(code: str, *, fresh: bool = False) -> Booth:
    """Raises NoSuchVote. A remembered one may be of an earlier box: then no slip is spent (see SPEND)."""
    known = None if fresh else _booths.get(code)
    if known is None:
        session = Session.objects.filter(code=code).first()
        if session is None:
            raise NoSuchVote
        known = Booth(session.pk, session.public_key, layout_of(session))
        if len(_booths) >= _MOST_BOOTHS:
            _booths.clear()
        _booths[code] = known
    return known


@sensitive_variables()
def cast_ballot(
    *, code: str, secret: str, marks: str, trackers: Sequence[str], remarks: Mapping[int, str] | None = None
) -> None:
    """Count one ballot, for good. Returns when it is durably in the box.

    `code` names the session; `marks` one character a question ("0"… place in the scale, "-" blank);
    `trackers` one a question, chosen by the voter's device; `remarks` text by place of the question from 0.
    Raises NoSuchVote, BadBallot, RemarkTooLong (nothing was used up), and SpentSlip, ForeignSlip,
    UnknownSlip, SlipNotOpen, SlipClosed: all five by the same path with the same number of queries.
    """
    known = digest(secret)
    booth = booth_of(code)
    if _dropped(known, booth, marks, trackers, remarks):
        return
    current = booth_of(code, fresh=True)  # this process may remember the box of the trial
    if _dropped(known, current, marks, trackers, remarks):
        return
    _refuse(known, current)


@sensitive_variables()
def is_usable(secret: str) -> bool:
    """Whether this is an unused slip of any open vote: one look, for whoever has been refused too often."""
    return Credential.objects.filter(digest=digest(secret), status=SlipStatus.USABLE).exists()


@sensitive_variables()
def _dropped(known: str, booth: Booth, marks: str, trackers: Sequence[str], remarks: Mapping[int, str] | None) -> bool:
    ballot = make_ballot(booth.layout, marks, trackers, remarks)
    # before opening there is no key: the statement is run all the same and spends nothing
    sealed = seal(booth.public_key, pack(booth.layout, ballot)) if booth.public_key else b""
    spend = (known, booth.session_id, booth.session_id, booth.public_key or "-")
    if connection.vendor == "postgresql":
        return _spend_and_drop([*spend, uuid.uuid4(), sealed])
    return _one_writer.write(Drop(spend, (uuid.uuid4().hex, booth.session_id, sealed)))


def _spend_and_drop(values: list[Any]) -> bool:
    """One round trip. Where nothing speaks against it, as a prepared statement with the values beside it: that
    spares the database a third of its work.
    """
    connection.ensure_connection()
    if not _may_prepare():  # Django asks first whether the connection still stands
        with connection.cursor() as cursor:
            cursor.execute(SPEND_AND_DROP, values)
            return bool(cursor.rowcount == 1)
    if _hung_up(connection.connection):
        connection.close()
        connection.connect()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as raw:
        raw.execute(SPEND_AND_DROP, values, prepare=True)
        return raw.rowcount == 1


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


def _refuse(known: str, booth: Booth) -> None:
    row = Credential.objects.filter(digest=known).values_list("session_id", "status").first()
    if row is None:
        raise UnknownSlip
    session_id, status = row
    if session_id != booth.session_id:
        raise ForeignSlip
    raise {SlipStatus.SPENT: SpentSlip, SlipStatus.WAITING: SlipNotOpen}.get(SlipStatus(status), SlipClosed)
