"""What a result refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class NotCertified(Refusal):
    code = "result.not_certified"
    what = _("No result was made.")
    why = _("The count of this meeting's vote has not been certified.")
    now = _("Let two scrutineers certify the count first.")


class Practised(Refusal):
    code = "result.practice"
    what = _("No result was made.")
    why = _("This is a practice; trial ballots never become a result.")
    now = _("End the practice, then hold the meeting.")


class AlreadyTold(Refusal):
    code = "result.already_told"
    what = _("The results were not made anew.")
    why = _("They have been told to the deputies already, and they rest on another round of voting.")
    now = _("Answer an objection in writing; a told result is not exchanged.")


class NotOnTheSpot(Refusal):
    code = "result.not_on_the_spot"
    what = _("The results were not announced.")
    why = _("The plan does not have them announced at the meeting: each deputy is told in private.")
    now = _("Read out the sentence of the run sheet instead.")


class OnTheSpot(Refusal):
    code = "result.on_the_spot"
    what = _("The results were not kept back.")
    why = _("The plan has them announced at the meeting.")
    now = _("Announce them.")


class NothingToTell(Refusal):
    code = "result.nothing_to_tell"
    what = _("There is no result to tell yet.")
    why = _("The count has not been turned into results.")
    now = _("Finish the vote of the meeting first.")


class NotTheInformer(Refusal):
    code = "result.not_the_informer"
    what = _("The deputy was not informed.")
    why = _("By the plan %(informer)s tells this deputy the result.")
    now = _("Leave it to that person, or ask the organiser to name a substitute.")


class LateObjection(Refusal):
    code = "result.late_objection"
    what = _("The objection was not raised.")
    why = _("By the plan its last day was %(day)s.")
    now = _("Speak to the office; it may lengthen the time by amending the plan.")


class WrongState(Refusal):
    code = "result.wrong_state"
    what = _("This cannot be done now: the result is “%(state)s”.")
    why = _("A result is told, then acknowledged or objected to, and an objection is answered.")
    now = _("Load the page again to see where the result stands.")


class NoText(Refusal):
    code = "result.no_text"
    what = _("Nothing was saved.")
    why = _("The text is empty.")
    now = _("Write it in a sentence or more.")
