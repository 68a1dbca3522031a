"""Items by spoken names."""

from datetime import date

from django.db.models import QuerySet

from evaluation.plan.models import Assessment
from evaluation.rectification.models import Item
from evaluation.rectification.states import ItemState
from evaluation.roster.models import Membership
from evaluation.roster.states import Role

DONE = (ItemState.CLOSED, ItemState.CARRIED_OVER)


def items() -> QuerySet[Item]:
    """Items with what a line about one needs, in one query."""
    return Item.objects.select_related("assessment__plan__congress", "assessment__mandate__deputy", "assessment__group")


def visible_to(by: Membership) -> QuerySet[Item]:
    """The office and the presidium see all of their congress, a leader the group's, a deputy the own."""
    inside = items().filter(assessment__plan__congress_id=by.congress_id)
    match by.role:
        case Role.ORGANISER | Role.PRESIDIUM:
            return inside
        case Role.GROUP_LEADER:
            return inside.filter(assessment__group_id=by.group_id) | inside.filter(assessment__reviewer_id=by.pk)
        case Role.DEPUTY:
            return inside.filter(assessment__mandate__deputy_id=by.deputy_id or 0)
        case _:
            return inside.none()


def unresolved(assessment: Assessment) -> QuerySet[Item]:
    """What is neither signed off nor carried over."""
    return assessment.items.exclude(state__in=DONE)


def overdue(today: date) -> QuerySet[Item]:
    """Items past their date that nobody has signed off."""
    return items().filter(due_on__lt=today).exclude(state__in=DONE)


def left_from_last_year(assessment: Assessment) -> QuerySet[Item]:
    """What the same deputy brought along: it stands at the top of this year's list."""
    return assessment.items.filter(source="last_year")


def locked(item: Item) -> Item:
    """The same item, its row locked for the rest of the transaction."""
    return items().select_for_update(of=("self",)).get(pk=item.pk)
