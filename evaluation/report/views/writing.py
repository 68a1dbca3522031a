"""Doors through which a report is written and handed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.errors import Refusal
from evaluation.report import actions
from evaluation.report.forms import DraftForm, HandInForm, UploadForm
from evaluation.report.presenters import ReportPage
from evaluation.report.views.reading import page_of
from evaluation.roster.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def write_report(request: MemberRequest, code: str) -> HttpResponse:
    """The editor. Saves by itself every few seconds, by the button without JavaScript."""
    page = page_of(request, code)
    if not page.writable:
        return redirect("report", code)
    if request.method == "GET":
        return _editor(request, page)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _editor(request, page, form=form, status=422)
    return _save(request, page, form)


def _save(request: MemberRequest, page: ReportPage, form: DraftForm) -> HttpResponse:
    try:
        page.report = actions.save_draft(report=page.report, by=request.membership, **form.cleaned_data)
    except Refusal as refusal:
        if request.htmx:
            return render(request, "report/saved.html", {"page": page, "refusal": refusal}, status=refusal.status)
        return _editor(request, page, form=form, refusal=refusal, status=refusal.status)
    if request.htmx:
        return render(request, "report/saved.html", {"page": page})
    if request.POST.get("then") == "hand_in":
        return redirect("submit_report", page.assessment.code)
    messages.success(request, _("The text is saved."))
    return redirect("write_report", page.assessment.code)


def _editor(
    request: MemberRequest,
    page: ReportPage,
    *,
    form: DraftForm | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    seen = {"text": page.report.text, "edition": page.report.edition}
    facts = {
        "page": page,
        "form": form or DraftForm(initial=seen),
        "upload": UploadForm(initial=seen, prefix="upload"),
        "refusal": refusal,
    }
    return render(request, "report/write_report.html", facts, status=status)


@require_POST
def upload_report(request: MemberRequest, code: str) -> HttpResponse:
    """Take the text out of a Word file; what was written before is kept as a version."""
    page = page_of(request, code)
    form = UploadForm(request.POST, request.FILES, prefix="upload")
    if not form.is_valid():
        messages.error(request, _("Choose a Word file first."))
        return redirect("write_report", code)
    file = form.cleaned_data["file"]
    try:
        if page.report.text.strip():
            actions.keep_version(report=page.report, by=request.membership)
        actions.upload_draft(
            report=page.report,
            data=file.read(),
            file_name=file.name,
            edition=form.cleaned_data["edition"],
            by=request.membership,
        )
    except Refusal as refusal:
        return _editor(request, page, refusal=refusal, status=422)
    messages.success(request, _("The text of “%(file)s” was taken over. Read it through once.") % {"file": file.name})
    return redirect("write_report", code)


@require_http_methods(["GET", "POST"])
def submit_report(request: MemberRequest, code: str) -> HttpResponse:
    """The last look: counts, time to speak, the checklist; then the report is handed in."""
    page = page_of(request, code)
    if not page.writable:
        return redirect("report", code)
    form = HandInForm(request.POST if request.method == "POST" else None, report=page.report)
    refusal: Refusal | None = page.over_limit
    if request.method == "POST" and form.is_valid():
        try:
            actions.submit_report(report=page.report, covered=form.cleaned_data["covered"], by=request.membership)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("The report is handed in. You will hear when it has been read."))
            return redirect("report", code)
    facts = {"page": page, "form": form, "refusal": refusal}
    status = refusal.status if refusal and request.method == "POST" else 200
    return render(request, "report/submit_report.html", facts, status=status)


@require_POST
def withdraw_report(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    actions.withdraw_report(report=page.report, by=request.membership)
    messages.info(request, _("The report is yours again. Hand it in when it is ready."))
    return redirect("write_report", code)
