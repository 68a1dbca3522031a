"""The year at a glance as a table to take away."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from evaluation.plan.states import Stage, Standing

if TYPE_CHECKING:
    from documents.tables import Value
    from workflows.year import Row, Year


def year_table(year: "Year") -> "tuple[list[str], list[list[Value]]]":
    """Heading and rows: one row for each deputy the reader sees, in the order of the plan."""
    heading = [_("Deputy"), _("Group"), _("Standing"), _("Late")]
    for stage, label in year.columns:
        heading += [_("Problems raised"), _("Problems closed")] if stage == Stage.RECTIFICATION else [label]
    return heading, [_row(row, year) for row in year.lines()]


def _row(row: "Row", year: "Year") -> "list[Value]":
    deputy = row.assessment
    cells: list[Value] = [
        row.name,
        deputy.group.name if deputy.group else "",
        deputy.get_standing_display(),
        _("yes") if row.late else _("no"),
    ]
    active = deputy.standing == Standing.ACTIVE
    for (stage, _label), (_same, cell) in zip(year.columns, row.cells, strict=True):
        words = cell.words if active and cell.words != "·" else ""
        match stage:
            case Stage.RECTIFICATION:
                cells += [row.items_raised, row.items_over] if active else [None, None]
            case Stage.OPINIONS:
                cells.append(int(words) if words else None)
            case _:
                cells.append(words)
    return cells
