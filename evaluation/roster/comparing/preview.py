"""The whole answer to “what would this table change?”."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from evaluation.roster.comparing.deputies import compare
from evaluation.roster.comparing.others import compare_attendance, compare_voters
from evaluation.roster.comparing.steps import Step
from evaluation.roster.models import Congress, Deputy, StandingMember, Term, VoterRep
from evaluation.roster.parsing import Finding, Kind, Reading
from evaluation.roster.queries import running_term

AnyStep = Step[Any, Any]


@dataclass(frozen=True, slots=True)
class Preview:
    """`absent`: how many are known here and not in the table; they are left as they are."""

    kind: Kind | None
    reading: Reading
    steps: Sequence[AnyStep]
    term: Term | None
    absent: int

    def _with(self, outcome: str) -> list[AnyStep]:
        return [step for step in self.steps if step.outcome == outcome]

    @property
    def created(self) -> list[AnyStep]:
        return self._with("created")

    @property
    def changed(self) -> list[AnyStep]:
        return self._with("changed")

    @property
    def left_alone(self) -> list[AnyStep]:
        return self._with("left_alone")

    @property
    def faults(self) -> list[Finding]:
        return self.reading.faults

    @property
    def warnings(self) -> list[Finding]:
        return self.reading.warnings

    @property
    def digest(self) -> str:
        """Equal as long as the table would change the same things: whoever confirms, confirms what was shown."""
        said = [(step.outcome, step.row, step.changes, step.new_years, step.new_mandate) for step in self.steps]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def preview_of(congress: Congress, reading: Reading) -> Preview:
    """Compare a reading with the congress. With faults nothing is compared. Raises NoTerm for deputies."""
    if reading.faults or reading.kind is None:
        return Preview(reading.kind, reading, [], None, 0)
    if reading.kind == "deputies":
        term = running_term(congress)
        steps, odd = compare(congress, term, reading.deputies())
        findings = sorted([*reading.findings, *odd], key=lambda finding: finding.row)
        there = Deputy.objects.filter(mandates__term=term, mandates__ended_on=None).distinct()
        seen = {step.person.pk for step in steps if step.person}
        absent = sum(pk not in seen for pk in there.values_list("pk", flat=True))
        return Preview("deputies", replace(reading, findings=tuple(findings)), steps, term, absent)
    if reading.kind == "voters":
        return _whole(reading, compare_voters(congress, reading.voters()), congress, VoterRep)
    return _whole(reading, compare_attendance(congress, reading.attendance()), congress, StandingMember)


def _whole(
    reading: Reading, steps: Sequence[AnyStep], congress: Congress, model: type[VoterRep | StandingMember]
) -> Preview:
    seen = [step.person.pk for step in steps if step.person is not None]
    pks = model.objects.filter(congress=congress, is_active=True).values_list("pk", flat=True)
    return Preview(reading.kind, reading, steps, None, sum(pk not in set(seen) for pk in pks))
