"""Closing what is collected or listed about one deputy, and opening it again: what two stages do alike."""

from typing import TypeVar

from django.utils import timezone

from evaluation.ground.texts import whole
from evaluation.plan.actions.common import hold, lock_taking_part, reason_given
from evaluation.plan.models import Assessment, Closing
from evaluation.plan.queries import standing_closing
from evaluation.roster.models import Membership

C = TypeVar("C", bound=Closing)


def close(kind: type[C], assessment: Assessment, by: Membership) -> C | None:
    """Close it; None when it is closed already, so that a second press changes nothing."""
    hold(assessment)
    if standing_closing(kind, assessment):
        return None
    rows = kind._default_manager.filter(assessment=assessment)  # noqa: SLF001 - Django documents it
    return rows.create(assessment=assessment, turn=rows.count() + 1, closed_at=timezone.now(), closed_by=by)


def reopen(kind: type[C], assessment: Assessment, reason: str, by: Membership) -> C | None:
    """Open it again, with a reason; None when it is open. Raises ReasonMissing, NotUnderWay, NotTakingPart."""
    why = reason_given(reason)
    lock_taking_part(assessment)
    row = standing_closing(kind, assessment)
    if row is not None:
        row.reopened_at, row.reopened_by, row.reason = timezone.now(), by, whole(why, 200)
        row.save(update_fields=["reopened_at", "reopened_by", "reason"])
    return row
