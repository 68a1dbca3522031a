"""Findings in words: what a clerk reads beside the row and the column."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation.roster.parsing import Finding

REASONS: dict[str, Promise] = {
    "no_header": _("No line was found that names the columns; one of them must be 姓名."),
    "kind_unknown": _(
        "It cannot be told whether these are deputies, voter representatives or people due at a meeting."
    ),
    "no_people": _("There are no people below the header."),
    "sheet_unread": _("The sheet “%(sheet)s” was not read; only the first one with names is."),
    "column_unread": _("The column “%(word)s” is not taken over."),
    "name_missing": _("The line has no name."),
    "unreadable": _("“%(value)s” cannot be read here."),
    "too_long": _("The text is longer than %(longest)s characters."),
    "level_missing": _("Neither the line nor the title says of which congress this person is a deputy."),
    "phone_missing": _("%(name)s has no telephone number."),
    "phone_odd": _("“%(value)s” does not look like a telephone number; it is kept as it is."),
    "repeat_identical": _(
        "%(name)s is listed twice with the same data (first in row %(first)s); the repeat is left out."
    ),
    "repeat_conflicting": _(
        "%(name)s is listed twice with different data (first in row %(first)s): %(columns)s. If these are two people, "
        "add a mark in brackets to one name."
    ),
    "mandate_ended": _("The mandate of %(name)s in this term has ended; it is left as it is."),
    "second_mandate": _("%(name)s already has a mandate of another level in this term; a second one is added."),
    "same_person": _("%(name)s is on the roster with another sex or birth date. Is it the same person?"),
}


def reason_of(finding: Finding) -> str:
    """The reason in a whole sentence."""
    return str(REASONS[finding.code]) % finding.facts


def place_of(finding: Finding) -> str:
    """Where it stands, as the table program shows it."""
    if not finding.row:
        return gettext("Whole table")
    if not finding.column:
        return gettext("Row %(row)s") % {"row": finding.row}
    return gettext("Row %(row)s, column %(column)s") % {"row": finding.row, "column": finding.column}
