from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_way(request: HttpRequest, wanted: str) -> str:
    """`wanted` when it is an address of this installation, else the first page."""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own else "/"


def page_before(request: HttpRequest) -> str:
    return safe_way(request, request.headers.get("Referer", "/"))
