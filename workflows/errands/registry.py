"""Who runs which kind of errand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.errands.work import Work

Ending = Callable[[], object]


class Style(Enum):
    """How an errand's effect and its "done" hold together."""

    # one short transaction for both: it happened and is done, or neither
    SHORT = "short"
    # works outside a transaction (papers, imports); what it returns is called in the transaction of "done"
    LONG = "long"
    # leaves the house: claimed before sending, and never sent twice
    OUTSIDE = "outside"


class NotSent(Exception):  # noqa: N818 - an answer of the outside world, not a fault of the program
    """Surely nothing went out (refused connection, refused address): it may be tried again."""


@dataclass(frozen=True)
class Runner:
    kind: str
    function: Callable[["Work"], Ending | None]
    style: Style = Style.SHORT
    attempts: int = 5  # house default


_runners: dict[str, Runner] = {}


def runner(
    kind: str, *, style: Style = Style.SHORT, attempts: int = 5
) -> Callable[[Callable[["Work"], Ending | None]], Callable[["Work"], Ending | None]]:
    """Register the function that runs errands of this kind. Two for one kind are a mistake: ValueError."""

    def register(function: Callable[["Work"], Ending | None]) -> Callable[["Work"], Ending | None]:
        known = _runners.get(kind)
        if known is not None and known.function.__qualname__ != function.__qualname__:
            message = f"two runners for {kind}"
            raise ValueError(message)
        _runners[kind] = Runner(kind, function, style, attempts)
        return function

    return register


def find(kind: str) -> Runner | None:
    """The runner of this kind, or None when this version of the product knows none."""
    return _runners.get(kind)


def kinds(style: Style) -> list[str]:
    """The kinds that are run in this style."""
    return sorted(known.kind for known in _runners.values() if known.style is style)
