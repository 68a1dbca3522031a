"""Looking up an anonymous opinion by its private code. No sign-in; the code travels in a request's body only."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evaluation.opinion.actions import look_up as find
from evaluation.opinion.actions import say_settled as say
from evaluation.opinion.errors import UnknownCode
from evaluation.opinion.models import Opinion
from evaluation.rectification.forms import LookUpForm, SettledForm
from evaluation.roster.queries import system_membership


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """What became of an opinion: its words, the items made of it, and how far they are."""
    form = LookUpForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "rectification/look_up.html", {"form": form})
    return _shown(request, form.cleaned_data["code"], form)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["POST"])
def say_settled(request: HttpRequest) -> HttpResponse:
    form = SettledForm(request.POST)
    if form.is_valid():
        try:
            opinion = find(form.cleaned_data["code"])
        except UnknownCode as refusal:
            return render(request, "rectification/look_up.html", {"form": LookUpForm(), "refusal": refusal}, status=404)
        say(by=system_membership(opinion.assessment.plan.congress), **form.cleaned_data)
        return _shown(
            request, form.cleaned_data["code"], form, settled=SettledForm(initial=form.cleaned_data), told=True
        )
    return _shown(request, request.POST.get("code", ""), form, settled=form)


def _shown(
    request: HttpRequest, code: str, form: LookUpForm, *, settled: SettledForm | None = None, told: bool = False
) -> HttpResponse:
    """The opinion and its items; `told`: the raiser has just said whether it is settled."""
    try:
        opinion = find(code)
    except UnknownCode as refusal:
        return render(request, "rectification/look_up.html", {"form": form, "refusal": refusal}, status=404)
    facts = {
        "opinion": opinion,
        "items": _items_of(opinion),
        "settled": settled or SettledForm(initial={"code": code}),
        "told": told,
        "code": code,
    }
    return render(request, "rectification/looked_up.html", facts)


def _items_of(opinion: Opinion) -> list[object]:
    """The items made of this opinion, or of the topic that it was gathered into."""
    found = list(opinion.items.all())
    if opinion.topic:
        found += [i for i in opinion.assessment.items.filter(problem=opinion.topic.title) if i not in found]
    return list(found)
