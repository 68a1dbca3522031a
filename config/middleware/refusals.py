"""A refusal that no view answered itself becomes a page (or, for htmx, a notice): what, why, what to do now."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from config.face.back import page_before
from documents.errors import Refusal

SECRETS = ("password", "pin", "code", "token", "secret")
WORTH_KEEPING = 20  # signs: what is shorter is typed again faster than copied


class Unkept(Refusal):
    """A form limits what it takes; what got past it meets the columns of the database (PostgreSQL's alone refuse)."""

    code = "typed.over_limit"
    what = _("Nothing was saved or looked up.")
    why = _("What was typed is too long for its place, or holds a sign that cannot be kept.")
    now = _("Type it anew, shorter and without signs from other programs.")


class Refusals:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return _only_a_button_leads_here(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DataError):
            return refused(request, Unkept())
        return refused(request, exception) if isinstance(exception, Refusal) else None


def _only_a_button_leads_here(request: HttpRequest, bare: HttpResponse) -> HttpResponse:
    """The address of an act, opened by hand, from the history or after signing in anew: a page instead of nothing."""
    page = render(request, "errors/405.html", {"back": page_before(request)}, status=bare.status_code)
    page["Allow"] = bare["Allow"]
    return page


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to an act that was refused. Nothing was changed, and nothing typed is lost."""
    status = refusal.status
    if getattr(request, "htmx", False):
        response = render(request, "face/refusal.html", {"refusal": refusal}, status=status)
        response["HX-Retarget"] = "#notices"
        response["HX-Reswap"] = "innerHTML show:top"
        return response
    facts = {"refusal": refusal, "typed": list(_typed(request)), "back": page_before(request)}
    return render(request, "refused.html", facts, status=status)


def _typed(request: HttpRequest) -> Iterator[str]:
    for name, value in request.POST.items():
        words = str(value)
        secret = any(word in name.lower() for word in SECRETS)
        if len(words) >= WORTH_KEEPING and not secret:
            yield words
