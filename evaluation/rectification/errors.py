"""What rectification refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class NotNow(Refusal):
    code = "rectification.not_now"
    what = _("This cannot be done with the item now: it is %(state)s.")
    why = _("An item is planned, worked on, handed in, and then signed off or returned.")
    now = _("Reload the page to see where the item stands.")


class DayPassed(Refusal):
    code = "rectification.day_passed"
    what = _("The day was not moved.")
    why = _("It was %(day)s and has passed; an overdue problem is not put off by whoever is to solve it.")
    now = _("Ask the organiser for more time, or report what was done and hand the item in.")


class EditedElsewhere(Refusal):
    code = "rectification.edited_elsewhere"
    what = _("Somebody changed this item after you opened it; your change was not saved over theirs.")
    why = _("Two people are working on the same item.")
    now = _("Reload the page, look at the present wording, and enter your change again.")


class WordsNeeded(Refusal):
    code = "rectification.words_needed"
    what = _("Something is not filled in: %(field)s.")
    why = _("Whoever reads the item later has to understand what was meant and done.")
    now = _("Write at least one sentence.")


class NotRectified(Refusal):
    code = "rectification.not_in_plan"
    what = _("This plan has no rectification stage.")
    why = _("The implementation plan does not provide for it; it is off unless switched on.")
    now = _("Have the plan amended if problems are to be followed up.")


class ListClosed(Refusal):
    code = "rectification.list_closed"
    what = _("The rectification list of %(name)s was closed on %(day)s.")
    why = _("Nobody is asked to work on a list that is closed; a new problem on it would lie there unseen.")
    now = _("Let whoever signs off open the list again first, or keep the problem for next year's list.")


class ListOpen(Refusal):
    code = "rectification.list_open"
    what = _("The rectification list of %(name)s is open.")
    why = _("Nobody has closed it, or somebody has opened it again already.")
    now = _("Reload the page: the list can be worked on.")


class YearSealed(Refusal):
    code = "rectification.year_sealed"
    what = _("The rectification list of %(name)s cannot be opened again.")
    why = _("The year is archived: what was sealed says that the list is closed.")
    now = _("Put what is left on the list of the year in which the deputy reports next.")


class StillOpen(Refusal):
    code = "rectification.still_open"
    what = _("%(count)s items are still open.")
    why = _("A list is closed when every item is signed off or carried over to next year.")
    now = _("Sign the items off, or carry them over with a reason.")


class BadEvidence(Refusal):
    code = "rectification.bad_evidence"
    what = _("The file was not kept.")
    why = _("Evidence is a picture (JPEG, PNG), a PDF or a Word or Excel file of at most 10 MB.")
    now = _("Choose another file, or describe in words what was done.")
