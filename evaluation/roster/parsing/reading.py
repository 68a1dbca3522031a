"""The whole way from a file to people and findings."""

from dataclasses import dataclass
from typing import cast

from evaluation.roster.parsing import attendance, deputies, voters
from evaluation.roster.parsing.cells import squeezed, text_of
from evaluation.roster.parsing.findings import Finding, Findings, Severity
from evaluation.roster.parsing.headers import Header, Kind, find_header, kind_of, unread_columns
from evaluation.roster.parsing.rows import AnyRow, AttendanceRow, DeputyRow, Line, VoterRow
from evaluation.roster.parsing.sheets import Cells, Sheet, open_sheets

# how the last lines of a form begin: 制表单位：　　填报日期：
FORM_WORDS = (
    "制表",
    "填表",
    "填报",
    "审核",
    "复核",
    "负责人",
    "联系人",
    "注:",
    "说明",
    "备注",
    "合计",
    "总计",
    "单位(盖章)",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. `kind` is None when it cannot be told; with a fault, `rows` must not be saved."""

    kind: Kind | None
    rows: tuple[AnyRow, ...]
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.FAULT]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.WARNING]

    def deputies(self) -> tuple[DeputyRow, ...]:
        return cast("tuple[DeputyRow, ...]", self.rows if self.kind == "deputies" else ())

    def voters(self) -> tuple[VoterRow, ...]:
        return cast("tuple[VoterRow, ...]", self.rows if self.kind == "voters" else ())

    def attendance(self) -> tuple[AttendanceRow, ...]:
        return cast("tuple[AttendanceRow, ...]", self.rows if self.kind == "attendance" else ())


def read_table(data: bytes, *, kind: Kind | None = None, home_level: str = "") -> Reading:
    """Read a file. `kind` overrules what the header says; `home_level` is the level of mandates when the
    table names none. Raises UnreadableFile for what is no table at all.
    """
    findings = Findings()
    sheet, header = _sheet_with_people(open_sheets(data), findings)
    if header is None:
        findings.fault("no_header", 0)
        return Reading(kind, (), tuple(findings.all))
    found = kind or kind_of(header)
    if found is None:
        findings.fault("kind_unknown", header.line + 1)
        return Reading(None, (), tuple(findings.all))
    unread_columns(sheet.cells, header, findings)
    rows = _people(found, header, _lines(sheet.cells, header, findings), findings, home_level)
    if not rows and not any(finding.severity is Severity.FAULT for finding in findings.all):
        findings.fault("no_people", 0)
    return Reading(found, tuple(rows), tuple(sorted(findings.all, key=lambda finding: finding.row)))


def _sheet_with_people(sheets: list[Sheet], findings: Findings) -> tuple[Sheet, Header | None]:
    with_header = ((sheet, header) for sheet in sheets if (header := find_header(sheet.cells)) is not None)
    chosen = next(with_header, None)
    if chosen is None:
        return sheets[0], None
    for sheet in sheets:
        if sheet is not chosen[0] and any(text_of(cell) for line in sheet.cells for cell in line):
            findings.warn("sheet_unread", 0, sheet=sheet.name)
    return chosen


def _people(
    kind: Kind, header: Header, lines: list[Line], findings: Findings, home_level: str
) -> list[DeputyRow] | list[VoterRow] | list[AttendanceRow]:
    if kind == "deputies":
        return deputies.read(lines, header, findings, home_level)
    if kind == "voters":
        return voters.read(lines, header, findings)
    return attendance.read(lines, header, findings)


def _lines(cells: Cells, header: Header, findings: Findings) -> list[Line]:
    lines = []
    for place, values in enumerate(cells[header.line + 1 :], start=header.line + 2):
        said = [squeezed(value) for value in values]
        line = Line(
            place,
            {
                name: values[column]
                for column, (name, _word) in header.columns.items()
                if column < len(values) and said[column]
            },
        )
        if not any(said) or _is_form_line(said) or _is_header_again(line, header):
            continue
        if "name" not in line.cells:
            if set(line.cells) - {"number"}:
                findings.fault("name_missing", place, header.word("name"))
            continue
        lines.append(line)
    return lines


def _is_form_line(said: list[str]) -> bool:
    first = next(word for word in said if word)
    return first.startswith(FORM_WORDS)


def _is_header_again(line: Line, header: Header) -> bool:
    """A header repeated at the top of each printed page."""
    return squeezed(line.cells.get("name")) == header.word("name")
