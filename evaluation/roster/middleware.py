"""The door of every page: who is it, in which role, and may the visit go on?

Every page needs a signed-in person unless its view is marked `login_not_required`
(django.contrib.auth.decorators): a page that somebody forgot to think about is closed.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from evaluation.roster.models import Membership, User
from evaluation.roster.queries import memberships_of, usual_role, valid_links

SEEN = "seen"  # session: when the person last did something, in seconds
BY_LINK = "by_link"  # session: the personal link the person came by; it opens its own congress only
CHOSEN = "membership"  # session: the role chosen last
A_MINUTE = 60
WITHOUT_ROLE = frozenset({"sign_out", "no_role"})
WITH_OLD_PASSWORD = frozenset({"sign_out", "change_password", "switch_membership"})


class MembershipMiddleware:
    """Sets `request.membership` and `request.memberships`; sends whoever may not go on to the right page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mine: list[Membership] = []
        request.was_idle = False  # type: ignore[attr-defined]  # read below, after the view is known
        if request.user.is_authenticated:
            if _idle(request):
                logout(request)
                request.was_idle = True  # type: ignore[attr-defined]
            else:
                mine = _roles(request, request.user)
        request.memberships = mine  # type: ignore[attr-defined]  # MemberRequest says what views may expect
        request.membership = _chosen(request, mine)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated:
            return _send(request, reverse("sign_in") + "?" + urlencode(_why(request)))
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.membership is None:  # type: ignore[attr-defined]
            return None if name in WITHOUT_ROLE else _send(request, reverse("no_role"))
        if name not in WITH_OLD_PASSWORD and must_change_password(request, request.user):
            return _send(request, reverse("change_password"))
        return None


def must_change_password(request: HttpRequest, user: User) -> bool:
    """An initial password, or one older than the office allows; who came by a personal link is not asked."""
    if request.session.get(BY_LINK) or not user.has_usable_password():
        return False
    days = settings.PASSWORD_MAX_AGE_DAYS
    changed = user.password_changed_at or user.date_joined
    return user.must_change_password or (days > 0 and changed < timezone.now() - timedelta(days=days))


def _idle(request: HttpRequest) -> bool:
    """Whether the person was away too long. What the page asks by itself does not count as being there."""
    now = int(timezone.now().timestamp())
    seen = request.session.get(SEEN, now)
    if now - seen > settings.IDLE_MINUTES * A_MINUTE:
        return True
    by_itself = request.method == "GET" and request.headers.get("HX-Request") == "true"
    if SEEN not in request.session or (now - seen >= A_MINUTE and not by_itself):
        request.session[SEEN] = now
    return False


def _roles(request: HttpRequest, user: User) -> list[Membership]:
    """The roles open to this visit. A link that was revoked or has expired ends the visits it began."""
    link_id = request.session.get(BY_LINK)
    if link_id is None:
        return list(memberships_of(user))
    link = valid_links().filter(pk=link_id).first()
    if link is None:
        logout(request)
        return []
    return list(memberships_of(user).filter(congress_id=link.congress_id))


def _chosen(request: HttpRequest, mine: list[Membership]) -> Membership | None:
    wanted = request.session.get(CHOSEN) if mine else None
    return next((m for m in mine if m.pk == wanted), None) or usual_role(mine)


def _why(request: HttpRequest) -> dict[str, str]:
    words = {"next": request.get_full_path() if request.method == "GET" else "/"}
    if request.was_idle:  # type: ignore[attr-defined]
        words["idle"] = "1"
    return words


def _send(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect that htmx follows with the whole page and not with a part of it."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
