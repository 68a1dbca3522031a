"""Lines of a committee's list of those due (应到人员名册)."""

from evaluation.roster.parsing import cells
from evaluation.roster.parsing.findings import Findings
from evaluation.roster.parsing.headers import Header
from evaluation.roster.parsing.reader import Reader
from evaluation.roster.parsing.repeats import once
from evaluation.roster.parsing.rows import AttendanceRow, Line

GUEST = "列席"  # sits in and does not vote


def read(lines: list[Line], header: Header, findings: Findings) -> list[AttendanceRow]:
    """Those due in the order of the table; who is marked 列席 (in the remark or the post) does not vote."""
    rows = [row for line in lines if (row := _row(Reader(line, header, findings))) is not None]
    numbered = [
        AttendanceRow(row=row.row, name=row.name, order=order, title=row.title, votes=row.votes)
        for order, row in enumerate(rows, start=1)
    ]
    return once(((row.name, row) for row in numbered), header, findings)


def _row(reader: Reader) -> AttendanceRow | None:
    name = reader.name()
    if name is None:
        return None
    title = reader.text("title") or reader.text("employer_title")
    remark = cells.squeezed(reader.line.cells.get("remark"))
    return AttendanceRow(
        row=reader.line.row, name=name, order=0, title=title, votes=GUEST not in remark and GUEST not in title
    )
