from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def report_upward(*, plan: Plan, by: Membership) -> Plan:
    """Say that the year was reported to the presidium or the committee (上报)."""
    permit(by, "archive.report_upward", congress_id=plan.congress_id)
    record(by, "archive.report_upward", plan)
    return plan
