"""Every refusal of the vote, each worded once for the person who reads it; those of paper are in paper_errors."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class BadRules(Refusal):
    code = "voting.bad_rules"
    what = _("The vote was not prepared.")
    why = "%(fault)s"  # a sentence from the place that found it
    now = _("Change the rules, the questions or the list of people and try again.")


class WrongState(Refusal):
    code = "voting.wrong_state"
    what = _("This cannot be done now.")
    why = _("The vote is at the step “%(state)s”.")
    now = _("Look at the steps of the vote and do what is due.")


class NotYourAct(Refusal):
    code = "voting.not_your_act"
    what = _("Nothing was changed.")
    why = _("This act belongs to another member of the meeting staff.")
    now = _("Ask the person in charge of this step.")


class SecondNeeded(Refusal):
    code = "voting.second_needed"
    what = _("Nothing was changed.")
    why = _("This act needs two different people, each in the proper office.")
    now = _("Ask a second member of the meeting staff to confirm with their own PIN.")


class WrongPin(Refusal):
    code = "voting.wrong_pin"
    what = _("Nothing was changed.")
    why = _("The PIN is not that of %(name)s.")
    now = _("Type the PIN again; after five wrong tries a new PIN must be given out.")


class PinLocked(Refusal):
    code = "voting.pin_locked"
    what = _("Nothing was changed.")
    why = _("The PIN was typed wrongly five times or is no longer valid.")
    now = _("Give out a new PIN for this person.")


class BadPin(Refusal):
    code = "voting.bad_pin"
    what = _("The person was not enrolled.")
    why = _("A PIN has six to twelve digits, and not all alike.")
    now = _("Choose another PIN.")


class AlreadyEnrolled(Refusal):
    code = "voting.already_enrolled"
    what = _("The person was not enrolled.")
    why = _("This person already holds an office in this vote, and nobody holds two.")
    now = _("Enrol another person, or add something to the name if two people share it.")


class TooFewEntitled(Refusal):
    code = "voting.too_few_entitled"
    what = _("The vote cannot be held like this.")
    why = _("A secret vote needs at least %(k)s people who may vote; there are %(entitled)s.")
    now = _("Complete the list of people who may vote.")


class GroupTooSmall(Refusal):
    code = "voting.group_too_small"
    what = _("The vote cannot be held like this.")
    why = _("The group “%(group)s” has fewer than %(k)s people who may vote.")
    now = _("Join the group with another one.")


class NotEntitled(Refusal):
    code = "voting.not_entitled"
    what = _("Nothing was handed out.")
    why = _("This person attends without a vote.")
    now = _("Hand slips and ballots only to people who may vote.")


class NotPresent(Refusal):
    code = "voting.not_present"
    what = _("Nothing was handed out.")
    why = _("This person has not been marked as present.")
    now = _("Mark the person as present first.")


class AlreadyIssued(Refusal):
    code = "voting.already_issued"
    what = _("Nothing was handed out.")
    why = _("This person has already received a slip or a paper ballot, and each receives one.")
    now = _("If the entry was a mistake, take it back first.")


class FrozenChanged(Refusal):
    code = "voting.frozen_changed"
    what = _("The vote was not opened.")
    why = _("The questions, the rules or the list of people differ from what was frozen at printing.")
    now = _("Void this vote and prepare a new round.")


class BoxNotEmpty(Refusal):
    code = "voting.box_not_empty"
    what = _("The vote was not opened.")
    why = _("Something lies in the box already (%(found)s traces), although nobody could have voted yet.")
    now = _("Void this vote and prepare a new round; let whoever keeps this computer look into it.")


class BatchUnsettled(Refusal):
    code = "voting.batch_unsettled"
    what = _("This cannot be done now.")
    why = _("A batch of slips has been made, but nobody has confirmed that it came out of the printer whole.")
    now = _("Confirm the batch or void it.")


class NothingPrinted(Refusal):
    code = "voting.nothing_printed"
    what = _("This cannot be done now.")
    why = _("There are neither slips nor paper ballots.")
    now = _("Print slips or paper ballots first.")


class BadCount(Refusal):
    code = "voting.bad_count"
    what = _("Nothing was changed.")
    why = _("%(count)s is not a number that is possible here.")
    now = _("Count again and type the number.")


class ReasonMissing(Refusal):
    code = "voting.reason_missing"
    what = _("Nothing was changed.")
    why = _("This act goes on record with its reason, and none was given.")
    now = _("Write the reason in a sentence.")


class BadBallot(Refusal):
    code = "voting.bad_ballot"
    what = _("The ballot was not counted; your slip can still be used.")
    why = _("What arrived does not fit the questions of this vote.")
    now = _("Scan the slip again and fill in the ballot from the start.")


class RemarkTooLong(Refusal):
    code = "voting.remark_too_long"
    what = _("The ballot was not counted; your slip can still be used.")
    why = _("A remark is longer than %(limit)s characters.")
    now = _("Shorten the remark and send the ballot again.")


class NoSuchVote(Refusal):
    code = "voting.no_such_vote"
    what = _("There is no such vote.")
    why = _("The address does not belong to a vote in this hall.")
    now = _("Scan the code on your slip again, or ask a scrutineer.")


class SpentSlip(Refusal):
    code = "voting.spent_slip"
    what = _("Your ballot has already been counted.")
    why = _("Each slip counts once, and this one has been used.")
    now = _("If you have just sent it yourself, all is well: you need not do anything more.")


class ForeignSlip(Refusal):
    code = "voting.foreign_slip"
    what = _("The ballot was not counted.")
    why = _("This slip belongs to another vote.")
    now = _("Take the slip that was handed out for this vote, or ask a scrutineer.")


class UnknownSlip(Refusal):
    code = "voting.unknown_slip"
    what = _("The ballot was not counted.")
    why = _("The code is not the code of a slip.")
    now = _(
        "Scan the slip again or compare the letters: B and 8, S and 5, Z and 2. If it does not help, ask a scrutineer."
    )


class SlipNotOpen(Refusal):
    code = "voting.slip_not_open"
    what = _("The ballot was not counted; your slip has not been used.")
    why = _("Voting has not been opened yet.")
    now = _("Wait until the host opens the vote, then send the ballot again.")


class SlipClosed(Refusal):
    code = "voting.slip_closed"
    what = _("The ballot was not counted.")
    why = _("Voting has ended.")
    now = _("Ask a scrutineer if you believe this is a mistake.")


class RoundVoid(Refusal):
    code = "voting.round_void"
    what = _("This round of the vote was declared void.")
    why = _("None of its ballots is counted, whether or not it was sent before.")
    now = _("Take the new slip that is handed out for the next round.")


class KeyMissing(Refusal):
    code = "voting.key_missing"
    what = _("The box cannot be opened.")
    why = _("The key file of this vote is not on this machine, or the PINs do not open it.")
    now = _("Close the vote on the machine on which it was opened, with the PINs of the two who opened it.")


class KeyInUse(Refusal):
    code = "voting.key_in_use"
    what = _("The vote was not opened.")
    why = _("There is already a key file of this name on this machine.")
    now = _("Void this vote and prepare a new round.")


class Unreconciled(Refusal):
    code = "voting.unreconciled"
    what = _("The result cannot be certified.")
    why = "%(breaches)s"  # the sentences of voting.breaches
    now = _("Correct the entry of the paper ballots with a reason, or void this round and hold a new one.")


class CountChanged(Refusal):
    code = "voting.count_changed"
    what = _("The result cannot be certified.")
    why = _("A fresh count of the ballot book differs from the count that was made.")
    now = _("Count again; if it happens again, void this round.")


class NotPublished(Refusal):
    code = "voting.not_published"
    what = _("The ballot book is not open to be read.")
    why = _("The result has not been announced.")
    now = _("Ask the scrutineers.")


class NotTheAddress(Refusal):
    code = "voting.not_the_address"
    what = _("The address was not saved.")
    why = _("“%(address)s” is not a web address that phones can open.")
    now = _("Write it as http://192.168.1.5:8000, the numbers being those of this computer.")


class TooManyTries(Refusal):
    code = "voting.too_many_tries"
    what = _("The ballot was not counted; a slip that has not been used can still be used.")
    why = _("Many ballots in a row from this device were refused.")
    now = _("Wait a minute, look at the slip again and send the ballot once more; or ask a scrutineer.")
