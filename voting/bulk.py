"""Many rows at once, in the order given, without an object for each: a large vote has 150,000 ballots."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

_AT_ONCE = 2_000


def insert(model: type[Model], columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert in the caller's transaction; the table's constraints hold as always."""
    table, names = model._meta.db_table, ", ".join(columns)  # noqa: SLF001 - Django documents it
    with connection.cursor() as cursor:
        if isinstance(connection.connection, psycopg.Connection):
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 - our names
        waiting = iter(rows)
        while batch := list(islice(waiting, _AT_ONCE)):
            cursor.executemany(sql, batch)
