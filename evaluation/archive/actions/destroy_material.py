from django.utils import timezone

from documents.bundle import CLASSES
from documents.bundle.retention import may_be_destroyed_from
from evaluation.archive.catalogue import PLACES
from evaluation.archive.errors import AnotherPerson, ReasonNeeded, TooEarly
from evaluation.archive.models import Destruction, Paper
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.texts import whole
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def destroy_material(
    *, plan: Plan, retention_class: str, reason: str, witness: Membership, by: Membership
) -> Destruction:
    """Destroy the kept papers of one retention class after its period, before a witness; the record stays.

    `retention_class` is a key of `documents.bundle.CLASSES`. The sealed bundles hold copies: they are destroyed
    by hand on the media they lie on, and the record says so. Raises TooEarly, ReasonNeeded, AnotherPerson.
    """
    permit(by, "archive.destroy_material", congress_id=plan.congress_id)
    if not reason.strip():
        raise ReasonNeeded
    if witness.user_id == by.user_id or witness.congress_id != plan.congress_id:
        raise AnotherPerson
    first = may_be_destroyed_from(CLASSES[retention_class], plan.year)
    if first is None or timezone.localdate().year < first:
        raise TooEarly(until=first - 1 if first else "∞")
    kinds = [kind for kind, (_folder, retention) in PLACES.items() if retention == retention_class]
    papers = list(Paper.objects.filter(plan=plan, kind__in=kinds))
    destruction = Destruction.objects.create(
        plan=plan,
        retention_class=retention_class,
        what="\n".join(f"{paper.file_name} {paper.sha256}" for paper in papers),
        reason=whole(reason, 200),
        by=by,
        witnessed_by=witness,
    )
    for paper in papers:
        paper.file.delete(save=False)
        paper.delete()
    record(by, "archive.destroy_material", plan, retention_class=retention_class, papers=len(papers))
    return destruction
