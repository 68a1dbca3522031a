"""What people typed is kept whole or not at all."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class TextTooLong(Refusal):
    code = "typed.too_long"
    what = _("Nothing was saved.")
    why = _("The text has %(length)s characters, and there is room for %(room)s.")
    now = _("Shorten it and save again.")


def whole(text: str, room: int) -> str:
    """The text without blanks around it. Raises TextTooLong where it has more than `room` characters."""
    said = text.strip()
    if len(said) > room:
        raise TextTooLong(length=len(said), room=room)
    return said
