"""Naming another person to review, inform and sign off (reassigning)."""

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import lock_taking_part
from evaluation.plan.errors import UnfitReviewer
from evaluation.plan.models import Assessment
from evaluation.plan.queries import reviewers
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def name_reviewer(*, assessment: Assessment, reviewer: Membership, by: Membership) -> Assessment:
    """Hand the review of this deputy to `reviewer`. Raises UnfitReviewer, NotUnderWay, NotTakingPart."""
    permit(by, "plan.name_reviewer", congress_id=assessment.plan.congress_id)
    locked = lock_taking_part(assessment)
    known = reviewers(locked.plan.congress).filter(pk=reviewer.pk).exists()
    himself = Membership.objects.filter(user_id=reviewer.user_id, deputy_id=locked.mandate.deputy_id).exists()
    if not known or himself:
        raise UnfitReviewer(name=str(reviewer.user))
    before = locked.reviewer_id
    locked.reviewer = reviewer
    locked.save(update_fields=["reviewer"])
    record(by, "plan.name_reviewer", locked, before=before, after=reviewer.pk)
    return locked
