"""Cancelling a round keeps its record."""

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock, reason_given
from evaluation.plan.errors import NotUnderWay
from evaluation.plan.models import Plan
from evaluation.plan.states import PlanState
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def cancel_plan(*, plan: Plan, reason: str, by: Membership) -> Plan:
    """End a draft or a round under way without a result; everything written so far stays. Raises NotUnderWay."""
    permit(by, "plan.cancel_plan", congress_id=plan.congress_id)
    why = reason_given(reason)
    locked = lock(plan)
    if locked.state not in (PlanState.DRAFT, PlanState.RUNNING):
        raise NotUnderWay
    locked.state = PlanState.CANCELLED
    locked.cancelled_reason = why
    locked.edition += 1
    locked.save(update_fields=["state", "cancelled_reason", "edition"])
    record(by, "plan.cancel_plan", locked)
    return locked
