"""Personal cards: a name, a square picture, and the code to type where no camera is."""

from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from evaluation.roster.models import PersonalLink


@dataclass(frozen=True, slots=True)
class Card:
    name: str
    roles: str
    secret: str
    picture: SafeString


def card_of(link: PersonalLink, secret: str, entrance: str, roles: str) -> Card:
    """`entrance` is the whole address of the page `enter`; the secret stands behind its #."""
    code = segno.make(f"{entrance}#{secret}", error="m", micro=False)
    svg = code.svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None)
    return Card(link.user.name, roles, secret, mark_safe(svg))  # noqa: S308 - drawn by segno from letters of our own
