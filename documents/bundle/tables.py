"""Tables as CSV that Excel opens without a question: UTF-8 with its mark, lines ended as Windows ends them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

MARK: Final = b"\xef\xbb\xbf"
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What Excel may take for the beginning of a formula; a Chinese one takes the full-width signs too."""


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The file row by row. A text that Excel would run as a formula gets an apostrophe before it."""
    yield MARK + _line(headings)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[object]) -> bytes:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return made.getvalue().encode("utf-8", "replace")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
