"""Who asks, when a proxy of the office stands in front."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class AddressBehindProxy:
    """Takes the address that the proxy saw, which it adds last to X-Forwarded-For. Only with BEHIND_PROXY=yes.

    Locks and rate limits count by address: without this all the world would share the proxy's. What a client
    writes into the header itself stands before, and is not believed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if seen:
            request.META["REMOTE_ADDR"] = seen
        return self.get_response(request)
