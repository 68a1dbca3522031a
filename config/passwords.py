"""What a password needs beyond Django's own rules."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KINDS = 3


def kinds_in(password: str) -> int:
    """How many of four kinds of characters it has: capital letters, small letters, digits, anything else."""

    def kind(character: str) -> str:
        category = unicodedata.category(character)
        return category if category in {"Lu", "Ll", "Nd"} else "other"

    return len({kind(character) for character in password})


class ThreeKindsValidator:
    """At least three kinds of characters (a level-2 review's “复杂度要求”)."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django calls it so
        if kinds_in(password) < KINDS:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _(
            "The password needs three of these four kinds: capital letters, small letters, digits, other characters."
        )
