"""Lines of a list of voter representatives."""

from evaluation.roster.parsing import cells
from evaluation.roster.parsing.findings import Findings
from evaluation.roster.parsing.headers import Header
from evaluation.roster.parsing.reader import Reader
from evaluation.roster.parsing.repeats import once
from evaluation.roster.parsing.rows import Line, VoterRow


def read(lines: list[Line], header: Header, findings: Findings) -> list[VoterRow]:
    """The voter representatives in the order of the table.

    Villages share names: people of the same name in different groups are two, unless the telephone is the same.
    """
    rows = [row for line in lines if (row := _row(Reader(line, header, findings))) is not None]
    first_group: dict[tuple[str, str], str] = {}
    for row in rows:
        first_group.setdefault((row.name, row.phone), row.group)
    groups = ((first_group[row.name, row.phone] if row.phone else row.group) for row in rows)
    return once((((row.name, group), row) for row, group in zip(rows, groups, strict=True)), header, findings)


def _row(reader: Reader) -> VoterRow | None:
    name = reader.name()
    if name is None:
        return None
    return VoterRow(
        row=reader.line.row,
        name=name,
        group=reader.text("group"),
        trade=reader.text("trade") or reader.text("category"),
        village=reader.text("village"),
        sex=reader.closed("sex", cells.SEXES, ""),
        birth_month=reader.parsed("birth_month", cells.read_month, ""),
        phone=reader.phone(),
    )
