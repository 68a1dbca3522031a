"""What the roster refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class NotAllowed(Refusal):
    code = "not_allowed"
    what = _("This cannot be done in your role (%(role)s).")
    why = _("Only people whose role includes this step, in the same congress and group, may do it.")
    now = _("Ask the organiser of your office to do it or to give you the role.")


class NotYourself(Refusal):
    code = "not_yourself"
    what = _("You cannot do this about yourself.")
    why = _("Nobody reviews, informs or signs off themselves; the plan names a substitute for that.")
    now = _("Ask the substitute named in the plan, or the organiser.")


class LinkUnknown(Refusal):
    code = "roster.link_unknown"
    what = _("This personal link does not open anything.")
    why = _("It was revoked, the year's work for which it was made is over, or a letter was typed wrongly.")
    now = _("Compare the letters with your card, or ask your office for a new card.")


class NameTaken(Refusal):
    code = "roster.name_taken"
    what = _("The user name %(username)s is already in use.")
    why = _("Two people cannot sign in with the same name.")
    now = _("Choose another user name.")


class RoleHeld(Refusal):
    code = "roster.role_held"
    what = _("%(name)s already has this role.")
    why = _("A person holds a role once in a congress.")
    now = _("Nothing needs to be done.")


class RoleIncomplete(Refusal):
    code = "roster.invalid"
    what = _("The role %(role)s was not given.")
    why = _("A group leader needs a group and a deputy needs an entry on the roster, both of this congress.")
    now = _("Choose what is missing and try again.")


class LastAdministrator(Refusal):
    code = "roster.last_administrator"
    what = _("The role was not ended.")
    why = _("This is the last administrator; without one nobody could give roles any more.")
    now = _("Give the role to somebody else first.")


class CodeTaken(Refusal):
    code = "roster.code_taken"
    what = _("There is already a congress with the code %(congress)s.")
    why = _("The code stands in commands and must name one congress.")
    now = _("Choose another code.")


class TermOpen(Refusal):
    code = "roster.term_open"
    what = _("The new term was not opened.")
    why = _("Term %(number)s is still running; its mandates would stay open.")
    now = _("Close the running term first.")


class TermClosed(Refusal):
    code = "roster.term_closed"
    what = _("Nothing was changed: term %(number)s is already closed.")
    why = _("A closed term keeps its mandates as they were.")
    now = _("Open the new term.")


class TermBackwards(Refusal):
    code = "roster.invalid"
    what = _("The dates of the term do not fit.")
    why = _("A term ends after it began, and a new one begins after the last has ended and has a higher number.")
    now = _("Correct the date or the number.")


class NoTerm(Refusal):
    code = "roster.no_term"
    what = _("%(congress)s has no running term.")
    why = _("Deputies are elected for a term; without one there is nothing to enter their mandates in.")
    now = _("Open the term first.")


class TableFaults(Refusal):
    code = "roster.faults"
    what = _("The table was not taken over; nothing was saved.")
    why = _("It has %(count)s faults; each is listed with its row, its column and the reason.")
    now = _("Correct the table and hand it in again.")


class PreviewStale(Refusal):
    code = "roster.preview_stale"
    what = _("The table was not taken over; nothing was saved.")
    why = _("Somebody changed the roster after the preview was made, so it would no longer change what was shown.")
    now = _("Look at the new preview and confirm that.")


UNREADABLE_WHY = {
    "too_large": _("It is larger than 10 MB, unpacks to more than 100 MB or has more than 20,000 lines."),
    "old_excel": _("It is an Excel file of the old kind (.xls)."),
    "locked": _("It is protected by a password."),
    "not_a_table": _("It is neither an Excel file (.xlsx) nor a text table (.csv), or it is damaged."),
    "empty": _("There is nothing in it."),
}


class UnreadableTable(Refusal):
    code = "roster.unreadable"
    what = _("The file could not be read; nothing was saved.")
    now = _("Open it in Excel or WPS, save it as “.xlsx” without a password, and hand that in.")

    def __init__(self, reason: str) -> None:
        super().__init__(why=UNREADABLE_WHY[reason])


class ParentUnknown(Refusal):
    code = "roster.parent_unknown"
    what = _("There is no congress with the code %(congress)s.")
    why = _("A superior congress must be set up before those below it.")
    now = _("Set up the superior first, or leave it out.")


class NameOnRoster(Refusal):
    code = "roster.name_on_roster"
    what = _("%(name)s is already on the roster.")
    why = _("Tables know people by their names, so a name stands on a roster once.")
    now = _("If these are two people, add a mark in brackets to the name, for example the village.")


class EditedMeanwhile(Refusal):
    code = "roster.edited_meanwhile"
    what = _("Your changes to %(name)s were not saved.")
    why = _("Somebody else changed the same person after you opened the page; nothing was overwritten.")
    now = _("Open the page again, look at what is there now, and make your change once more.")


class NotEnded(Refusal):
    code = "roster.not_ended"
    what = _("Nothing was changed.")
    why = _("The mandate of %(name)s is running.")
    now = _("Look at the page of the deputy: it says how the mandate stands.")


class MandateEnded(Refusal):
    code = "roster.mandate_ended"
    what = _("Nothing was changed.")
    why = _("The mandate of %(name)s has already ended.")
    now = _("Choose a deputy whose mandate is running.")
