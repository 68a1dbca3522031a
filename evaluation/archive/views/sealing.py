"""Doors of the archive: what is open, making and sealing, corrections, destruction."""

from datetime import UTC, datetime
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.bundle import CLASSES
from documents.bundle.index import HEADINGS
from evaluation.archive import actions
from evaluation.archive.contents import index_rows
from evaluation.archive.forms import CorrectionForm, DestructionForm
from evaluation.archive.queries import bundles_visible_to, current_bundle, plans_visible_to, still_open
from evaluation.ground import bell
from evaluation.ground.models import Errand
from evaluation.plan.models import Plan
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest


@require_safe
def list_archives(request: MemberRequest) -> HttpResponse:
    plans = plans_visible_to(request.membership).prefetch_related("bundles")
    return render(request, "archive/list_archives.html", {"plans": plans})


def _plan(request: MemberRequest, code: str) -> Plan:
    return get_object_or_404(plans_visible_to(request.membership), code=code)


@require_safe
def archive(request: MemberRequest, code: str) -> HttpResponse:
    plan = _plan(request, code)
    facts = {
        "plan": plan,
        "bundles": plan.bundles.select_related("corrects", "sealed_by__user"),
        "current": current_bundle(plan),
        "open": still_open(plan),
        "errand": _last_errand(plan),
        "kept": plan.papers.count(),
        "correction": CorrectionForm(),
        "destruction": DestructionForm(by=request.membership),
        "destroyed": _destroyed(plan),
        "organises": request.membership.role == "organiser",
    }
    return render(request, "archive/archive.html", facts)


def _destroyed(plan: Plan) -> list[dict[str, object]]:
    """What was destroyed, when, on whose word and why, for the timeline."""
    return [
        {
            "at": record.at,
            "what": CLASSES[record.retention_class].title,
            "who": f"{record.by.user}、{record.witnessed_by.user}",
            "note": record.reason,
        }
        for record in plan.destructions.select_related("by__user", "witnessed_by__user")
    ]


def _last_errand(plan: Plan) -> Errand | None:
    return Errand.objects.filter(kind__startswith="archive.", key__startswith=f"archive:{plan.code}:").last()


@require_safe
def archive_progress(request: MemberRequest, code: str) -> HttpResponse:
    plan = _plan(request, code)
    errand = _last_errand(plan)
    if not request.htmx or errand is None:
        return redirect("archive", code)
    return render(request, "archive/archive_progress.html", {"plan": plan, "errand": errand})


@require_safe
def export_archive_index(request: MemberRequest, code: str) -> HttpResponse:
    """归档目录 in the columns of DA/T 22-2015, with real dates and page numbers."""
    plan = _plan(request, code)
    rows = [
        [
            number,
            row.code,
            row.document_number,
            row.author,
            row.title,
            datetime.strptime(row.date, "%Y%m%d").replace(tzinfo=UTC).date(),
            row.secrecy,
            row.pages,
            row.remark,
        ]
        for number, row in enumerate(index_rows(plan), 1)
    ]
    return as_excel(f"{plan.year}年归档目录", HEADINGS, rows)


def _send(request: MemberRequest, plan: Plan, kind: str) -> HttpResponse:
    """Write the errand; the work goes on in the background."""
    waiting = _last_errand(plan)
    if waiting is None or waiting.state not in {Errand.State.WAITING, Errand.State.CLAIMED}:
        with transaction.atomic():
            bell.send(
                kind=kind,
                key=f"archive:{plan.code}:{uuid4().hex[:12]}",
                congress_id=plan.congress_id,
                facts={"plan": plan.pk, "by": request.membership.pk},
            )
    return redirect("archive", plan.code)


@require_POST
def keep_papers(request: MemberRequest, code: str) -> HttpResponse:
    plan = _plan(request, code)
    permit(request.membership, "archive.keep_paper", congress_id=plan.congress_id)
    return _send(request, plan, "archive.keep_papers")


@require_POST
def seal_bundle(request: MemberRequest, code: str) -> HttpResponse:
    plan = _plan(request, code)
    permit(request.membership, "archive.seal_bundle", congress_id=plan.congress_id)
    actions.check_sealable(plan)
    return _send(request, plan, "archive.seal_bundle")


@require_POST
def report_upward(request: MemberRequest, code: str) -> HttpResponse:
    actions.report_upward(plan=_plan(request, code), by=request.membership)
    messages.success(request, _("The report upward is on record."))
    return redirect("archive", code)


@require_POST
def correct_bundle(request: MemberRequest, number: int) -> HttpResponse:
    bundle = get_object_or_404(bundles_visible_to(request.membership), pk=number)
    actions.correct_bundle(bundle=bundle, reason=request.POST.get("reason", ""), by=request.membership)
    messages.success(request, _("The correction is sealed; the first bundle stays as it is."))
    return redirect("archive", bundle.plan.code)


@require_safe
def bundle(request: MemberRequest, number: int) -> FileResponse:
    found = get_object_or_404(bundles_visible_to(request.membership), pk=number)
    name = f"{found.plan.year}-{found.plan.congress.name}-{found.sha256[:8]}.zip"
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=name)


@require_POST
def destroy_material(request: MemberRequest, code: str) -> HttpResponse:
    plan = _plan(request, code)
    permit(request.membership, "archive.destroy_material", congress_id=plan.congress_id)
    form = DestructionForm(request.POST, by=request.membership)
    if not form.is_valid():
        messages.error(request, _("Say what is destroyed, why, and who stands by."))
        return redirect("archive", code)
    actions.destroy_material(plan=plan, by=request.membership, **form.cleaned_data)
    messages.success(request, _("The destruction is on record."))
    return redirect(reverse("archive", args=[code]))
