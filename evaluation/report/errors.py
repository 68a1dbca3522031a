"""What the report stage refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class NotNow(Refusal):
    code = "report.not_now"
    what = _("The report cannot be changed this way now: it is %(state)s.")
    why = _("A report is written, handed in, and then accepted or returned; each step waits for the one before.")
    now = _("Reload the page to see where the report stands.")


class EditedElsewhere(Refusal):
    code = "report.edited_elsewhere"
    what = _("Somebody saved this report after you opened it; your text was not saved over theirs.")
    why = _("Two people, or two windows, are writing the same report.")
    now = _("Copy your text, reload the page, and put the two together. Nothing of either is lost.")


class OverLimit(Refusal):
    code = "report.over_limit"
    what = _("The report has %(words)s words; the plan allows %(limit)s.")
    why = _(
        "Words are counted as Microsoft Word counts them; where Word's answer depends on a font, the lower is taken."
    )
    now = _("Shorten the report by at least %(excess)s words and hand it in again.")


class NothingWritten(Refusal):
    code = "report.nothing_written"
    what = _("There is no text to hand in.")
    why = _("The report is still empty.")
    now = _("Write the report here or upload the Word file.")


class RemarksNeeded(Refusal):
    code = "report.remarks_needed"
    what = _("Say what has to be changed.")
    why = _("A report is returned with remarks, so that the deputy knows what to do.")
    now = _("Write at least one sentence, or mark the content items that are missing.")


class NotAnExtension(Refusal):
    code = "report.not_an_extension"
    what = _("The new date is not later than the present one (%(due_on)s).")
    why = _("An extension moves the date back, with a reason.")
    now = _("Choose a later date and give the reason.")
