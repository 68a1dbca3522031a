"""What tellers and the chief scrutineer are told about paper ballots, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class SameTeller(Refusal):
    code = "voting.same_teller"
    what = _("The ballot was not entered.")
    why = _("The second entry of a paper ballot needs another person than the first.")
    now = _("Let the other teller type this ballot.")


class AlreadyEntered(Refusal):
    code = "voting.already_entered"
    what = _("The ballot was not entered.")
    why = _("Ballot %(number)s of the pile has already been entered twice.")
    now = _("Go on with the next ballot, or let the chief scrutineer settle a difference.")


class TotalsNotAllowed(Refusal):
    code = "voting.totals_not_allowed"
    what = _("The totals were not entered.")
    why = _("By the rules of this vote one wrong mark spoils the whole ballot, which totals cannot show.")
    now = _("Enter the ballots one by one.")


class TwoWaysOfEntry(Refusal):
    code = "voting.two_ways_of_entry"
    what = _("Nothing was entered.")
    why = _("The paper ballots of a vote are entered either one by one or by totals, not both.")
    now = _("Go on in the way in which the entry was begun.")


class BadTotals(Refusal):
    code = "voting.bad_totals"
    what = _("The totals were not entered.")
    why = _("Question %(number)s: the marks add up to %(marks)s, but %(returned)s ballots were returned.")
    now = _("Count the strokes again.")


class BadInvalid(Refusal):
    code = "voting.bad_invalid"
    what = _("The totals were not entered.")
    why = _("There cannot be more invalid ballots than invalid rows to any question.")
    now = _("Count the invalid ballots again.")


class PaperDiffers(Refusal):
    code = "voting.paper_differs"
    what = _("The box was not opened; all ballots are still sealed.")
    why = _("The two entries of the paper ballots differ or one is missing: %(numbers)s.")
    now = _("Complete the entries; the chief scrutineer settles the differences.")


class NothingToSettle(Refusal):
    code = "voting.nothing_to_settle"
    what = _("Nothing was changed.")
    why = _("The two entries of this ballot do not differ.")
    now = _("Settle only ballots that are listed as different.")


class CorrectionImpossible(Refusal):
    code = "voting.correction_impossible"
    what = _("Nothing was corrected.")
    why = _("No paper ballot carries the marks that are to be replaced.")
    now = _("Look at the paper ballot again; ballots from phones cannot be corrected.")
