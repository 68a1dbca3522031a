"""A file → sheets of cells: .xlsx, and .csv in UTF-8, UTF-16 or GB18030."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

LARGEST_FILE = 10 * 1024 * 1024  # bytes; a roster of 10,000 people is half a megabyte
LARGEST_UNPACKED = 32 * 1024 * 1024  # bytes: a zip bomb is refused before it is opened
MOST_LINES = 20_000
MOST_COLUMNS = 200
MOST_JOINED_CELLS = 200_000
_JOINED = re.compile(rb"""mergeCell\s[^>]*?ref\s*=\s*["']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})""")

Cells = list[list[object]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`cells[0]` is line 1 of the table."""

    name: str
    cells: Cells


class UnreadableFile(Exception):  # noqa: N818 - the refusal is worded by the act
    """The file is no table. `reason` is one of: too_large, old_excel, locked, not_a_table, empty."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what .xls and encrypted .xlsx begin with
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a file, told by what is in it and not by its name. Raises UnreadableFile."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("too_large")
    if data.startswith(OLE):
        raise UnreadableFile("locked" if ENCRYPTED in data else "old_excel")
    sheets = _workbook(data) if data.startswith(b"PK") else [Sheet("", _csv(data))]
    if not any(any(cell not in (None, "") for cell in line) for sheet in sheets for line in sheet.cells):
        raise UnreadableFile("empty")
    return sheets


def _workbook(data: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST_UNPACKED:
                raise UnreadableFile("too_large")
            if sum(map(_joined_cells, _sheets_of(package))) > MOST_JOINED_CELLS:
                raise UnreadableFile("too_large")
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as wrong:
        raise UnreadableFile("not_a_table") from wrong
    return [Sheet(sheet.title, _cells(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _sheets_of(package: zipfile.ZipFile) -> Iterator[bytes]:
    for entry in package.infolist():
        if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            yield package.read(entry)


def _joined_cells(sheet: bytes) -> int:
    """How many cells the joined ranges of a sheet cover: the reader makes every one of them."""
    return sum(
        (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)
        for left, top, right, bottom in _JOINED.findall(sheet)
    )


def _column(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _cells(sheet: Worksheet) -> Cells:
    # a stray format far below is common in tables made by hand, so the last line is the last that says something
    filled = (row for (row, _column), cell in sheet._cells.items() if cell.value is not None)  # noqa: SLF001 - openpyxl's own way makes every blank cell
    last = max(filled, default=0)
    if last > MOST_LINES:
        raise UnreadableFile("too_large")
    if last == 0:
        return []
    width = min(sheet.max_column, MOST_COLUMNS)
    lines: Cells = [list(line) for line in sheet.iter_rows(max_row=last, max_col=width, values_only=True)]
    for merged in sheet.merged_cells.ranges:
        down = merged.max_row > merged.min_row and merged.max_col == merged.min_col
        if down and merged.min_row <= len(lines) and merged.min_col <= width:
            # a group's name written once beside all its members
            value = lines[merged.min_row - 1][merged.min_col - 1]
            for row in range(merged.min_row, min(merged.max_row, len(lines))):
                lines[row][merged.min_col - 1] = value
    return lines


def _csv(data: bytes) -> Cells:
    text = _decoded(data)
    if "\x00" in text:
        raise UnreadableFile("not_a_table")
    try:
        lines: Cells = [list(line) for line in csv.reader(io.StringIO(text), delimiter=_delimiter(text))]
    except csv.Error as wrong:
        raise UnreadableFile("not_a_table") from wrong
    if len(lines) > MOST_LINES:
        raise UnreadableFile("too_large")
    return lines


def _decoded(data: bytes) -> str:
    unicode_text = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # what Excel calls it
    for encoding in ["utf-16"] if unicode_text else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("not_a_table")


def _delimiter(text: str) -> str:
    head = text[:4000]
    return max(",\t;", key=head.count)
