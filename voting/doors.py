"""Who stands at a door of the vote. The vote knows no accounts: the floor above says whom it vouches for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from voting.models import Session

if TYPE_CHECKING:
    from voting.specs import Actor


@dataclass(frozen=True, slots=True)
class Voucher:
    """A person of the meeting's staff, as the floor above knows the account.

    organiser   the actor to do the organiser's acts with; None for whoever may not
    helps       whether this person may open the pages on which officers act with their PINs
    reads_book  whether this person may see the ballot book of a result that is held
    back        address and words of the page that led here
    hall        address of the page that takes the hall's address ("address") and comes back ("back" of this name)
    """

    organiser: Actor | None = None
    helps: bool = False
    reads_book: bool = False
    back: tuple[str, str] = ("", "")
    hall: str = ""


Vouch = Callable[[HttpRequest, Session], Voucher | None]


def _nobody(_request: HttpRequest, _session: Session) -> Voucher | None:
    return None


_vouch: Vouch = _nobody


def vouch_by(asked: Vouch) -> None:
    """Called once at the start by the floor that knows the accounts."""
    global _vouch  # noqa: PLW0603 - one registration, before the first request
    _vouch = asked


def vouched(request: HttpRequest, session: Session) -> Voucher | None:
    """None: whoever asks is not of this meeting's staff."""
    return _vouch(request, session)
