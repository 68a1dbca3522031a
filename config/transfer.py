"""Carries all rows of one database into another, and proves it by counts and digests."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Field, Model

AT_ONCE = 500  # rows in one statement
# Django fills these by itself when it migrates; they are replaced by the source's, whose keys are referred to
FILLED_BY_DJANGO: tuple[type[Model], ...] = (Permission, ContentType)


@dataclass(frozen=True)
class Sum:
    """What a table holds: how many rows, and a digest over them in the order of their keys."""

    rows: int
    digest: str


def tables() -> list[type[Model]]:
    """Every model with a table of its own, the invisible ones of many-to-many fields included."""
    return [
        model for model in apps.get_models(include_auto_created=True) if not _meta(model).proxy and _meta(model).managed
    ]


def _meta(model: type[Model]) -> Any:
    return model._meta  # noqa: SLF001 - Django documents it


def _fields(model: type[Model]) -> "list[Field[Any, Any]]":
    # neither computed columns nor a composite key, which has no column of its own
    fields = _meta(model).local_concrete_fields
    return [field for field in fields if field.column and not getattr(field, "generated", False)]


def rows(model: type[Model], alias: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one table in the order of its keys; of a child table its own columns only."""
    names = [field.attname for field in _fields(model)]
    every = model._base_manager.using(alias).order_by("pk").values_list(*names)  # noqa: SLF001 - Django documents it
    return every.iterator(chunk_size=AT_ONCE)


def summed(model: type[Model], alias: str) -> Sum:
    """Count and digest of one table."""
    digest, count = hashlib.sha256(), 0
    for row in rows(model, alias):
        digest.update(json.dumps([_plain(value) for value in row], sort_keys=True, ensure_ascii=False).encode())
        count += 1
    return Sum(count, digest.hexdigest())


def _plain(value: Any) -> Any:
    """The same words for the same value, whichever database gave it."""
    if isinstance(value, bytes | memoryview | bytearray):
        return bytes(value).hex()
    if isinstance(value, datetime):
        return value.timestamp() if value.tzinfo else value.isoformat()
    if isinstance(value, date | time | timedelta | Decimal):
        return str(value)
    return value if isinstance(value, str | int | float | list | dict | None) else str(value)


def behind(alias: str) -> bool:
    """Whether migrations of this version are missing in this database."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def occupied(alias: str) -> list[str]:
    """Names of the tables that hold rows which somebody made."""
    return [
        _meta(model).db_table
        for model in tables()
        if model not in FILLED_BY_DJANGO and model._base_manager.using(alias).exists()  # noqa: SLF001 - as above
    ]


def carry(source: str, target: str) -> int:
    """Copy every row, keys and times as they are, into an empty database; return how many.

    Call it inside a transaction of the target: foreign keys are checked at its end.
    """
    for model in FILLED_BY_DJANGO:
        model._base_manager.using(target).all().delete()  # noqa: SLF001 - as above
    carried = sum(_carry_table(model, source, target) for model in tables())
    ContentType.objects.clear_cache()
    with connections[target].cursor() as cursor:
        for statement in connections[target].ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
    return carried


def _carry_table(model: type[Model], source: str, target: str) -> int:
    fields, carried, waiting = _fields(model), 0, rows(model, source)
    manager: Any = model._base_manager  # noqa: SLF001 - as above
    while portion := list(islice(waiting, AT_ONCE)):
        things = [SimpleNamespace(**{f.attname: v for f, v in zip(fields, row, strict=True)}) for row in portion]
        # raw: neither `auto_now` nor a default may touch what happened long ago
        manager._insert(things, fields=fields, using=target, raw=True)  # noqa: SLF001 - no public way writes raw rows at once
        carried += len(portion)
    return carried
