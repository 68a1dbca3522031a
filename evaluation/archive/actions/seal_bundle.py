import tempfile
from typing import BinaryIO, cast

from django.core.files.base import File
from django.utils import timezone

from documents.bundle import BundleMeta, write_bundle
from documents.pdf import converter
from evaluation.archive.contents import bundle_entries, fonds_of, index_rows
from evaluation.archive.errors import AtWork, NotFinished, ReasonNeeded, Sealed
from evaluation.archive.labels import work_label
from evaluation.archive.models import Bundle
from evaluation.archive.queries import at_work, current_bundle, still_open
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.texts import whole
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def seal_bundle(*, plan: Plan, by: Membership) -> Bundle:
    """Seal the year: one zip of the kept papers, the ballot books, the tables and the index.

    Raises Sealed when it was sealed before, NotFinished naming what is open.
    """
    permit(by, "archive.seal_bundle", congress_id=plan.congress_id)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    check_sealable(plan)
    bundle = _write(plan, by, None, "")
    record(by, "archive.seal_bundle", plan, sha256=bundle.sha256)
    return bundle


def check_sealable(plan: Plan) -> None:
    """Raise Sealed when the year was sealed before, NotFinished naming what is open."""
    if plan.bundles.exists():
        raise Sealed
    if waiting := still_open(plan):
        raise NotFinished(open="、".join(waiting))


def refuse_at_work(plan: Plan, but: str = "") -> None:
    """Raise AtWork while long work of another kind than `but` goes on: its papers would be missing."""
    errand = at_work(plan)
    if errand and errand.kind != but:
        raise AtWork(work=work_label(errand.kind))


@act
def correct_bundle(*, bundle: Bundle, reason: str, by: Membership) -> Bundle:
    """Make the second bundle that names the first; the first stays as it is. Raises ReasonNeeded, Sealed, AtWork."""
    permit(by, "archive.correct_bundle", congress_id=bundle.plan.congress_id)
    if not reason.strip():
        raise ReasonNeeded
    plan = Plan.objects.select_for_update().get(pk=bundle.plan_id)
    if current_bundle(plan) != bundle:
        raise Sealed
    refuse_at_work(plan)
    correction = _write(plan, by, bundle, whole(reason, 200))
    record(by, "archive.correct_bundle", plan, corrects=bundle.sha256, sha256=correction.sha256)
    return correction


def _write(plan: Plan, by: Membership, corrects: Bundle | None, reason: str) -> Bundle:
    moment = timezone.now()
    meta = BundleMeta(
        congress=plan.congress.name,
        fonds=fonds_of(plan),
        title=plan.title,
        year=plan.year,
        sealed_at=timezone.localtime(moment).isoformat(timespec="seconds"),
        corrects=corrects.sha256 if corrects else None,
        why_no_pdf="" if converter() else "封存时本机未安装 LibreOffice，无法生成 PDF。",
    )
    with tempfile.TemporaryFile() as out:
        sealed = write_bundle(cast("BinaryIO", out), bundle_entries(plan), index_rows(plan), meta)
        out.seek(0)
        bundle = Bundle(
            plan=plan, corrects=corrects, reason=reason, sha256=sealed.sha256, size=sealed.size, sealed_by=by
        )
        bundle.file.save(f"{plan.code}-{sealed.sha256[:16]}.zip", File(out), save=False)
        bundle.save()
    return bundle
