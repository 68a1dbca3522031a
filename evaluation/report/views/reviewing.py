"""Doors through which a report is reviewed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.errors import Refusal
from evaluation.report import actions
from evaluation.report.forms import ExtensionForm, ReviewForm
from evaluation.report.presenters import ReportPage
from evaluation.report.views.reading import page_of
from evaluation.roster.requests import MemberRequest


def _page(request: MemberRequest, page: ReportPage, form: ReviewForm, refusal: Refusal | None = None) -> HttpResponse:
    facts = {"page": page, "form": form, "refusal": refusal}
    return render(request, "report/review_report.html", facts, status=refusal.status if refusal else 200)


@require_http_methods(["GET"])
def review_report(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    if not (page.reviewable or page.returnable):
        return redirect("report", code)
    return _page(request, page, ReviewForm(report=page.report))


@require_POST
def accept_report(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    form = ReviewForm(request.POST, report=page.report)
    if not form.is_valid():
        return _page(request, page, form)
    try:
        actions.accept_report(report=page.report, remarks=form.cleaned_data["remarks"], by=request.membership)
    except Refusal as refusal:
        return _page(request, page, form, refusal)
    messages.success(request, _("The report of %(name)s is accepted.") % {"name": page.deputy.name})
    return redirect("report", code)


@require_POST
def return_report(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    form = ReviewForm(request.POST, report=page.report)
    if not form.is_valid():
        return _page(request, page, form)
    try:
        actions.return_report(report=page.report, by=request.membership, **form.cleaned_data)
    except Refusal as refusal:
        return _page(request, page, form, refusal)
    messages.success(request, _("The report went back to %(name)s with your remarks.") % {"name": page.deputy.name})
    return redirect("report", code)


@require_http_methods(["GET", "POST"])
def extend_report(request: MemberRequest, code: str) -> HttpResponse:
    """Give a later date, with a reason."""
    page = page_of(request, code)
    form = ExtensionForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_report(report=page.report, by=request.membership, **form.cleaned_data)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("The new date is on record."))
            return redirect("report", code)
    facts = {"page": page, "form": form, "refusal": refusal}
    return render(request, "report/extend_report.html", facts, status=refusal.status if refusal else 200)
