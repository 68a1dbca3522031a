"""Doors to the papers of a year: each as a Word file or PDF, made anew from the present facts."""

from collections.abc import Iterator
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documents.pdf import converter, to_pdf
from evaluation.archive.catalogue import Entry, deputies_of, find, of_deputy, of_meeting, of_plan
from evaluation.archive.models import Kit
from evaluation.archive.queries import meetings_prepared_by
from evaluation.archive.templating import render_own
from evaluation.archive.views.kits import last_errand
from evaluation.meeting.models import Meeting
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import plans_seen_by
from evaluation.roster.models import Membership
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Role

A_PAGE = 30
FOR_EVERYBODY = {"implementation_plan", "mobilisation_notice"}  # the others of the year name results of all groups
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def plan_of(by: Membership, code: str) -> Plan:
    """A plan of the own congress, for those who make papers, or 404."""
    if by.role not in {Role.ORGANISER, Role.GROUP_LEADER}:
        raise Http404
    return get_object_or_404(plans_seen_by(by).filter(congress_id=by.congress_id), code=code)


def _may_read(by: Membership, entry: Entry) -> bool:
    """A leader makes the papers of the own group and its meetings, and never those about themselves."""
    if by.role == Role.ORGANISER:
        return True
    if entry.meeting_code:
        return meetings_prepared_by(by).filter(code=entry.meeting_code).exists()
    if entry.assessment is None:
        return entry.kind in FOR_EVERYBODY
    own = entry.assessment.mandate.deputy_id == by.deputy_id
    return entry.assessment.group_id == by.group_id and not own


@require_safe
def list_papers(request: MemberRequest, code: str) -> HttpResponse:
    """The papers of the year as a whole; those of a deputy (`?about=`) or a meeting (`?meeting=`) one at a time."""
    plan = plan_of(request.membership, code)
    papers, title = _papers(request, plan)
    # those of a meeting were asked for as a whole: no query for each
    readable = [entry for entry in papers if entry.meeting_code or _may_read(request.membership, entry)]
    ordered = sorted(readable, key=lambda entry: entry.folder.value)
    folders = [(folder.value, list(inside)) for folder, inside in groupby(ordered, key=lambda entry: entry.folder)]
    facts = {"plan": plan, "folders": folders, "title": title, "pdf": converter() is not None}
    if not title:
        facts |= {"meetings": meetings_prepared_by(request.membership).filter(plan=plan)}
        facts |= {"page_obj": _deputies(request, plan)}
    elif held := request.GET.get("meeting"):
        facts |= _kit(get_object_or_404(meetings_prepared_by(request.membership), code=held))
    return render(request, "archive/list_papers.html", facts)


def _papers(request: MemberRequest, plan: Plan) -> tuple[Iterator[Entry], str]:
    """What is listed, and whose it is; "" for the year as a whole."""
    if about := request.GET.get("about"):
        assessment = get_object_or_404(deputies_of(plan), code=about)
        return of_deputy(assessment), assessment.mandate.deputy.name
    if held := request.GET.get("meeting"):
        meeting = get_object_or_404(meetings_prepared_by(request.membership).filter(plan=plan), code=held)
        return of_meeting(meeting), meeting.title
    return of_plan(plan), ""


def _kit(meeting: Meeting) -> dict[str, object]:
    """The kit of a meeting as the page shows it."""
    return {"meeting": meeting, "kit": Kit.objects.filter(meeting=meeting).last(), "errand": last_errand(meeting)}


def _deputies(request: MemberRequest, plan: Plan) -> Page[Assessment]:
    """A page of the deputies whose papers this person makes, to be found by name or pinyin."""
    by, found = request.membership, deputies_of(plan)
    if by.role == Role.GROUP_LEADER:
        found = found.filter(group=by.group).exclude(mandate__deputy_id=by.deputy_id or 0)
    if sought := request.GET.get("q", "").strip():
        deputy = "mandate__deputy__"
        found = found.filter(
            Q(**{f"{deputy}name__contains": sought})
            | Q(**{f"{deputy}pinyin__startswith": sought.lower()})
            | Q(**{f"{deputy}initials__startswith": sought.lower()})
        )
    return Paginator(found, A_PAGE).get_page(request.GET.get("page"))


@require_safe
def paper(request: MemberRequest, code: str, key: str) -> HttpResponse:
    """One paper; `?as=pdf` through LibreOffice. Raises NoConverter where it is missing."""
    plan = plan_of(request.membership, code)
    entry = find(plan, key)
    if entry is None or not _may_read(request.membership, entry):
        raise Http404
    facts = entry.facts()
    data, name, kind = render_own(plan.congress, facts), entry.file_name(facts), WORD
    if request.GET.get("as") == "pdf":
        (data,) = to_pdf([data])
        name, kind = name.removesuffix(".docx") + ".pdf", "application/pdf"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment"}
    return HttpResponse(data, content_type=kind, headers=headers)
