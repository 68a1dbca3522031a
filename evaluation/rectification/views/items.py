"""Doors through which items are found, raised and looked at."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.opinion.queries import kept
from evaluation.plan.models import Assessment
from evaluation.rectification import actions
from evaluation.rectification.forms import MeasureForm, ProblemForm, ProgressForm, ReopenForm, WordsForm
from evaluation.rectification.models import Progress
from evaluation.rectification.permissions import permit_signing
from evaluation.rectification.presenters import ItemPage, ListPage
from evaluation.rectification.queries import DONE, visible_to
from evaluation.roster.downloads import as_excel
from evaluation.roster.models import Membership
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Role

A_PAGE = 30


def page_of(request: MemberRequest, code: str) -> ItemPage:
    """The item as the asking person may see it, or 404."""
    return ItemPage(get_object_or_404(visible_to(request.membership), code=code), request.membership)


def assessment_of(by: Membership, code: str) -> Assessment:
    """A deputy whose list the asking person may see, or 404."""
    inside = Assessment.objects.filter(plan__congress_id=by.congress_id).select_related("plan", "mandate__deputy")
    match by.role:
        case Role.ORGANISER | Role.PRESIDIUM:
            pass
        case Role.GROUP_LEADER:
            inside = inside.filter(group_id=by.group_id) | inside.filter(reviewer_id=by.pk)
        case Role.DEPUTY:
            inside = inside.filter(mandate__deputy_id=by.deputy_id or 0)
        case _:
            raise Http404
    return get_object_or_404(inside, code=code)


@require_safe
def list_items(request: MemberRequest) -> HttpResponse:
    """Items by date; `?show=overdue|open|all`."""
    today = timezone.localdate()
    found = visible_to(request.membership).order_by("due_on", "pk")
    show = request.GET.get("show", "open")
    if show == "overdue":
        found = found.filter(due_on__lt=today).exclude(state__in=DONE)
    elif show == "open":
        found = found.exclude(state__in=DONE)
    if sought := request.GET.get("q", "").strip():
        found = found.filter(problem__contains=sought) | found.filter(
            assessment__mandate__deputy__name__contains=sought
        )
    facts = {"page_obj": Paginator(found, A_PAGE).get_page(request.GET.get("page")), "show": show, "today": today}
    return render(request, "rectification/list_items.html", facts)


@require_safe
def export_items(request: MemberRequest) -> HttpResponse:
    """Every item that the asking person may see, as an Excel table."""
    heading = [
        _("Deputy"),
        _("Problem"),
        _("Where it came from"),
        _("What will be done"),
        _("Who is responsible"),
        _("By when"),
        _("State"),
    ]
    rows = [
        [
            found.assessment.mandate.deputy.name,
            found.problem,
            found.get_source_display(),
            found.measure,
            found.responsible,
            found.due_on,
            found.get_state_display(),
        ]
        for found in visible_to(request.membership).order_by("pk")
    ]
    return as_excel(_("Rectification"), heading, rows)


@require_safe
def item(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    seen = {
        "measure": page.item.measure,
        "responsible": page.item.responsible or page.deputy.name,
        "due_on": page.item.due_on,
        "edition": page.item.edition,
    }
    facts = {
        "page": page,
        "measure": MeasureForm(initial=seen, prefix="measure"),
        "progress": ProgressForm(prefix="progress"),
        "words": WordsForm(prefix="words"),
    }
    return render(request, "rectification/item.html", facts)


@require_safe
def list_of(request: MemberRequest, code: str) -> HttpResponse:
    page = ListPage(assessment_of(request.membership, code), request.membership)
    return render(request, "rectification/list_of.html", {"page": page, "form": ProblemForm()})


@require_POST
def add_item(request: MemberRequest, code: str) -> HttpResponse:
    """Put a problem on the list: typed, or taken over with one click from an opinion or the meeting."""
    assessment = assessment_of(request.membership, code)
    form = ProblemForm(request.POST)
    if not form.is_valid():
        page = ListPage(assessment, request.membership)
        return render(request, "rectification/list_of.html", {"page": page, "form": form}, status=422)
    number = request.POST.get("opinion", "")
    opinion = kept(assessment).filter(pk=number).first() if number.isdecimal() else None
    source = "opinion" if opinion else "question"
    actions.add_item(
        assessment=assessment,
        source=source,
        problem=form.cleaned_data["problem"],
        opinion=opinion,
        by=request.membership,
    )
    messages.success(request, _("The problem is on the list."))
    return redirect("list_of_items", code)


@require_POST
def close_list(request: MemberRequest, code: str) -> HttpResponse:
    assessment = assessment_of(request.membership, code)
    leave_open = request.POST.get("leave_open") == "yes"
    actions.close_list(assessment=assessment, leave_open=leave_open, by=request.membership)
    return redirect("list_of_items", code)  # the page itself says that it is closed, when and by whom


@require_POST
def reopen_list(request: MemberRequest, code: str) -> HttpResponse:
    assessment = assessment_of(request.membership, code)
    permit_signing(request.membership, "rectification.reopen_list", assessment)
    form = ReopenForm(request.POST)
    if form.is_valid():
        actions.reopen_list(assessment=assessment, reason=form.cleaned_data["reason"], by=request.membership)
        messages.success(request, _("The list is open again; the record shows both."))
    else:
        messages.error(request, _("Give a reason in one sentence."))
    return redirect("list_of_items", code)


@require_safe
def evidence(request: MemberRequest, code: str, number: int) -> FileResponse:
    """A file of evidence, always as a download."""
    progress = get_object_or_404(Progress.objects.exclude(evidence=""), item=page_of(request, code).item, pk=number)
    return FileResponse(progress.evidence.open("rb"), as_attachment=True, filename=progress.evidence_name)
