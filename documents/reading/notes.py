"""What the reader of a count should know about the file. Remarks, not refusals; a closed list."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Final[dict[str, Promise]] = {
    "deleted_text": _(
        "Tracked deletions were left out (%(words)s words). Word counts them while it shows the changes."
    ),
    "hidden_text": _("Hidden text was left out (%(words)s words). Word counts it while it shows hidden text."),
    "headers": _("Headers and footers were not counted (%(words)s words), as in Word."),
    "text_boxes": _("Text boxes are counted (%(words)s words), as in Word with its box for them ticked."),
    "footnotes": _("Footnotes are counted (%(words)s words), as in Word with its box for them ticked."),
    "endnotes": _("Endnotes are counted (%(words)s words), as in Word with its box for them ticked."),
    "converted": _("The file was converted from .%(kind)s by LibreOffice before it was counted."),
    "network_open": _("The conversion could not be cut off from the network on this server."),
    "name_differs": _("The name ends in .%(name)s, but the content is .%(kind)s; it was read by its content."),
    "no_text": _("No text was found. If the pages are scanned pictures, the text has to be typed."),
}


@dataclass(frozen=True, slots=True)
class Note:
    """`code` is one of SENTENCES; `words` the 字数 concerned, None where the note is not about an amount."""

    code: str
    words: int | None = None
    kind: str = ""
    name: str = ""

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % {"words": self.words, "kind": self.kind, "name": self.name}
