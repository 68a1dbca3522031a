"""The door to the host's sentences of the office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.errors import Refusal
from evaluation.meeting import actions
from evaluation.meeting.forms import HostWordsForm
from evaluation.meeting.labels import kind_label
from evaluation.meeting.presenters.script import default_words
from evaluation.meeting.queries import host_words
from evaluation.meeting.steps import KINDS
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def word_host(request: MemberRequest) -> HttpResponse:
    """All sentences on one page; what is left empty is said as the house says it."""
    permit(request.membership, "meeting.word_host", congress_id=request.membership.congress_id)
    lines = [(kind, kind_label(kind), default_words(kind)) for kind in KINDS]
    form = HostWordsForm(
        request.POST if request.method == "POST" else None, lines=lines, own=host_words(request.membership.congress_id)
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.word_host(words=form.cleaned_data, by=request.membership)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("The host's sentences are saved; the run sheet shows them from now on."))
            return redirect("word_host")
    facts = {"form": form, "refusal": refusal}
    return render(request, "meeting/word_host.html", facts, status=refusal.status if refusal else 200)
