"""What a running step is about: a plan, one group's round of it, or one deputy in it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.parameters import Rules
from evaluation.plan.queries import rules_of, schedule_of, taking_part


@dataclass(frozen=True)
class Scope:
    """`group_id` is None for the whole plan or a round without groups; `assessment` for one deputy's process."""

    plan: Plan
    group_id: int | None = None
    assessment: Assessment | None = None

    @cached_property
    def rules(self) -> Rules:
        return rules_of(self.plan)

    @cached_property
    def schedule(self) -> dict[str, tuple[date, date]]:
        return schedule_of(self.plan)

    def due_on(self, stage: str) -> date | None:
        return self.schedule[stage][1] if stage in self.schedule else None

    def deputies(self) -> QuerySet[Assessment]:
        """Who takes part, in this scope."""
        active = taking_part(self.plan)
        if self.assessment is not None:
            return active.filter(pk=self.assessment.pk)
        return active.filter(group_id=self.group_id) if self.group_id else active

    @property
    def of_one(self) -> Assessment:
        """The assessment of a process that is about one deputy."""
        if self.assessment is None:
            raise TypeError("this process is about a whole plan")
        return self.assessment

    @property
    def code(self) -> str:
        """The public code in the address of the page where the step is done."""
        return self.assessment.code if self.assessment else self.plan.code


def number_in(token: str) -> int:
    """The number that the outermost `ForEach` wrote into the token; 0 when there is none.

    "start/12_5/20_1" → 5.
    """
    parts = token.split("/")
    return int(parts[1].rsplit("_", 1)[1]) if len(parts) > 1 else 0


def scope_of(activation: Any) -> Scope:
    """The scope of a task of one of our flows, whose process is seeded with a plan or an assessment."""
    seed = activation.process.seed
    if isinstance(seed, Assessment):
        return Scope(plan=seed.plan, group_id=seed.group_id, assessment=seed)
    return Scope(plan=seed, group_id=number_in(activation.task.token.token) or None)


def rounds(plan: Plan) -> list[int]:
    """The groups that hold a round of their own, 0 for one round of everybody.

    Voters hear the deputies of their group (S2-B); a committee hears all of them together (S2-A).
    """
    if rules_of(plan).evaluators == "committee":
        return [0]
    groups = taking_part(plan).order_by("group__order", "group_id").values_list("group_id", flat=True)
    return list(dict.fromkeys(group or 0 for group in groups)) or [0]
