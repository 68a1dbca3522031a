"""归档目录: the index of filed papers, by DA/T 22-2015 (归档文件整理规则)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

HEADINGS: Final = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
CATEGORY: Final = "WS"
"""文书档案, the class of records to which papers of an office belong."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One filed paper. `date`: eight digits, YYYYMMDD. `pages` None where the paper was not rendered."""

    code: str
    document_number: str
    author: str
    title: str
    date: str
    secrecy: str = ""
    pages: int | None = None
    remark: str = ""

    def __post_init__(self) -> None:
        if not (len(self.date) == 8 and self.date.isdecimal()):  # noqa: PLR2004 - DA/T 22 writes eight digits
            raise ValueError(self.date)


def archive_code(*, fonds: str, year: int, period: str, body: str, item: int) -> str:
    """档号 = 全宗号-门类·年度-期限-机构(问题)代码-件号, as in `0068-WS·2026-D30-RD-0007`.

    `period`: Y, D30 or D10 (see retention). Raises ValueError for a part that holds one of its separators.
    """
    for part in (fonds, period, body):
        if not part or set(part) & set("-·"):
            raise ValueError(part)
    return f"{fonds}-{CATEGORY}·{year:04d}-{period}-{body}-{item:04d}"


def index_rows(rows: Iterable[IndexRow]) -> Iterator[tuple[object, ...]]:
    """The rows under HEADINGS, numbered from 1 in the order given."""
    for number, row in enumerate(rows, start=1):
        yield (
            number,
            row.code,
            row.document_number,
            row.author,
            row.title,
            row.date,
            row.secrecy,
            "" if row.pages is None else row.pages,
            row.remark,
        )
