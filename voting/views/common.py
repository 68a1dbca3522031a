"""What every desk of the vote does first: which session, who asks, and in which office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from voting.doors import Voucher, vouched
from voting.models import Session

if TYPE_CHECKING:
    from django.http import HttpRequest

    from voting.specs import Actor

LONGEST_NUMBER = 9  # digits


def staffed(request: HttpRequest, code: str) -> tuple[Session, Voucher]:
    """The session and the person's voucher. Raises Http404 for everybody else."""
    session = Session.objects.filter(code=code).first()
    voucher = vouched(request, session) if session else None
    if session is None or voucher is None or not voucher.helps:
        raise Http404
    return session, voucher


def organised(request: HttpRequest, code: str) -> tuple[Session, Voucher, Actor]:
    """The same, for the organiser's own acts only."""
    session, voucher = staffed(request, code)
    if voucher.organiser is None:
        raise Http404
    return session, voucher, voucher.organiser


def whole_number(typed: str) -> int:
    """A number that stood in an address or in a hidden field; 0 for whatever else was put there."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER else 0
