"""What happens by itself when nobody answers in time: steps end, overdue rectification is escalated."""

from django.utils import timezone

from evaluation.rectification.actions import escalate_item
from evaluation.rectification.queries import to_escalate
from evaluation.roster.queries import system_membership
from workflows import matters
from workflows.models import Matter


def lapse_silent() -> int:
    """End every step whose last day for an answer has passed; return how many. Called by the sweeper.

    The day stands in the matter's row and dies with it, so no timer can outlive its step.
    """
    silent = Matter.objects.filter(ended_at__isnull=True, lapses_on__lt=timezone.localdate())
    lapsed = 0
    for matter in silent.select_related("task__process"):
        with matter.task.activation() as activation:
            if matter.task.finished is None:
                matters.end(matter, Matter.End.LAPSED, None)
                activation.finish(None)
                lapsed += 1
    return lapsed


def escalate_overdue() -> int:
    """Escalate every rectification item that is overdue as long as its plan allows; return how many.

    Called by the sweeper. What was escalated is in the item's row, so that it happens once.
    """
    late = to_escalate(timezone.localdate())
    for item in late:
        escalate_item(item=item, by=system_membership(item.assessment.plan.congress))
    return len(late)
