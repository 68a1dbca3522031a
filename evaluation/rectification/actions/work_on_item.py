"""What the deputy does with an item: plan it, report on it, hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.rectification.errors import BadEvidence, DayPassed, EditedElsewhere, NotNow, WordsNeeded
from evaluation.rectification.evidence import is_acceptable
from evaluation.rectification.models import Item, Progress
from evaluation.rectification.permissions import permit_working
from evaluation.rectification.queries import locked
from evaluation.rectification.states import ItemState, may_move
from evaluation.roster.states import Role

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.base import File

    from evaluation.roster.models import Membership

PLANNABLE = (ItemState.OPEN, ItemState.UNDER_WAY, ItemState.RETURNED)


@act
def plan_item(*, item: Item, measure: str, responsible: str, due_on: date, edition: int, by: Membership) -> Item:
    """Say what will be done, by whom and by when (整改方案). `edition` is the one the writer saw.

    A day that has passed is not moved by whose day it was: the office grants more time.
    Raises EditedElsewhere, NotNow, WordsNeeded, DayPassed.
    """
    permit_working(by, "rectification.plan_item", item.assessment)
    item = locked(item)
    if item.edition != edition:
        raise EditedElsewhere
    if item.state not in PLANNABLE:
        raise NotNow(state=item.get_state_display())
    if not measure.strip() or not responsible.strip():
        raise WordsNeeded(field=Item._meta.get_field("measure").verbose_name)  # noqa: SLF001 - Django documents it
    former = item.due_on
    if former and former != due_on and former < timezone.localdate() and by.role == Role.DEPUTY:
        raise DayPassed(day=date_format(former, "DATE_FORMAT"))
    if former != due_on:
        item.escalated_at = None  # a new date, a new chance; what was escalated stays on the record
    item.measure, item.responsible, item.due_on = measure.strip(), responsible.strip(), due_on
    item.edition += 1
    if item.state == ItemState.OPEN:
        item.state = ItemState.UNDER_WAY
    item.save(update_fields=["measure", "responsible", "due_on", "escalated_at", "edition", "state"])
    record(
        by, "rectification.plan_item", item, due_on=due_on.isoformat(), former=former.isoformat() if former else None
    )
    return item


@act
def report_progress(*, item: Item, text: str, by: Membership, evidence: File[bytes] | None = None) -> Progress:
    """Add what was done, with a file as evidence if there is one. Raises BadEvidence for a file that is not kept."""
    permit_working(by, "rectification.report_progress", item.assessment)
    item = locked(item)
    if item.state not in {ItemState.UNDER_WAY, ItemState.RETURNED}:
        raise NotNow(state=item.get_state_display())
    progress = _write(item, text, by, "")
    if evidence is not None:
        if not is_acceptable(evidence):
            raise BadEvidence
        progress.evidence_name = (evidence.name or "")[:120]
        progress.evidence.save(progress.evidence_name, evidence)
    record(by, "rectification.report_progress", item)
    return progress


@act
def hand_in_item(*, item: Item, text: str, by: Membership) -> Item:
    """Hand an item in for sign-off (整改情况报告): in one text what was done and what came of it."""
    permit_working(by, "rectification.hand_in_item", item.assessment)
    item = locked(item)
    if not may_move(item.state, ItemState.HANDED_IN):
        raise NotNow(state=item.get_state_display())
    item.state = ItemState.HANDED_IN
    item.save(update_fields=["state"])
    _write(item, text, by, ItemState.HANDED_IN)
    record(by, "rectification.hand_in_item", item)
    return item


def _write(item: Item, text: str, by: Membership, state_after: str) -> Progress:
    if not text.strip():
        raise WordsNeeded(field=Progress._meta.get_field("text").verbose_name)  # noqa: SLF001 - Django documents it
    return Progress.objects.create(item=item, by=by, text=text.strip(), state_after=state_after)
