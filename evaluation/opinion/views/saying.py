"""The anonymous form. No sign-in, no cookie of ours, no line in a log that tells who."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.errors import Refusal
from evaluation.opinion import actions
from evaluation.opinion.forms import SayForm
from evaluation.opinion.queries import open_about, open_poster
from evaluation.roster.queries import system_membership


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def post_opinion(request: HttpRequest, code: str) -> HttpResponse:
    poster = open_poster(code)
    about = open_about(poster) if poster else []
    if poster is None or not about:  # the words of somebody who was still writing are shown once more, to be copied
        return render(request, "opinion/poster_closed.html", {"said": request.POST.get("text", "")}, status=410)
    form = SayForm(request.POST or None, about=about)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            posted = actions.post_opinion(
                poster=poster, by=system_membership(poster.plan.congress), **form.cleaned_data
            )
        except Refusal as refused:
            refusal = refused
        else:
            return render(request, "opinion/posted.html", {"private_code": _spaced(posted.private_code)})
    facts = {"form": form, "poster": poster, "about": about, "refusal": refusal}
    return render(request, "opinion/post_opinion.html", facts, status=refusal.status if refusal else 200)


def _spaced(code: str) -> str:
    """Groups of four, as people copy and read aloud."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
