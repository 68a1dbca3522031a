"""Where a plan's days and content items stand: in its scheme, in a house default, or with this office alone.

Parameters keep their source themselves; days and items are the scheme's for as long as they are as it has them.
"""

from dataclasses import dataclass
from datetime import date

from evaluation.plan.models import Plan
from evaluation.plan.parameters import presets
from evaluation.plan.queries import schedule_of
from evaluation.plan.states import Source, Stage


@dataclass(frozen=True, slots=True)
class StageDays:
    """A stage's first and last day, with their source."""

    stage: Stage
    first: date
    last: date
    source: Source
    basis: str


@dataclass(frozen=True, slots=True)
class Item:
    """A content item, with its source."""

    text: str
    source: Source
    basis: str


def days_with_source(plan: Plan) -> list[StageDays]:
    """The plan's schedule in the order of the stages."""
    preset, dated = presets().get(plan.scheme), schedule_of(plan)
    known = preset.schedule if preset else {}
    found = []
    for stage in Stage:
        if (days := dated.get(stage)) is None:
            continue
        stated = known.get(stage)
        kept = stated is not None and stated.in_year(plan.year) == days
        source, basis = (Source(stated.source), stated.basis) if stated and kept else (Source.LOCAL, "")
        found.append(StageDays(stage, *days, source, basis))
    return found


def items_with_source(plan: Plan) -> list[Item]:
    """The plan's content items in their order."""
    preset = presets().get(plan.scheme)
    stated, basis = (preset.content_items, preset.items_basis) if preset else ((), "")
    return [
        Item(item.text, Source.SCHEME, basis) if item.text in stated else Item(item.text, Source.LOCAL, "")
        for item in plan.content_items.all()
    ]
