"""Steps that end by themselves when nobody answers in time."""

from django.utils import timezone

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
