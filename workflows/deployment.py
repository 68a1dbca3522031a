"""What deployment sets in motion: a report for everybody, and what last year left open comes along."""

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import taking_part
from evaluation.rectification.actions import carry_over_item
from evaluation.rectification.models import Item
from evaluation.rectification.states import ItemState
from evaluation.report.actions import open_report
from evaluation.roster.models import Membership
from evaluation.roster.queries import system_membership


def deploy(plan: Plan) -> None:
    """Open a report for each deputy who takes part, and carry their unresolved items over."""
    system = system_membership(plan.congress)
    for assessment in taking_part(plan):
        deploy_one(assessment, system)


def deploy_one(assessment: Assessment, system: Membership) -> None:
    """The same for one deputy, also one who comes as a replacement."""
    open_report(assessment=assessment, by=system)
    for item in _left_open(assessment):
        carry_over_item(item=item, next_assessment=assessment, by=system)


def _left_open(assessment: Assessment) -> list[Item]:
    """Items of the same deputy in earlier years of this congress that nobody signed off."""
    plan = assessment.plan
    earlier = Item.objects.filter(
        assessment__plan__congress=plan.congress,
        assessment__plan__year__lt=plan.year,
        assessment__mandate__deputy=assessment.mandate.deputy_id,
    )
    return list(
        earlier.exclude(state__in=(ItemState.CLOSED, ItemState.CARRIED_OVER)).exclude(state=ItemState.HANDED_IN)
    )
