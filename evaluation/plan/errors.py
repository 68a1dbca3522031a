"""What the plan refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class UnknownScheme(Refusal):
    code = "plan.unknown_scheme"
    what = _("There is no scheme named “%(scheme)s”.")
    why = _("A plan starts from one of the schemes that are kept in this product.")
    now = _("Choose one of the schemes in the list.")


class NotADraft(Refusal):
    code = "plan.not_a_draft"
    what = _("This plan can no longer be edited.")
    why = _("It was published; what was published is frozen so that everybody works by the same rules.")
    now = _("Record an amendment with a reason instead.")


class NotUnderWay(Refusal):
    code = "plan.not_under_way"
    what = _("This cannot be done with this plan now.")
    why = _("The plan is not under way: it is still being drawn up, or it was finished or cancelled.")
    now = _("Look at the plan's page: it says in which state the plan is.")


class ChangedMeanwhile(Refusal):
    code = "plan.changed_meanwhile"
    what = _("Your changes were not saved.")
    why = _("Somebody else saved this plan while you had it open; nothing of theirs was overwritten.")
    now = _("Open the plan again, look at what changed, and enter your changes once more.")


class OtherDraft(Refusal):
    code = "plan.other_draft"
    what = _("The plan was not published.")
    why = _("Somebody else changed the draft while you had this page open; what you read is not what it says now.")
    now = _("Open the page again, read what is to be published, and publish then.")


class Unsound(Refusal):
    """`faults` names everything that is wrong, not only the first thing."""

    code = "plan.unsound"
    what = _("The plan was not saved.")
    now = _("Correct what is named and save again.")

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__(why=" ".join(faults))


class NobodyReports(Refusal):
    code = "plan.nobody_reports"
    what = _("The plan cannot be published yet.")
    why = _("No deputy has been chosen to report this year.")
    now = _("Choose the deputies first.")


class LeftOffWithoutReason(Refusal):
    code = "plan.left_off_without_reason"
    what = _("The plan was not published.")
    why = _("These deputies must report this year and are not on the list: %(names)s.")
    now = _("Put them on the list, note their leave on the roster, or write the reason why they do not report.")


class WrongDeputies(Refusal):
    """`faults` names every deputy who cannot be chosen, and why."""

    code = "plan.wrong_deputies"
    what = _("The choice of deputies was not saved.")
    now = _("Take these deputies off the list, or correct the roster.")

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__(why=" ".join(faults))


class FrozenRule(Refusal):
    code = "plan.frozen_rule"
    what = _("“%(names)s” cannot be amended.")
    why = _("Publishing froze it: who votes, on what scale and by which rule must not change once a round has begun.")
    now = _("If it is truly wrong, cancel this plan and publish a new one.")


class ReasonMissing(Refusal):
    code = "plan.reason_missing"
    what = _("Nothing was changed.")
    why = _("This goes on the record, and a record needs a reason.")
    now = _("Write the reason in a sentence.")


class NothingAmended(Refusal):
    code = "plan.nothing_amended"
    what = _("No amendment was recorded.")
    why = _("What you entered is what the plan already says.")
    now = _("Change a date or a rule first.")


class NotAway(Refusal):
    code = "plan.not_away"
    what = _("%(name)s cannot take part again.")
    why = _("Only a deputy who was deferred or taken out comes back, and only with a mandate that runs.")
    now = _("Look at the page of the deputy in this round; end or resume the mandate on the roster.")


class RoundVoted(Refusal):
    code = "plan.round_voted"
    what = _("%(name)s cannot take part in this round any more.")
    why = _("The vote of this round was prepared without this deputy.")
    now = _("Choose the deputy for next year's plan.")


class NotTakingPart(Refusal):
    code = "plan.not_taking_part"
    what = _("%(name)s no longer takes part in this round.")
    why = _("The deputy was deferred, replaced or withdrawn before.")
    now = _("Look at the plan's list of deputies.")


class UnfitReviewer(Refusal):
    code = "plan.unfit_reviewer"
    what = _("%(name)s cannot be named for this.")
    why = _("Organisers and group leaders of this congress review and inform, and nobody does so for themselves.")
    now = _("Name somebody else.")
