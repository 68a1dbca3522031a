"""What is wrong or odd in a table, with its place. The words stand in `evaluation.roster.wording`."""

from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """A fault stops everything; a warning is read and confirmed."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`row` is the line number as the table program shows it (from 1; 0: the whole table); `column` the header."""

    severity: Severity
    code: str
    row: int
    column: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)


class Findings:
    """Collects findings while a table is read."""

    def __init__(self) -> None:
        self.all: list[Finding] = []

    def fault(self, code: str, row: int, column: str = "", **facts: str | int) -> None:
        self.all.append(Finding(Severity.FAULT, code, row, column, facts))

    def warn(self, code: str, row: int, column: str = "", **facts: str | int) -> None:
        self.all.append(Finding(Severity.WARNING, code, row, column, facts))
