"""Asking for the archive's long work, which then goes on in the background. One work at a time."""

from uuid import uuid4

from evaluation.archive.actions.seal_bundle import check_sealable, refuse_at_work
from evaluation.archive.labels import KEEP, SEAL
from evaluation.archive.queries import at_work
from evaluation.ground import bell
from evaluation.ground.act import act
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def ask_for_papers(*, plan: Plan, by: Membership) -> None:
    """Have all papers made and kept. Asked twice it is done once; raises AtWork while the year is being sealed."""
    permit(by, "archive.keep_paper", congress_id=plan.congress_id)
    _ask(plan, KEEP, by)


@act
def ask_for_sealing(*, plan: Plan, by: Membership) -> None:
    """Have the year sealed. Asked twice it is done once; raises AtWork while papers are made, Sealed, NotFinished."""
    permit(by, "archive.seal_bundle", congress_id=plan.congress_id)
    check_sealable(plan)
    _ask(plan, SEAL, by)


def _ask(plan: Plan, kind: str, by: Membership) -> None:
    plan = Plan.objects.select_for_update().get(pk=plan.pk)  # two clerks who press at once
    refuse_at_work(plan, but=kind)
    if at_work(plan) is None:
        key = f"archive:{plan.code}:{uuid4().hex[:12]}"
        bell.send(kind=kind, key=key, congress_id=plan.congress_id, facts={"plan": plan.pk, "by": by.pk})
