"""One person of a table beside what is known of that person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from evaluation.roster.models import Deputy, Mandate, StandingMember, VoterRep
from evaluation.roster.parsing import AttendanceRow, DeputyRow, VoterRow

R = TypeVar("R", DeputyRow, VoterRow, AttendanceRow)
P = TypeVar("P", Deputy, VoterRep, StandingMember)

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """`field` names a field of the person or of the mandate; what the table leaves blank is no change."""

    field: str
    before: Value
    after: Value


@dataclass(slots=True)
class Step(Generic[R, P]):
    """`person` is None for somebody new. The mandate and the years are a deputy's only."""

    row: R
    person: P | None
    changes: list[Change] = field(default_factory=list)
    mandate: Mandate | None = None
    new_mandate: bool = False
    new_years: tuple[int, ...] = ()

    @property
    def outcome(self) -> str:
        if self.person is None:
            return "created"
        return "changed" if self.changes or self.new_mandate or self.new_years else "left_alone"


def differences(pairs: Iterable[tuple[str, Value, Value]]) -> list[Change]:
    """(field, before, after) → what changes: a blank in the table says nothing."""
    return [Change(name, before, after) for name, before, after in pairs if after not in ("", None) and before != after]
