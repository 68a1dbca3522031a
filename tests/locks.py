"""Whether an act locks a row before it asks what a second person may be changing, without any race in the test."""

from collections.abc import Callable

from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext


def locks_before(deed: Callable[[], object], row: type[Model], asked: type[Model]) -> bool:
    """Whether the first statement that reads `asked` comes after one that locks a `row`.

    SQLite has one writer and no row locks: there the statement that would lock must stand at the same place.
    """
    with CaptureQueriesContext(connection) as told:
        deed()
    said = [query["sql"] for query in told]
    mark = "FOR UPDATE" if connection.features.has_select_for_update else "ORDER BY"
    start = f'FROM "{row._meta.db_table}" WHERE'
    locked = next((place for place, sql in enumerate(said) if start in sql and mark in sql), len(said))
    read = next(place for place, sql in enumerate(said) if _asks(sql, asked._meta.db_table))
    return locked < read


def _asks(sql: str, table: str) -> bool:
    """Whether a statement is about the table itself; a mark beside the lines of a list (EXISTS) decides nothing."""
    before, found, _after = sql.partition(f' FROM "{table}"')
    return bool(found) and "EXISTS" not in before
