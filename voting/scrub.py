"""After closing: what the database's files still hold of the box is overwritten as far as that is possible.

Nothing rests on it. What lies around is sealed to a key that no longer exists; this is the second lock.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import psycopg
from django.db import OperationalError, connection

from voting.models import Credential
from voting.models.ballot import Ballot, Envelope
from voting.models.paper import PaperEntry

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

# A dump that runs just now holds the tables, and behind a rewriting that waits for it nobody could cast.
PATIENCE = "3s"
logger = logging.getLogger(__name__)
TABLES = tuple(model._meta.db_table for model in (Envelope, Credential, PaperEntry, Ballot))  # noqa: SLF001


def overwrite_what_is_deleted() -> None:
    """From here on this connection zeroes the place of every row that it deletes (SQLite)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def scrub() -> None:
    """Rewrite the tables that lost rows (PostgreSQL), or zero free pages and empty the log (SQLite).

    Outside a transaction only; inside one (a caller that wraps the act) it does nothing. A table that somebody holds
    is left for the next time: counting comes here again, and so does every later vote.
    """
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
            try:
                for table in TABLES:
                    _rewrite(cursor, table)
            finally:
                cursor.execute("RESET lock_timeout")
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rewrite(cursor: CursorWrapper, table: str) -> None:
    try:
        cursor.execute(f"VACUUM (FULL) {table}")
    except OperationalError as held:
        if not isinstance(held.__cause__, psycopg.errors.LockNotAvailable):
            raise
        logger.warning("%s is in use and is rewritten another time", table)
