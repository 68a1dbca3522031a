"""The year is archived and reported."""

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock_under_way
from evaluation.plan.models import Plan
from evaluation.plan.states import PlanState
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def finish_plan(*, plan: Plan, by: Membership) -> Plan:
    """Close the round; done by the process after the report upward. Raises NotUnderWay."""
    permit(by, "plan.finish_plan", congress_id=plan.congress_id)
    running = lock_under_way(plan)
    running.state = PlanState.FINISHED
    running.finished_at = timezone.now()
    running.edition += 1
    running.save(update_fields=["state", "finished_at", "edition"])
    record(by, "plan.finish_plan", running)
    return running
