"""Publishing freezes what must not change later."""

import hashlib
import json
from collections import defaultdict

from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.texts import whole
from evaluation.plan.actions.common import lock_draft
from evaluation.plan.errors import LeftOffWithoutReason, NobodyReports, OtherDraft, Unsound
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.proposal import left_off
from evaluation.plan.queries import draft_stamp, frozen_facts, reviewers, schedule_of
from evaluation.plan.soundness import faults
from evaluation.plan.states import PlanState
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit
from evaluation.roster.states import Role


@act
def publish_plan(*, plan: Plan, by: Membership, reason: str = "", seen: str | None = None) -> Plan:
    """Put the plan under way: reviewers are named and the digest of what is frozen is kept.

    `reason`: why people do not report who must, where any are left off without a leave on record.
    `seen`: the `draft_stamp` of the draft that the publisher had before the eyes; None where nobody looked at one.
    Raises NotADraft, OtherDraft, NobodyReports, Unsound, LeftOffWithoutReason.
    """
    permit(by, "plan.publish_plan", congress_id=plan.congress_id)
    draft = lock_draft(plan)
    if seen is not None and seen != draft_stamp(draft):
        raise OtherDraft
    if not draft.assessments.exists():
        raise NobodyReports
    if found := faults(draft.parameters, [item.text for item in draft.content_items.all()], schedule_of(draft)):
        raise Unsound(found)
    left_off_knowingly(draft, reason)
    name_reviewers(draft)
    draft.state = PlanState.RUNNING
    draft.published_at = timezone.now()
    draft.published_by = by
    draft.frozen_digest = digest(draft)
    draft.edition += 1
    kept = ["state", "published_at", "published_by", "frozen_digest", "edition", "left_off", "left_off_reason"]
    draft.save(update_fields=kept)
    missing = {"left_off": draft.left_off, "reason": draft.left_off_reason} if draft.left_off else {}
    record(by, "plan.publish_plan", draft, digest=draft.frozen_digest, **missing)
    return draft


def digest(plan: Plan) -> str:
    """SHA-256 of the canonical JSON (sorted keys, no blanks, UTF-8) of what publishing freezes."""
    facts = json.dumps(frozen_facts(plan), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(facts.encode()).hexdigest()


def left_off_knowingly(plan: Plan, reason: str) -> None:
    """Keep who is left off although the promise names them, and why. Raises LeftOffWithoutReason."""
    names = "、".join(missing.mandate.deputy.name for missing in left_off(plan) if not missing.leave)
    if names and not reason.strip():
        raise LeftOffWithoutReason(names=names)
    plan.left_off, plan.left_off_reason = names, whole(reason, 200) if names else ""


def name_reviewers(plan: Plan) -> None:
    """The leader of the group, else another leader, else the organiser; nobody for themselves (a substitute)."""
    found = list(reviewers(plan.congress))
    deputies_of = defaultdict(set)
    for user_id, deputy_id in Membership.objects.filter(
        user_id__in=[m.user_id for m in found], deputy_id__isnull=False
    ).values_list("user_id", "deputy_id"):
        deputies_of[user_id].add(deputy_id)
    assessments = list(plan.assessments.filter(reviewer__isnull=True).select_related("mandate"))
    for assessment in assessments:
        assessment.reviewer = next(
            (
                reviewer
                for reviewer in sorted(found, key=lambda m: _rank(m, assessment))
                if assessment.mandate.deputy_id not in deputies_of[reviewer.user_id]
            ),
            None,
        )
    Assessment.objects.bulk_update(assessments, ["reviewer"], batch_size=200)


def _rank(reviewer: Membership, assessment: Assessment) -> int:
    """Own group's leader first, then the organiser; a leader of another group may not act outside the own group."""
    if reviewer.role == Role.ORGANISER:
        return 1
    return 0 if assessment.group_id is not None and reviewer.group_id == assessment.group_id else 2
