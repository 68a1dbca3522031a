"""After closing: what the database's files still hold of the box is overwritten as far as that is possible.

Nothing rests on it. What lies around is sealed to a key that no longer exists; this is the second lock.
"""

from __future__ import annotations

from django.db import connection

from voting.models import Credential
from voting.models.ballot import Envelope
from voting.models.paper import PaperEntry

TABLES = tuple(model._meta.db_table for model in (Envelope, Credential, PaperEntry))  # noqa: SLF001


def overwrite_what_is_deleted() -> None:
    """From here on this connection zeroes the place of every row that it deletes (SQLite)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def scrub() -> None:
    """Rewrite the tables that lost rows (PostgreSQL), or zero free pages and empty the log (SQLite).

    Outside a transaction only; inside one (a caller that wraps the act) it does nothing.
    """
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"VACUUM (FULL) {table}")
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
