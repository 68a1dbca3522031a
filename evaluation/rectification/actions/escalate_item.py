"""What happens to an item that nobody has handed in long after its day."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.notices import announce
from evaluation.rectification.errors import NotNow
from evaluation.rectification.models import Item
from evaluation.rectification.queries import answerable_for, escalation_day, locked
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit

OVERDUE = gettext_noop("Rectification overdue since %(date)s and escalated to you: %(problem)s (%(name)s)")


@act
def escalate_item(*, item: Item, by: Membership) -> Item:
    """Tell the organiser and whoever signs off, once for each date that passed. The product itself does it.

    Raises NotNow for an item that is not overdue long enough by its plan, or was escalated already.
    """
    permit(by, "rectification.escalate_item", congress_id=item.assessment.plan.congress_id)
    item = locked(item)
    day = escalation_day(item)
    if day is None or day > timezone.localdate() or item.escalated_at is not None:
        raise NotNow(state=item.get_state_display())
    item.escalated_at = timezone.now()
    item.save(update_fields=["escalated_at"])
    announce(
        congress_id=item.assessment.plan.congress_id,
        to=[member.user_id for member in answerable_for(item)],
        key=f"escalated:{item.pk}:{item.due_on}",
        text=OVERDUE,
        facts={"problem": item.problem[:60], "name": item.assessment.mandate.deputy.name, "date": str(item.due_on)},
        link=reverse("item", args=[item.code]),
    )
    record(by, "rectification.escalate_item", item, due_on=str(item.due_on))
    return item
