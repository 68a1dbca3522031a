"""Answers of the booth: pages without a cookie, without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from voting.presenters.booth import Wishes

QUIET = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
# the picture of the trackers is drawn on the phone itself, and WeChat only saves what is shown as an image
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def quiet(body: bytes | str, *, status: int = 200, kind: str = "text/html; charset=utf-8") -> HttpResponse:
    answer = HttpResponse(body, status=status, content_type=kind, headers=QUIET)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def page(template: str, wishes: Wishes, facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page in the reader's language. No request goes into it, so nothing of the request can come out."""
    return quiet(text_of(template, wishes, facts), status=status)


def text_of(template: str, wishes: Wishes, facts: dict[str, Any]) -> str:
    return render_to_string(template, {**facts, "wishes": wishes, "switches": switches(wishes)})


def switches(wishes: Wishes) -> dict[str, str]:
    """Addresses of the same page in another language, size or contrast."""
    return {
        "language": wishes.query(language="en" if wishes.language != "en" else "zh-hans"),
        "standard": wishes.query(look="standard"),
        "large": wishes.query(look="large"),
        "largest": wishes.query(look="largest"),
        "contrast": wishes.query(contrast=not wishes.contrast),
        "same": wishes.query(),
    }
