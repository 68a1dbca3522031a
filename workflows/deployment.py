"""What deployment sets in motion: a report for everybody, and what last year left open comes along."""

from collections.abc import Sequence

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import taking_part
from evaluation.rectification.actions import carry_over_item
from evaluation.rectification.queries import left_open_before
from evaluation.report.actions import open_reports
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership


def deploy(plan: Plan) -> None:
    """Open a report for each deputy who takes part, and carry their unresolved items over."""
    deploy_some(list(taking_part(plan)), system_membership(plan.congress))


def deploy_some(assessments: Sequence[Assessment], system: Membership) -> None:
    """The same for some deputies of one plan, also for one who comes as a replacement."""
    if not assessments:
        return
    open_reports(assessments=assessments, by=system)
    coming = {assessment.mandate.deputy_id: assessment for assessment in assessments}
    for item in left_open_before(assessments[0].plan, list(coming)):
        carry_over_item(item=item, next_assessment=coming[item.assessment.mandate.deputy_id], by=system)
