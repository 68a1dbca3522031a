"""Doors of the congress itself: its terms, and the congresses below it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from evaluation.roster import actions, queries
from evaluation.roster.forms.office import CloseTermForm, CongressForm, CorrectTermForm, OpenTermForm
from evaluation.roster.founding import found_below
from evaluation.roster.models import Term
from evaluation.roster.passwords import initial_password
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Level
from evaluation.roster.views.guard import only_who_may, posted


@require_safe
@only_who_may("roster.open_term")
def terms(request: MemberRequest) -> HttpResponse:
    found = Term.objects.filter(congress=request.membership.congress).order_by("-number")
    return render(request, "roster/terms.html", {"terms": found, "running": any(not term.ended_on for term in found)})


@require_http_methods(["GET", "POST"])
@only_who_may("roster.open_term")
def open_term(request: MemberRequest) -> HttpResponse:
    form = OpenTermForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.open_term(congress=request.membership.congress, by=request.membership, **form.cleaned_data)
        messages.success(request, _("The term is open. Take the new roster over now."))
        return redirect("terms")
    return render(request, "roster/open_term.html", {"form": form})


@require_http_methods(["GET", "POST"])
@only_who_may("roster.correct_term")
def correct_term(request: MemberRequest, number: int) -> HttpResponse:
    """The first day of the running term was taken down wrongly."""
    term = get_object_or_404(Term, congress=request.membership.congress, number=number, ended_on=None)
    form = CorrectTermForm(posted(request), initial={"started_on": term.started_on})
    if request.method == "POST" and form.is_valid():
        actions.correct_term(term=term, started_on=form.cleaned_data["started_on"], by=request.membership)
        messages.success(request, _("The first day was corrected; the record shows both."))
        return redirect("terms")
    return render(request, "roster/correct_term.html", {"form": form, "term": term})


@require_http_methods(["GET", "POST"])
@only_who_may("roster.close_term")
def close_term(request: MemberRequest, number: int) -> HttpResponse:
    """`number` is that of the term (届)."""
    term = get_object_or_404(Term, congress=request.membership.congress, number=number)
    form = CloseTermForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.close_term(term=term, ended_on=form.cleaned_data["ended_on"], by=request.membership)
        messages.success(request, _("The term is closed, and all its mandates with it."))
        return redirect("terms")
    running = term.mandates.filter(ended_on=None).count()
    return render(request, "roster/close_term.html", {"form": form, "term": term, "running": running})


@require_safe
@only_who_may("roster.create_congress")
def congresses(request: MemberRequest) -> HttpResponse:
    found = queries.congresses_visible_to(request.membership).select_related("parent")
    return render(request, "roster/congresses.html", {"congresses": found})


@never_cache
@require_http_methods(["GET", "POST"])
@only_who_may("roster.create_congress")
def create_congress(request: MemberRequest) -> HttpResponse:
    form = CongressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        password = initial_password()
        facts = dict(form.cleaned_data, level=Level(form.cleaned_data["level"]))
        user, made = found_below(by=request.membership, password=password, **facts)
        told = {"person": user, "password": password if made else ""}
        return render(request, "roster/initial_password.html", told)
    return render(request, "roster/create_congress.html", {"form": form})
