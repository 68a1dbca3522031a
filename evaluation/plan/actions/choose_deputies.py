"""Who reports this year."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock_draft
from evaluation.plan.errors import ChangedMeanwhile, WrongDeputies
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import list_stamp, rules_of
from evaluation.roster.models import Mandate, Membership
from evaluation.roster.permissions import permit
from evaluation.roster.states import Role


@act
def choose_deputies(
    *, plan: Plan, mandates: Sequence[Mandate], by: Membership, seen: str | None = None
) -> list[Assessment]:
    """Make exactly these mandates, in this order, the ones that report; of the own group only for a group leader.

    `seen`: the `list_stamp` of the list that the chooser had before the eyes; None where nobody looked at one.
    Raises NotADraft, ChangedMeanwhile when the list is another by now, and WrongDeputies naming everyone who
    cannot report and why.
    """
    permit(by, "plan.choose_deputies", congress_id=plan.congress_id)
    draft = lock_draft(plan)
    group_id = by.group_id if by.role == Role.GROUP_LEADER else None
    if seen is not None and seen != list_stamp(draft, group_id):
        raise ChangedMeanwhile
    if found := _faults(draft, mandates, group_id):
        raise WrongDeputies(found)
    _keep_only(draft, mandates, group_id)
    record(by, "plan.choose_deputies", draft, chosen=len(mandates), group=group_id)
    return list(draft.assessments.select_related("mandate__deputy"))


def _faults(plan: Plan, mandates: Sequence[Mandate], group_id: int | None) -> list[str]:
    levels = rules_of(plan).reporting_level
    found: list[str] = []
    seen: set[int] = set()
    for mandate in mandates:
        facts = {"name": mandate.deputy.name, "level": mandate.get_level_display()}
        if mandate.deputy_id in seen:
            found.append(_("%(name)s is on the list twice.") % facts)
        seen.add(mandate.deputy_id)
        if mandate.deputy.congress_id != plan.congress_id:
            found.append(_("%(name)s is not on the roster of this congress.") % facts)
        if mandate.level not in levels:
            found.append(_("%(name)s is a deputy of the level “%(level)s”, whom this plan does not evaluate.") % facts)
        if mandate.ended_on is not None:
            found.append(_("The mandate of %(name)s has ended.") % facts)
        if group_id is not None and mandate.group_id != group_id:
            found.append(_("%(name)s does not belong to your group.") % facts)
    return found


def _keep_only(plan: Plan, mandates: Sequence[Mandate], group_id: int | None) -> None:
    chosen = {mandate.pk for mandate in mandates}
    mine = plan.assessments.filter(group_id=group_id) if group_id else plan.assessments.all()
    mine.exclude(mandate_id__in=chosen).delete()
    kept = {assessment.mandate_id: assessment for assessment in mine}
    start = 0 if group_id is None else plan.assessments.exclude(group_id=group_id).count()
    new = [
        Assessment(plan=plan, mandate=mandate, group_id=mandate.group_id, order=start + order)
        for order, mandate in enumerate(mandates, 1)
        if mandate.pk not in kept
    ]
    Assessment.objects.bulk_create(new)
    for order, mandate in enumerate(mandates, 1):
        if mandate.pk in kept:
            kept[mandate.pk].order = start + order
    Assessment.objects.bulk_update(kept.values(), ["order"])
