"""Doors of the steps of one item; each is one act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.errors import Refusal
from evaluation.rectification import actions
from evaluation.rectification.forms import MeasureForm, ProgressForm, WordsForm
from evaluation.rectification.permissions import permit_step
from evaluation.rectification.queries import visible_to
from evaluation.rectification.views.items import page_of
from evaluation.roster.requests import MemberRequest


def _step(request: MemberRequest, code: str, name: str, form: Form, act: Callable[..., Any], said: str) -> HttpResponse:
    """Do one act with what the form holds; a refusal keeps what was typed on the page.

    Who may not act hears so first, not what is wrong with the form.
    """
    page = page_of(request, code)
    permit_step(request.membership, f"rectification.{act.__name__}", page.item.assessment)
    refusal = None
    if form.is_valid():
        try:
            act(item=page.item, by=request.membership, **form.cleaned_data)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, said)
            return redirect("item", page.item.code)
    blank = {
        "measure": MeasureForm(prefix="measure"),
        "progress": ProgressForm(prefix="progress"),
        "words": WordsForm(prefix="words"),
    }
    facts = {"page": page, "refusal": refusal, **blank, name: form}
    return render(request, "rectification/item.html", facts, status=refusal.status if refusal else 422)


@require_POST
def plan_item(request: MemberRequest, code: str) -> HttpResponse:
    kept = visible_to(request.membership).filter(code=code).values_list("due_on", flat=True).first()
    form = MeasureForm(request.POST, prefix="measure", initial={"due_on": kept})
    return _step(request, code, "measure", form, actions.plan_item, _("The measure is on record."))


@require_POST
def report_progress(request: MemberRequest, code: str) -> HttpResponse:
    form = ProgressForm(request.POST, request.FILES, prefix="progress")
    return _step(request, code, "progress", form, actions.report_progress, _("The progress is on record."))


@require_POST
def hand_in_item(request: MemberRequest, code: str) -> HttpResponse:
    return _worded(request, code, actions.hand_in_item, "text", _("The item is handed in for sign-off."))


@require_POST
def return_item(request: MemberRequest, code: str) -> HttpResponse:
    return _worded(request, code, actions.return_item, "remarks", _("The item went back with your words."))


@require_POST
def sign_off_item(request: MemberRequest, code: str) -> HttpResponse:
    return _worded(request, code, actions.sign_off_item, "remarks", _("The item is signed off."))


@require_POST
def reopen_item(request: MemberRequest, code: str) -> HttpResponse:
    return _worded(request, code, actions.reopen_item, "reason", _("The item is open again; the record shows both."))


def _worded(request: MemberRequest, code: str, act: Callable[..., Any], takes: str, said: str) -> HttpResponse:
    """A step that is done with words; `takes` is what the act calls them."""

    @wraps(act)
    def do(*, words: str, **facts: Any) -> None:
        act(**facts, **{takes: words})

    return _step(request, code, "words", WordsForm(request.POST, prefix="words"), do, said)
