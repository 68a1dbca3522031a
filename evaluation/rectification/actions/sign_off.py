"""What the office or the leader does with an item: return it, sign it off, reopen it, carry it over."""

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.closing import reopen
from evaluation.plan.models import Assessment
from evaluation.rectification.errors import NotNow, WordsNeeded
from evaluation.rectification.models import Item, ListClosing, Progress
from evaluation.rectification.permissions import permit_signing
from evaluation.rectification.queries import closing_of, locked
from evaluation.rectification.states import ItemSource, ItemState, may_move
from evaluation.roster.models import Membership


@act
def return_item(*, item: Item, remarks: str, by: Membership) -> Item:
    """Return an item that was handed in, saying what is still missing."""
    return _decide(item, ItemState.RETURNED, remarks, by, "rectification.return_item")


@act
def sign_off_item(*, item: Item, by: Membership, remarks: str = "") -> Item:
    """Sign an item off (销号)."""
    return _decide(item, ItemState.CLOSED, remarks or "销号", by, "rectification.sign_off_item")


@act
def reopen_item(*, item: Item, reason: str, by: Membership) -> Item:
    """Open an item again that was signed off by mistake or on wrong facts; the record shows both.

    A list that was closed is open again with it.
    """
    permit_signing(by, "rectification.reopen_item", item.assessment)
    was_closed = closing_of(item.assessment) and reopen(ListClosing, item.assessment, reason, by)
    item = _decide(item, ItemState.UNDER_WAY, reason, by, "rectification.reopen_item")
    if was_closed:
        record(by, "rectification.reopen_list", item.assessment)
    return item


def _decide(item: Item, to: ItemState, words: str, by: Membership, name: str) -> Item:
    permit_signing(by, name, item.assessment)
    item = locked(item)
    decides_on_open_work = to == ItemState.UNDER_WAY and item.state != ItemState.CLOSED
    if not may_move(item.state, to) or decides_on_open_work:
        raise NotNow(state=item.get_state_display())
    if not words.strip():
        raise WordsNeeded(field=Progress._meta.get_field("text").verbose_name)  # noqa: SLF001 - Django documents it
    item.state = to
    item.closed_at = timezone.now() if to == ItemState.CLOSED else None
    item.closed_by = by if to == ItemState.CLOSED else None
    item.save(update_fields=["state", "closed_at", "closed_by"])
    Progress.objects.create(item=item, by=by, text=words.strip(), state_after=to)
    record(by, name, item)
    return item


@act
def carry_over_item(*, item: Item, next_assessment: Assessment, by: Membership) -> Item:
    """Move what is still open to the top of the same deputy's list in a later plan; returns the new item."""
    permit_signing(by, "rectification.carry_over_item", item.assessment)
    item = locked(item)
    same_deputy = next_assessment.mandate.deputy_id == item.assessment.mandate.deputy_id
    if not may_move(item.state, ItemState.CARRIED_OVER) or not same_deputy:
        raise NotNow(state=item.get_state_display())
    item.state = ItemState.CARRIED_OVER
    item.save(update_fields=["state"])
    new = Item.objects.create(
        assessment=next_assessment,
        source=ItemSource.LAST_YEAR,
        opinion=item.opinion,
        came_from=item,
        problem=item.problem,
        measure=item.measure,
        responsible=item.responsible,
    )
    record(by, "rectification.carry_over_item", item, to=new.pk)
    return new
