"""What goes into a bundle."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

LONGEST_NAME: Final = 80
"""Signs of a file name without its ending; with the folder it stays under 260 of an old Windows path."""


class Folder(Enum):
    """The fixed tree, in the order of the year."""

    INDEX = "00-归档目录"
    PLAN = "01-方案与通知"
    REPORT = "02-述职报告"
    OPINION = "03-征求意见"
    MEETING = "04-评议会议"
    VOTE = "05-民主测评"
    BALLOT_BOOK = "06-票册"
    FEEDBACK = "07-反馈意见"
    RECTIFICATION = "08-整改"
    UPWARD = "09-上报"
    TABLES = "10-数据表"


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """One file. `content` gives its bytes piece by piece when asked, so that only one file is open at a time."""

    folder: Folder
    name: str
    content: Callable[[], Iterable[bytes]]

    @property
    def path(self) -> str:
        return f"{self.folder.value}/{self.name}"

    @classmethod
    def of(cls, folder: Folder, name: str, content: bytes) -> "BundleEntry":
        return cls(folder, name, lambda: (content,))


@dataclass(frozen=True, slots=True)
class BundleMeta:
    """What the manifest says about the whole.

    `year`: of the cycle. `sealed_at`: ISO 8601 with its zone, given by the caller: the writer has no clock.
    `corrects`: SHA-256 of the earlier bundle that this one corrects. `why_no_pdf`: why papers have no PDF
    beside them, said in the manifest for each that lacks one.
    """

    congress: str
    fonds: str
    title: str
    year: int
    sealed_at: str
    corrects: str | None = None
    why_no_pdf: str = ""


def safe_name(*parts: str, ending: str) -> str:
    """A file name that Windows, Linux and a zip agree on: `safe_name("01", "张三", ending="docx")`."""
    joined = unicodedata.normalize("NFC", "-".join(parts))
    plain = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+', "_", joined).strip("._ ")
    return f"{plain[:LONGEST_NAME] or '_'}.{ending}"
