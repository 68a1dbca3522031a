"""Doors to the wording of papers: download a template, change it in Word, upload it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.errors import Refusal
from documents.facts import PAPERS
from documents.papers import NAMES
from documents.templates import default
from documents.templates.guide import placeholders
from evaluation.archive import actions
from evaluation.archive.templating import own_template, own_templates
from evaluation.archive.views.papers import WORD
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest


def _kind(request: MemberRequest, kind: str) -> str:
    """A known kind of paper for those who may change wording; 403 or 404 otherwise."""
    permit(request.membership, "archive.take_template", congress_id=request.membership.congress_id)
    if kind not in PAPERS:
        raise Http404
    return kind


@require_safe
def list_templates(request: MemberRequest) -> HttpResponse:
    permit(request.membership, "archive.take_template", congress_id=request.membership.congress_id)
    own = own_templates(request.membership.congress)
    lines = [(kind, name, own.get(kind)) for kind, name in NAMES.items()]
    return render(request, "archive/list_templates.html", {"lines": lines})


@require_safe
def template(request: MemberRequest, kind: str) -> HttpResponse:
    return _page(request, _kind(request, kind))


def _page(request: MemberRequest, kind: str, refusal: Refusal | None = None) -> HttpResponse:
    """The facts that the paper can say, and the forms."""
    facts = {
        "kind": kind,
        "name": NAMES[kind],
        "own": own_template(request.membership.congress, kind),
        "placeholders": placeholders(kind),
        "refusal": refusal,
    }
    return render(request, "archive/template.html", facts, status=refusal.status if refusal else 200)


@require_safe
def download_template(request: MemberRequest, kind: str) -> HttpResponse:
    own = own_template(request.membership.congress, _kind(request, kind))
    data = bytes(own.file) if own and request.GET.get("which") != "standard" else default(kind)
    name = content_disposition_header(as_attachment=True, filename=f"{NAMES[kind]}（模板）.docx")
    return HttpResponse(data, content_type=WORD, headers={"Content-Disposition": name or "attachment"})


@require_POST
def take_template(request: MemberRequest, kind: str) -> HttpResponse:
    kind = _kind(request, kind)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Choose the Word file first."))
        return redirect("template", kind)
    by = request.membership
    try:
        actions.take_template(congress=by.congress, kind=kind, file_name=file.name or "", data=file.read(), by=by)
    except Refusal as refusal:
        return _page(request, kind, refusal)
    messages.success(request, _("From now on this paper is made in your wording."))
    return redirect("template", kind)


@require_POST
def give_up_template(request: MemberRequest, kind: str) -> HttpResponse:
    actions.give_up_template(congress=request.membership.congress, kind=_kind(request, kind), by=request.membership)
    messages.success(request, _("The standard wording is used again."))
    return redirect("template", kind)
