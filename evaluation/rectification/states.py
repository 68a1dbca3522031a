from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemState(TextChoices):
    """A rectification item (整改事项): from the problem to its sign-off (销号)."""

    OPEN = "open", _("To be planned")
    UNDER_WAY = "under_way", _("Under way")
    HANDED_IN = "handed_in", _("Handed in for sign-off")
    RETURNED = "returned", _("Returned")
    CLOSED = "closed", _("Signed off")
    CARRIED_OVER = "carried_over", _("Carried over to the next year")


MOVES: dict[ItemState, frozenset[ItemState]] = {
    ItemState.OPEN: frozenset({ItemState.UNDER_WAY, ItemState.CARRIED_OVER}),
    ItemState.UNDER_WAY: frozenset({ItemState.HANDED_IN, ItemState.CARRIED_OVER}),
    ItemState.HANDED_IN: frozenset({ItemState.RETURNED, ItemState.CLOSED, ItemState.CARRIED_OVER}),
    ItemState.RETURNED: frozenset({ItemState.HANDED_IN, ItemState.CARRIED_OVER}),
    ItemState.CLOSED: frozenset({ItemState.UNDER_WAY}),  # reopened by mistake or new facts, on the record
    ItemState.CARRIED_OVER: frozenset(),
}


# the deputy has to move next
WITH_THE_DEPUTY = (ItemState.OPEN, ItemState.UNDER_WAY, ItemState.RETURNED)


class ItemSource(TextChoices):
    OPINION = "opinion", _("Opinion collected")
    QUESTION = "question", _("Question or comment at the meeting")
    REMARK = "remark", _("Remark on a ballot")
    SELF = "self", _("The deputy's own finding")
    LAST_YEAR = "last_year", _("Left open last year")


def may_move(now: str, to: ItemState) -> bool:
    """Whether the table allows the move."""
    return to in MOVES[ItemState(now)]
