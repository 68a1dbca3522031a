"""The leaky twins of the box: each plants one leak alone, after a real one that somebody shipped.

Their tables hold nothing else: what must not leak beside (the physical order beside `xmin`, say) is put in
random order, so that a probe that finds the twin has found this very leak.
"""

from __future__ import annotations

import logging
import random
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any
from unittest import mock

from django.db import connection, transaction

from voting import keys
from voting.actions import close_session
from voting.codes import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("linker.leaky_box")


def run(sql: str, rows: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        if rows is None:
            cursor.execute(sql)
        else:
            cursor.executemany(sql, rows)


class Leak:
    """No leak: the box as it is."""

    name = "none"
    databases: tuple[str, ...] = ("sqlite", "postgresql")
    shows = ""  # the source that must give it away, whatever others do so too

    def prepare(self) -> None:
        """Make the twin's own tables."""

    @contextmanager
    def around_cast(self, slip: str, trackers: list[str], remark: str) -> Iterator[None]:
        yield

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        yield


def shuffled(rows: list[Any]) -> list[Any]:
    return random.sample(rows, len(rows))


class SerialId(Leak):
    """Ids in the order of casting (OpenSlides, LimeSurvey), in rows that lie in random order."""

    name = "serial id"
    shows = 'by "number"'
    counted = 0

    def prepare(self) -> None:
        run("CREATE TABLE twin_serial (id INTEGER PRIMARY KEY, tracker VARCHAR(16))")
        # SQLite stores rows by such an id; a second table shows the id without the order of rows
        run("CREATE TABLE twin_serial_copy (number INTEGER, tracker VARCHAR(16))")

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        yield
        rows: list[Any] = []
        for voter in truth:
            for tracker in voter:
                SerialId.counted += 1
                rows.append((SerialId.counted, tracker))
        run("INSERT INTO twin_serial_copy (number, tracker) VALUES (%s, %s)", shuffled(rows))


class PhysicalOrder(Leak):
    """Ballots written in the order in which the envelopes lie: the product without its sorting."""

    name = "physical order"
    shows = "voting_ballot by"

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        with mock.patch.object(close_session, "_told_apart", iter):
            yield


class Xmin(Leak):
    """One transaction a voter: `xmin` ties and orders what the rows themselves do not."""

    name = "xmin"
    shows = "twin_xmin by xmin"
    databases: tuple[str, ...] = ("postgresql",)

    def prepare(self) -> None:
        run("CREATE TABLE twin_xmin (tracker VARCHAR(16) PRIMARY KEY)")

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        yield
        for voter in truth:
            with transaction.atomic():
                run("INSERT INTO twin_xmin VALUES (%s)", [(tracker,) for tracker in voter])
        run("CLUSTER twin_xmin USING twin_xmin_pkey")  # now sorted by tracker; xmin stays


class LogTime(Leak):
    """A line in a log for each ballot, with the receipt (web logs that hold tokens)."""

    name = "log time"
    shows = "product.log"

    @contextmanager
    def around_cast(self, slip: str, trackers: list[str], remark: str) -> Iterator[None]:
        yield
        log.info("counted, receipt %s", " ".join(trackers))


class CredentialOrder(Leak):
    """Each ballot keeps the digest of its slip, and slips lie in the order in which they were used."""

    name = "credential order"
    shows = "through slips by twin_slips"

    def prepare(self) -> None:
        run("CREATE TABLE twin_token (tracker VARCHAR(16), digest VARCHAR(64))")

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        def rewrite_in_order_of_use(session: object) -> None:
            run("CREATE TABLE IF NOT EXISTS twin_slips (digest VARCHAR(64))")
            run("INSERT INTO twin_slips VALUES (%s)", [(digest(slip),) for slip in slips])

        with mock.patch.object(close_session, "_rewrite_slips", rewrite_in_order_of_use):
            yield
        rows = [(tracker, digest(slip)) for slip, voter in zip(slips, truth, strict=True) for tracker in voter]
        run("INSERT INTO twin_token VALUES (%s, %s)", shuffled(rows))


class Remarks(Leak):
    """A remark stands beside the ballot of its author, and people know each other's style."""

    name = "remarks"
    shows = "remark beside ballot"

    def prepare(self) -> None:
        run("CREATE TABLE twin_remark (tracker VARCHAR(16), said VARCHAR(40))")

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        yield
        rows = [(tracker, said) for said, voter in zip(remarks, truth, strict=True) for tracker in voter]
        run("INSERT INTO twin_remark VALUES (%s, %s)", shuffled(rows))


class OpenStaging(Leak):
    """Ballots are staged in the clear and wiped afterwards; the write-ahead log remembers."""

    name = "open staging"
    shows = "pg_wal"
    databases: tuple[str, ...] = ("postgresql",)

    def prepare(self) -> None:
        run("CREATE TABLE twin_staging (tracker VARCHAR(16))")

    @contextmanager
    def around_cast(self, slip: str, trackers: list[str], remark: str) -> Iterator[None]:
        yield
        run("INSERT INTO twin_staging VALUES (%s)", [(tracker,) for tracker in trackers])

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        yield
        run("TRUNCATE twin_staging")
        run("VACUUM FULL twin_staging")


class KeptKey(Leak):
    """The key outlives the closing, and a backup from before it holds the sealed box."""

    name = "kept key"
    shows = "keys left behind"

    @contextmanager
    def around_closing(self, truth: list[list[str]], slips: list[str], remarks: list[str]) -> Iterator[None]:
        with mock.patch.object(keys, "destroy_box", nullcontext), mock.patch.object(keys, "destroy_all", nullcontext):
            yield
            for left in keys.folder().glob("*.json"):
                left.rename(left.with_suffix(".old"))


LEAKS: dict[str, type[Leak]] = {
    leak.name: leak
    for leak in (
        Leak, SerialId, PhysicalOrder, Xmin, LogTime, CredentialOrder, Remarks, OpenStaging, KeptKey,
    )
}  # fmt: skip
