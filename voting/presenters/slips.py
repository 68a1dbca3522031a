"""The words of a slip, and whether its address will be of any use in the hall."""

from __future__ import annotations

import io
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from voting.slips.sheet import Wording

if TYPE_CHECKING:
    from voting.models import Session


def wording_of(session: Session, *, trial: bool = False) -> Wording:
    """Identical for all slips of the session; in the language of whoever prints."""
    hall = session.hall_address.rstrip("/")
    return Wording(
        title=session.title,
        lead=_("Scan with a phone and vote"),
        steps=(
            _("1. Scan the code; WeChat will do."),
            _("2. Choose a grade for each name, check, and send."),
            _("3. One slip, one ballot. Nobody can find out whose it is."),
        ),
        typing=_("No scanner? Open %(address)s and type these letters:") % {"address": hall + reverse("find_vote")},
        scan=hall + reverse("vote", args=[session.code]) + "#",
        foot=_("One each · do not swap or photograph it · a lost slip is not replaced"),
        mark=_("TRIAL") if trial else "",
    )


def address_faults(address: str) -> list[str]:
    """Why phones would not reach this address; empty when nothing speaks against it."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        return [_("No address of the hall has been chosen. Slips would lead nowhere.")]
    if _only_here(host):
        return [
            _("The address %(host)s means “this computer” on every phone: no phone will reach the vote.")
            % {"host": host}
        ]
    return []


def _only_here(host: str) -> bool:
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return found.is_loopback or found.is_unspecified


def qr(text: str, scale: int = 6) -> SafeString:
    drawn = io.BytesIO()
    segno.make_qr(text, error="m").save(drawn, kind="svg", scale=scale, border=4, xmldecl=False, nl=False, light="#fff")
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 - drawn by the library from bits, holds no text
