"""Each broken figure in the words of the rule that it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voting import counting
from voting.states import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import Promise

    from voting.counting import Breach

WORDS = {
    counting.RETURNED_OVER_ISSUED: _(
        "Ballots returned (%(left)s) exceed ballots issued (%(right)s): the vote is void and must be held again."
    ),
    counting.ISSUED_OVER_PRESENT: _("Ballots issued (%(left)s) exceed the people present (%(right)s)."),
    counting.PRESENT_OVER_DUE: _("The people present (%(left)s) exceed those due (%(right)s)."),
    counting.BALLOTS_DO_NOT_ADD_UP: _(
        "Valid and invalid ballots together (%(left)s) are not the ballots returned (%(right)s)."
    ),
    counting.ROWS_DO_NOT_ADD_UP: _(
        "Question %(question)s: grades, abstentions and invalid rows together (%(left)s) are not the ballots "
        "returned (%(right)s)."
    ),
    counting.BOX_FAULTS: _("The box and the slips used do not match: %(left)s envelopes are missing or unreadable."),
    counting.TOO_FEW: _("Only %(left)s ballots were returned; a secret result needs at least %(right)s."),
}


EARLY = {
    counting.RETURNED_OVER_ISSUED: _(
        "%(left)s ballots have come in, and only %(right)s are recorded as handed out. Somebody has drawn one without "
        "being recorded, or a slip has been used that nobody drew."
    ),
    counting.ISSUED_OVER_PRESENT: _(
        "%(left)s ballots are recorded as handed out, and only %(right)s people as present. Somebody's arrival was not "
        "recorded, or a handing out was recorded twice."
    ),
    counting.PRESENT_OVER_DUE: WORDS[counting.PRESENT_OVER_DUE],
}


def before_opening(breaches: Iterable[Breach]) -> list[str]:
    """The same while it can still be put right: nothing is void yet."""
    return _said(EARLY, breaches)


def in_words(breaches: Iterable[Breach]) -> list[str]:
    return _said(WORDS, breaches)


def _said(words: Mapping[str, Promise], breaches: Iterable[Breach]) -> list[str]:
    said = []
    for breach in breaches:
        text = words[breach.rule] % {"left": breach.left, "right": breach.right, "question": breach.question}
        if breach.channel:
            told = {"channel": Channel(breach.channel).label, "text": text}
            text = gettext("%(channel)s: %(text)s") % told
        said.append(str(text))
    return said
