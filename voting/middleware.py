"""The voting pages take a shorter way: no session, no cookie, no account, no message, no token.

Everything under /v/ is answered here, before the middleware that could set or read a cookie. Why a cast needs no
CSRF token: config/decisions/0012-the-slip-is-the-token.md.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from voting.views import answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.urls import ResolverMatch

BOOTH = "/v/"
URLS = "voting.urls.booth"
LARGEST_MESSAGE = 512 * 1024  # bytes; 99 questions with a remark of 300 characters each need less
KINDS = frozenset({"", "application/json", "application/x-www-form-urlencoded"})
TOO_LARGE, UNKNOWN_KIND = 413, 415


class ShortWay:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BOOTH):
            return self.get_response(request)
        answer = self._answer(request)
        for name, value in answers.QUIET.items():  # a refusal, too, is kept nowhere and tells nobody where it came from
            answer.headers[name] = value
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponse:
        try:
            found = _resolved(request.path_info)
        except Resolver404:
            return self.get_response(request)
        request.resolver_match = found
        if wrong := _unreadable(request):
            answer = HttpResponse(status=wrong)
        else:
            try:
                answer = found.func(request, *found.args, **found.kwargs)
            except SuspiciousOperation:  # thousands of fields: Django would write an address and a time into the log
                answer = HttpResponse(status=TOO_LARGE)
        # CommonMiddleware, which this way passes by, would do it: without a length a connection cannot be kept
        answer.headers["Content-Length"] = str(len(answer.content))
        return answer


@lru_cache(maxsize=1_000)
def _resolved(path: str) -> ResolverMatch:
    """A hall asks for the same few addresses thousands of times."""
    return resolve(path, URLS)


def _unreadable(request: HttpRequest) -> int:
    """The status for a body that no page of ours sends; it is refused before it is read. 0: all is well.

    Files above all: Django would write them to the disk before any view could say no.
    """
    if request.method != "POST":
        return 0
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or len(length) > len(str(LARGEST_MESSAGE)) or int(length) > LARGEST_MESSAGE:
        return TOO_LARGE
    return 0 if request.content_type in KINDS else UNKNOWN_KIND
