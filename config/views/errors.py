"""The pages for what went wrong. They ask the database for nothing, because it may be what is gone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from config.face.back import page_before


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's handler
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's handler
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's handler
    return render(request, "errors/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's handler
    """A form that came without its proof: an old page, or a browser that keeps no cookie."""
    return render(request, "errors/csrf.html", {"back": page_before(request)}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's handler
    # without the request: no context processor may fail a second time
    try:
        page = render_to_string("errors/500.html")
    except Exception:  # noqa: BLE001 - whatever failed (no collectstatic, say) may fail the page about it, too
        page = render_to_string("errors/plain.html")
    return HttpResponse(page, status=500)
