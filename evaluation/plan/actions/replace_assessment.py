"""Another deputy reports in the place of one who cannot."""

from django.utils.translation import gettext as _

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.texts import whole
from evaluation.plan.actions.common import lock_taking_part, reason_given
from evaluation.plan.actions.publish_plan import name_reviewers
from evaluation.plan.errors import WrongDeputies
from evaluation.plan.models import Assessment
from evaluation.plan.queries import rules_of
from evaluation.plan.states import Standing
from evaluation.roster.models import Mandate, Membership
from evaluation.roster.permissions import permit


@act
def replace_assessment(*, assessment: Assessment, mandate: Mandate, reason: str, by: Membership) -> Assessment:
    """The new assessment, in the same place of the order; the old one stays on the record as replaced.

    Raises ReasonMissing, NotUnderWay, NotTakingPart, WrongDeputies.
    """
    permit(by, "plan.replace_assessment", congress_id=assessment.plan.congress_id, group_id=assessment.group_id)
    why = reason_given(reason)
    leaving = lock_taking_part(assessment)
    if found := _faults(leaving, mandate):
        raise WrongDeputies(found)
    coming = Assessment.objects.create(
        plan=leaving.plan,
        mandate=mandate,
        group_id=leaving.group_id,
        order=leaving.order,
    )
    name_reviewers(leaving.plan)
    coming.refresh_from_db()
    leaving.standing = Standing.REPLACED
    leaving.standing_reason = whole(why, 200)
    leaving.replaced_by = coming
    leaving.save(update_fields=["standing", "standing_reason", "replaced_by"])
    record(by, "plan.replace_assessment", leaving, plan=leaving.plan_id, replaced_by=coming.pk)
    return coming


def _faults(leaving: Assessment, mandate: Mandate) -> list[str]:
    facts = {"name": mandate.deputy.name, "level": mandate.get_level_display()}
    found = []
    if mandate.deputy.congress_id != leaving.plan.congress_id:
        found.append(_("%(name)s is not on the roster of this congress.") % facts)
    if mandate.level not in rules_of(leaving.plan).reporting_level:
        found.append(_("%(name)s is a deputy of the level “%(level)s”, whom this plan does not evaluate.") % facts)
    if mandate.ended_on is not None:
        found.append(_("The mandate of %(name)s has ended.") % facts)
    if leaving.plan.assessments.filter(mandate__deputy=mandate.deputy_id).exists():
        found.append(_("%(name)s is already in this plan.") % facts)
    return found
