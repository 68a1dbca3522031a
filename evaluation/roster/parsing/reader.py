"""Reads the cells of one line."""

from collections.abc import Callable
from typing import TypeVar

from evaluation.roster.parsing import cells
from evaluation.roster.parsing.findings import Findings
from evaluation.roster.parsing.headers import Header
from evaluation.roster.parsing.rows import Line

V = TypeVar("V")
LONGEST = {"party": 30, "employer_title": 120, "title": 120, "category": 40, "trade": 40}  # letters; others 60


class Reader:
    """What is wrong goes to the findings, with its column."""

    def __init__(self, line: Line, header: Header, findings: Findings) -> None:
        self.line = line
        self.header = header
        self.findings = findings

    def name(self) -> str | None:
        read = cells.read_name(self.line.cells["name"])
        if read is None:
            self._unreadable("name")
        return read

    def text(self, field: str) -> str:
        text = cells.text_of(self.line.cells.get(field))
        longest = LONGEST.get(field, 60)
        if len(text) > longest:
            self.findings.fault("too_long", self.line.row, self.header.word(field), longest=longest)
        return text

    def closed(self, field: str, table: dict[str, V], default: V) -> V:
        """A value of a closed list; anything else is a fault."""
        if field not in self.line.cells:
            return default
        word = cells.squeezed(self.line.cells[field])
        if word not in table:
            self._unreadable(field)
        return table.get(word, default)

    def parsed(self, field: str, parse: Callable[[object], V | None], default: V) -> V:
        if field not in self.line.cells:
            return default
        value = parse(self.line.cells[field])
        if value is None:
            self._unreadable(field)
            return default
        return value

    def phone(self) -> str:
        if "phone" not in self.header.fields:
            return ""
        column = self.header.word("phone")
        phone, plausible = cells.read_phone(self.line.cells.get("phone"))
        if not phone:
            self.findings.warn("phone_missing", self.line.row, column, name=cells.text_of(self.line.cells["name"]))
        elif not plausible:
            self.findings.warn("phone_odd", self.line.row, column, value=phone)
        return phone

    def _unreadable(self, field: str) -> None:
        value = cells.text_of(self.line.cells[field])[:40]
        self.findings.fault("unreadable", self.line.row, self.header.word(field), value=value)
