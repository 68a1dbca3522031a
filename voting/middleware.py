"""The voting pages take a shorter way: no session, no cookie, no account, no message, no token.

Everything under /v/ is answered here, before the middleware that could set or read a cookie. The secret in
the body of a cast is the authority; it needs no CSRF token, for a stranger's page does not know it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

BOOTH = "/v/"
URLS = "voting.urls.booth"


class ShortWay:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BOOTH):
            return self.get_response(request)
        try:
            found = resolve(request.path_info, URLS)
        except Resolver404:
            return self.get_response(request)
        request.resolver_match = found
        answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
        return answer
