"""Doors of the archive: what is open, making and sealing, corrections, destruction."""

from datetime import UTC, datetime

from django.contrib import messages
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
from evaluation.archive.labels import work_label
from evaluation.archive.queries import (
    at_work,
    bundles_visible_to,
    current_bundle,
    last_errand,
    plans_visible_to,
    still_open,
)
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
        "errand": last_errand(plan),
        "work": _work(plan),
        "at_work": at_work(plan),
        "kept": plan.papers.count(),
        "correction": CorrectionForm(auto_id="correct_%s"),
        "destruction": DestructionForm(by=request.membership, auto_id="destroy_%s"),
        "destroyed": _destroyed(plan),
        "organises": request.membership.role == "organiser",
    }
    return render(request, "archive/archive.html", facts)


def _work(plan: Plan) -> str:
    """What the long work that was asked for last is called."""
    errand = last_errand(plan)
    return work_label(errand.kind) if errand else ""


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


@require_safe
def archive_progress(request: MemberRequest, code: str) -> HttpResponse:
    plan = _plan(request, code)
    errand = last_errand(plan)
    if not request.htmx or errand is None:
        return redirect("archive", code)
    if at_work(plan) is None:  # the whole page shows what came of it
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "archive/archive_progress.html", {"plan": plan, "errand": errand, "work": _work(plan)})


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


@require_POST
def keep_papers(request: MemberRequest, code: str) -> HttpResponse:
    actions.ask_for_papers(plan=_plan(request, code), by=request.membership)
    return redirect("archive", code)


@require_POST
def seal_bundle(request: MemberRequest, code: str) -> HttpResponse:
    actions.ask_for_sealing(plan=_plan(request, code), by=request.membership)
    return redirect("archive", code)


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
