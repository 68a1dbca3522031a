"""Fields in a run of text: the code is not text, the result is."""

from xml.etree.ElementTree import Element

from documents.confined.faults import FileFault

FETCHING = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "INCLUDE")
"""Fields that make Word start a program or fetch a file. INCLUDEPICTURE of the author's own disk is common."""
TOLERATED_LOCALLY = ("INCLUDEPICTURE", "LINK")


class Fields:
    """Follows the marks of fields, one inside another, through one story.

    A story whose marks do not pair is read as if it had none: otherwise one lost end would hide all that
    follows, and a text over its limit would count as short.
    """

    def __init__(self, story: Element | None = None) -> None:
        self._open: list[bool] = []
        self._codes: list[str] = []
        self._broken = story is not None and not _paired(story)

    @property
    def shows(self) -> bool:
        """Whether text at this place is seen by the reader."""
        return self._broken or not any(self._open)

    def mark(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(True)
            self._codes.append("")
        elif kind in ("separate", "end") and self._open:
            self.judge(self._codes[-1])
            self._open[-1] = False
            if kind == "end":
                self._open.pop()
                self._codes.pop()

    def instruct(self, code: str) -> None:
        if self._codes:
            self._codes[-1] += code
        else:
            self.judge(code)

    def judge(self, code: str) -> None:
        """Refuses a code that would fetch content or start a program when Word opens the file."""
        name, *rest = code.split() or [""]
        if name.upper() not in FETCHING:
            return
        address = " ".join(rest)
        remote = "//" in address.replace("file:///", "") or "\\\\\\\\" in address
        if name.upper() in TOLERATED_LOCALLY and not remote:
            return
        raise FileFault("reading.external", address=code.strip()[:120])


def _paired(story: Element) -> bool:
    depth = 0
    for mark in story.iter("w.fldChar"):
        kind = mark.get("w.fldCharType", "")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth < 0:
            return False
    return depth == 0
