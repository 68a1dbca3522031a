"""Completing a waiting step."""

from evaluation.roster.models import Membership
from workflows import matters
from workflows.models import Matter
from workflows.scope import scope_of


def advance(matter: Matter, act: str, by: Membership | None) -> bool:
    """Complete the matter's step if `act` has ended it; `act` may be "" to ask the domain's rows alone."""
    with matter.task.activation() as activation:
        step = activation.flow_task
        if activation.task.finished or not step.is_done_after(act, scope_of(activation)):
            return False
        matters.end(matter, Matter.End.DONE, by.pk if by else None)
        activation.finish(by.user_id if by else None)
    return True
