"""Tables for Excel, with real numbers and dates (as CSV they go into the archive bundle: `bundle.tables`)."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from documents import zipping

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Value = str | int | float | date | None
_NARROWEST, _WIDEST = 6, 60
_LONE = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what no file can hold
_TIMES = re.compile(rb"(?<=W3CDTF\">)[^<]+")
_TITLE_MOST = 31  # Excel's own limit
_NOT_IN_TITLES = str.maketrans(dict.fromkeys(r"[]:*?/\\", ""))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a name, the heading, and rows of values. Dates and numbers stay what they are."""

    name: str
    heading: Sequence[str]
    rows: Sequence[Sequence[Value]]


def to_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """An Excel file with one sheet for each table; the heading is bold and stays in view."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name.translate(_NOT_IN_TITLES)[:_TITLE_MOST] or None)
        page.freeze_panes = "A2"
        for letter, width in _widths(sheet):
            page.column_dimensions[letter].width = width
        page.append([_cell(page, name, bold=True) for name in sheet.heading])
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """The same file without the time of making, so that the same tables give the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipping.join(
            zipping.pack(name, _TIMES.sub(b"2000-01-01T00:00:00Z", archive.read(name))) for name in archive.namelist()
        )


def _widths(sheet: Sheet) -> Iterable[tuple[str, int]]:
    for number, name in enumerate(sheet.heading):
        longest = max(
            (len(str(row[number])) for row in sheet.rows if number < len(row) and row[number] is not None), default=0
        )
        wanted = 2 * max(len(name), longest) + 2
        yield get_column_letter(number + 1), max(_NARROWEST, min(_WIDEST, wanted))


def _cell(page: Any, value: Value, *, bold: bool = False) -> Any:
    given: Any = _clean(value) if isinstance(value, str) else value
    if isinstance(given, datetime):
        given = given.replace(tzinfo=None)  # Excel knows no zones: the time that stands on the wall
    cell = WriteOnlyCell(page, given)
    if isinstance(value, str):
        cell.data_type = "s"  # text that begins with = is text, not a formula
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
    if bold:
        cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="center", wrap_text=isinstance(value, str))
    return cell


def _clean(text: str) -> str:
    return _LONE.sub("\ufffd", ILLEGAL_CHARACTERS_RE.sub("\ufffd", text))
