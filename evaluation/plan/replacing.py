"""Who may step in for a deputy who leaves the round."""

from django.db.models import QuerySet

from evaluation.plan.models import Assessment
from evaluation.plan.queries import rules_of
from evaluation.roster.models import Mandate


def replacements(leaving: Assessment) -> QuerySet[Mandate]:
    """Running mandates of the plan's level, of the same group where there is one, that are not in the plan."""
    plan = leaving.plan
    known = plan.assessments.values("mandate__deputy")
    mandates = Mandate.objects.filter(
        deputy__congress=plan.congress_id, level__in=rules_of(plan).reporting_level, ended_on=None
    ).exclude(deputy__in=known)
    if leaving.group_id is not None:
        mandates = mandates.filter(group=leaving.group_id)
    return mandates.select_related("deputy")
