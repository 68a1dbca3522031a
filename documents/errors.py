"""How a refusal is worded, on every floor: what happened, why, what to do now.

The lowest stair carries the base so that every floor can raise its own kind.
"""

from django.utils.functional import Promise

Words = str | Promise

# last words of codes that say more than "not in this state"
FORBIDDEN = ("not_allowed", "not_yours", "not_yourself")
BAD_INPUT = ("faults", "faulty_rows", "invalid", "bad_input", "over_limit", "unreadable", "too_large", "empty")


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault of the program
    """Something was asked that cannot be done; the person who asked reads these sentences.

    `code` names the kind in a closed list (e.g. "report.over_limit"); `what`, `why` and `now` are
    whole sentences for the reader, translated lazily. Nothing was changed.
    """

    code: str = "refused"
    what: Words = ""
    why: Words = ""
    now: Words = ""

    def __init__(self, *, what: Words = "", why: Words = "", now: Words = "", **facts: object) -> None:
        self.facts = facts
        self.what = what or self.what
        self.why = why or self.why
        self.now = now or self.now
        super().__init__(self.code)

    def _worded(self, words: Words) -> str:
        text = str(words)
        return text % self.facts if self.facts and "%(" in text else text

    def sentences(self) -> list[str]:
        """The worded parts that are not empty, in reading order."""
        return [self._worded(words) for words in (self.what, self.why, self.now) if words]

    @property
    def status(self) -> int:
        """As HTTP says it: 403 for a person who may not, 422 for wrong input, 409 for a state that forbids it."""
        kind = self.code.rsplit(".", 1)[-1]
        if kind in FORBIDDEN:
            return 403
        return 422 if kind in BAD_INPUT else 409

    def __str__(self) -> str:
        # sentences stand a space apart in English, and without one behind a Chinese full stop
        return " ".join(self.sentences()).replace("。 ", "。") or self.code
