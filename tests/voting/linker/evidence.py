"""What an insider makes of everything there is: guesses of the order of casting, each with its source.

A guess is a list of trackers in the supposed order of voters. Rows that tie are put in random order: a tie is
no knowledge.
"""

from __future__ import annotations

import base64
import binascii
import json
import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from tests.voting.linker.meeting import PLACE, QUESTIONS, Meeting
from voting.envelope import Layout, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Guess = list[str]
WORD = re.compile(rb"[2-9A-HJ-NP-Z]{10}")
LAYOUT = Layout(QUESTIONS, 3, 20)
SYSTEM = {
    "sqlite": ["rowid"],
    "postgresql": ["ctid", "xmin::text::bigint", "cmin::text::bigint", "pg_xact_commit_timestamp(xmin)"],
}


def guesses(meetings: list[Meeting], files: Iterable[Path]) -> Iterator[tuple[str, dict[str, Guess]]]:
    """(source, {meeting's code: guess}) for every source."""
    owner = {tracker: m.code for m in meetings for tracker in m.trackers}
    for source, found in [*from_files(owner, files), *from_tables(owner), *from_digests(owner, meetings)]:
        yield source, by_meeting(owner, found)
        yield f"{source}, backwards", by_meeting(owner, found[::-1])
    yield "remark beside ballot", from_remarks(meetings)
    yield "old envelopes with keys left behind", from_keys(meetings, files)


def by_meeting(owner: dict[str, str], found: Iterable[str]) -> dict[str, Guess]:
    apart: dict[str, Guess] = defaultdict(list)
    for tracker in found:
        apart[owner[tracker]].append(tracker)
    return apart


def from_files(owner: dict[str, str], files: Iterable[Path]) -> Iterator[tuple[str, Guess]]:
    """The order of the first and of the last appearance of trackers among all bytes of one kind of file."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        kinds[kind_of(file)].append(file)
    for kind, members in sorted(kinds.items()):
        seen: dict[str, int] = {}
        last: dict[str, int] = {}
        position = 0
        for file in sorted(members):
            for hit in WORD.finditer(file.read_bytes()):
                word = hit.group().decode()
                if word in owner:
                    position += 1
                    seen.setdefault(word, position)
                    last[word] = position
        yield f"{kind}: first appearance", sorted(seen, key=seen.__getitem__)
        yield f"{kind}: last appearance", sorted(last, key=last.__getitem__)


def kind_of(file: Path) -> str:
    """Write-ahead segments are read as one stream; other files each by themselves."""
    if "pg_wal" in file.parts:
        return "/".join(p for p in file.parts if p in {"pg_wal", "backup"})
    if "base" in file.parts:
        return "data files of a backup" if "backup" in file.parts else "data files"
    return re.sub(r"\d+", "#", file.name)


def tables() -> Iterator[tuple[str, list[str]]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608 - names from the database itself
            yield table, [column[0] for column in cursor.description]


def rows_by(table: str, column: str, order: str) -> list[tuple[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}", {order} FROM "{table}" ORDER BY {PLACE[connection.vendor]}')  # noqa: S608
        return [(str(value), rank) for value, rank in cursor.fetchall()]


def ranked(rows: list[tuple[str, object]], *, physical: bool) -> list[str]:
    """By the second part; ties at random, but for a physical order, which has none."""
    if physical:
        return [value for value, _ in rows]
    mixed = random.sample(rows, len(rows))
    return [value for value, _ in sorted(mixed, key=lambda row: (row[1] is None, str(type(row[1])), row[1] or 0))]


def tracker_columns(owner: dict[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    for table, columns in list(tables()):
        for column in columns:
            values = {value for value, _ in rows_by(table, column, f'"{column}"')}
            if values & set(owner):
                yield table, column, columns


def from_tables(owner: dict[str, str]) -> Iterator[tuple[str, Guess]]:
    """Every table that names a tracker, by every other column and by what the database adds by itself."""
    for table, column, columns in tracker_columns(owner):
        others = [f'"{c}"' for c in columns if c != column] + SYSTEM[connection.vendor]
        for order in others:
            physical = order in {"rowid", "ctid"}
            found = ranked(rows_by(table, column, order), physical=physical)
            yield f"{table} by {order}", [tracker for tracker in found if tracker in owner]


def from_digests(owner: dict[str, str], meetings: list[Meeting]) -> Iterator[tuple[str, Guess]]:
    """Tables that name trackers and digests of slips, joined with every order of slips that is to be had."""
    used = {d for m in meetings for d in m.copied.spent}
    orders: dict[str, list[str]] = {"a backup before closing": [d for m in meetings for d in m.copied.spent]}
    holders: list[tuple[str, dict[str, str]]] = []
    for table, columns in list(tables()):
        for column in columns:
            rows = rows_by(table, column, f'"{column}"')
            if {value for value, _ in rows} & used:
                for order in SYSTEM[connection.vendor]:
                    physical = order in {"rowid", "ctid"}
                    orders[f"{table} by {order}"] = ranked(rows_by(table, column, order), physical=physical)
    for table, column, columns in tracker_columns(owner):
        for other in columns:
            pairs = {t: str(d) for t, d in rows_by(table, column, f'"{other}"') if t in owner and str(d) in used}
            if pairs:
                holders.append((table, pairs))
    for table, pairs in holders:
        for source, known in orders.items():
            rank = {d: place for place, d in enumerate(known)}
            found = sorted(pairs, key=lambda t: rank.get(pairs[t], -1))
            yield f"{table} through slips by {source}", found


def from_remarks(meetings: list[Meeting]) -> dict[str, Guess]:
    """Rows in which a tracker and a remark stand together."""
    authors = {said: (m.code, place) for m in meetings for place, said in enumerate(m.remarks)}
    owner = {tracker: m.code for m in meetings for tracker in m.trackers}
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for table, column, columns in tracker_columns(owner):
        for other in columns:
            for tracker, said in rows_by(table, column, f'"{other}"'):
                if tracker in owner and str(said) in authors:
                    code, place = authors[str(said)]
                    found[code].append((place, tracker))
    return {code: [tracker for _, tracker in sorted(rows)] for code, rows in found.items()}


def from_keys(meetings: list[Meeting], files: Iterable[Path]) -> dict[str, Guess]:
    """Every key that still lies on the disk is tried on every envelope of every backup."""
    boxes = [SealedBox(PrivateKey(raw)) for file in files if file.suffix != ".log" for raw in keys_in(file)]
    found: dict[str, Guess] = {}
    for meeting in meetings:
        opened = [ballot for sealed in meeting.copied.envelopes for ballot in tried(boxes, sealed)]
        found[meeting.code] = [tracker for voter in opened for tracker in voter]
    return found


def keys_in(file: Path) -> Iterator[bytes]:
    if file.stat().st_size > 10_000:
        return
    try:
        kept = json.loads(file.read_text())
    except (ValueError, UnicodeDecodeError):
        return
    for value in kept.values() if isinstance(kept, dict) else ():
        try:
            raw = base64.b64decode(str(value), validate=True)
        except (ValueError, binascii.Error):
            continue
        if len(raw) == 32:
            yield raw


def tried(boxes: list[SealedBox[PrivateKey]], sealed: bytes) -> Iterator[tuple[str, ...]]:
    for box in boxes:
        try:
            yield unpack(LAYOUT, box.decrypt(sealed)).trackers
        except (CryptoError, ValueError):
            continue
