"""What the doors share: a page that is not for a role does not exist for it."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from evaluation.roster.permissions import may
from evaluation.roster.requests import MemberRequest

P = ParamSpec("P")
View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty answer is an answer too, and its faults are told."""
    return request.POST if request.method == "POST" else None


def only_who_may(act: str) -> Callable[[View[P]], View[P]]:
    """Answer 404 unless the asking role may do `act` ("<stage>.<act>") in its own congress."""

    def guarded(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def door(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may(request.membership, act):
                raise Http404
            return view(request, *args, **kwargs)

        return door

    return guarded


def only_for(*roles: str) -> Callable[[View[P]], View[P]]:
    """Answer 404 unless the asking role is one of `roles`: for pages that only show."""

    def guarded(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def door(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.membership.role not in roles:
                raise Http404
            return view(request, *args, **kwargs)

        return door

    return guarded
