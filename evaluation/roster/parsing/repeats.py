"""People listed more than once: an identical repeat is left out, a conflicting one stops the table."""

from collections.abc import Hashable, Iterable
from dataclasses import asdict
from typing import TypeVar

from evaluation.roster.parsing.findings import Findings
from evaluation.roster.parsing.headers import Header
from evaluation.roster.parsing.rows import AttendanceRow, DeputyRow, VoterRow

R = TypeVar("R", DeputyRow, VoterRow, AttendanceRow)
PLACE = ("row", "order")


def once(rows: Iterable[tuple[Hashable, R]], header: Header, findings: Findings) -> list[R]:
    """The rows without repeats; rows with the same key are the same person. Order is kept."""
    first: dict[Hashable, R] = {}
    for key, row in rows:
        if key not in first:
            first[key] = row
        elif not (differing := _differing(first[key], row)):
            findings.warn("repeat_identical", row.row, header.word("name"), name=row.name, first=first[key].row)
        else:
            columns = "、".join(header.word(name) or name for name in differing)
            findings.fault("repeat_conflicting", row.row, columns, name=row.name, first=first[key].row, columns=columns)
    return list(first.values())


def _differing(one: R, other: R) -> list[str]:
    left, right = asdict(one), asdict(other)
    return [name for name in left if name not in PLACE and left[name] != right[name]]
