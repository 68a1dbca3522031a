"""What the archive refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class NotFinished(Refusal):
    code = "archive.not_finished"
    what = _("The year cannot be sealed yet.")
    why = _("Still open: %(open)s.")
    now = _("Finish what is open, or defer it with a reason, and seal again.")


class Sealed(Refusal):
    code = "archive.sealed"
    what = _("The archive of this year is sealed; it refuses change.")
    why = _("A sealed bundle proves that nothing was altered afterwards.")
    now = _("Make a correction: a second bundle that names the first and says why.")


class ReasonNeeded(Refusal):
    code = "archive.reason_needed"
    what = _("A reason is missing.")
    why = _("Corrections and destructions stand on record with their reason.")
    now = _("Write in one sentence why it is done.")


class TooEarly(Refusal):
    code = "archive.too_early"
    what = _("This material must be kept until the end of %(until)s.")
    why = _("The plan's retention period for it has not passed.")
    now = _("Come back after that year.")


class AnotherPerson(Refusal):
    code = "archive.another_person"
    what = _("The witness must be another person.")
    why = _("Two people stand for a destruction.")
    now = _("Name a colleague as witness.")


class AtWork(Refusal):
    code = "archive.at_work"
    what = _("Nothing new was begun.")
    why = _("Work on this year's archive is still going on: %(work)s. Both at once would leave papers out.")
    now = _("Open the archive of the year: it shows how far the work is. Press again once it has finished.")
