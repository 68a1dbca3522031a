"""How long each class of paper is kept, and what may be destroyed in a given year. Pure.

A plan may replace these figures by those of its own 保管期限表: they are data, and each says its source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """`years` None: for ever. `code` is how 档号 writes the period: Y, D30 or D10."""

    title: str
    years: int | None
    source: str

    @property
    def code(self) -> str:
        return "Y" if self.years is None else f"D{self.years}"


PRACTICE: Final = "published tables of people's congress offices: papers of the presidium for ever, speeches 30 years"
HOUSE: Final = "house default: no public rule was found; replace it by the office's own 保管期限表"

CLASSES: Final[Mapping[str, RetentionClass]] = {
    "index": RetentionClass("归档目录", None, HOUSE),
    "plan": RetentionClass("实施方案", None, PRACTICE),
    "notice": RetentionClass("通知、议程、主持词、签到册、延期审批", 10, HOUSE),
    "report": RetentionClass("述职报告", 30, PRACTICE),
    "opinion": RetentionClass("征求意见表、汇总表、走访和座谈会记录", 10, HOUSE),
    "result": RetentionClass("零票证明、计票统计表、测评结果报告单", None, HOUSE),
    "ballot_book": RetentionClass("票册", 10, HOUSE),
    "feedback": RetentionClass("反馈意见书", 30, HOUSE),
    "rectification": RetentionClass("整改通知、方案和情况报告", 30, HOUSE),
    "upward": RetentionClass("报主席团(常委会)报告", None, PRACTICE),
}


@dataclass(frozen=True, slots=True)
class Filed:
    """One filed paper: its retention class (a key of the table) and the year to which it belongs."""

    reference: str
    retention: str
    year: int


def may_be_destroyed_from(retention: RetentionClass, year: int) -> int | None:
    """The first year in which a paper of `year` may be destroyed; None: never.

    The period runs from 1 January after the year of the paper, and must have passed whole.
    """
    return None if retention.years is None else year + 1 + retention.years


def due_for_destruction(
    filed: Iterable[Filed], year: int, classes: Mapping[str, RetentionClass] = CLASSES
) -> list[Filed]:
    """The papers whose period has run out in `year`, in the order given. Nothing is destroyed by this.

    Raises KeyError for a class that the table does not know: an unknown paper is never due by mistake.
    """
    due = []
    for paper in filed:
        first = may_be_destroyed_from(classes[paper.retention], paper.year)
        if first is not None and first <= year:
            due.append(paper)
    return due
