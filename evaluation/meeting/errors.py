"""What a meeting refuses, each worded once: what happened, why, what to do now."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class WrongState(Refusal):
    code = "meeting.wrong_state"
    what = _("This cannot be done now: the meeting is “%(state)s”.")
    why = _("Each act belongs to one part of a meeting, so that the record stays in the order of events.")
    now = _("Open the run sheet: its open step says what comes next.")


class PlanNotRunning(Refusal):
    code = "meeting.plan_not_running"
    what = _("The meeting was not created.")
    why = _("The plan “%(plan)s” is not published, or it has ended.")
    now = _("Publish the plan first.")


class WrongAgenda(Refusal):
    code = "meeting.wrong_agenda"
    what = _("The agenda was not saved.")
    why = _("%(name)s is not taking part in this plan and group, or is on the agenda of another meeting.")
    now = _("Choose only deputies of this plan who still take part and have no other meeting.")


class NotReady(Refusal):
    code = "meeting.not_ready"
    what = _("The meeting is not ready yet.")
    why = _("Still missing: %(missing)s.")
    now = _("Complete what is missing, then try again.")


class AlreadyThere(Refusal):
    code = "meeting.already_there"
    what = _("%(name)s has signed in already, at %(time)s.")
    why = _("One person signs in once.")
    now = _("Nothing needs to be done.")


class ProxyRefused(Refusal):
    code = "meeting.proxy_refused"
    what = _("The sign-in of %(name)s by %(signer)s was not accepted.")
    why = _("Attendance and the vote are personal: nobody signs in or votes for somebody else.")
    now = _("Ask %(name)s to come to the desk, or record the leave with its reason.")


class LeaveNeedsReason(Refusal):
    code = "meeting.leave_reason"
    what = _("The leave of %(name)s was not recorded.")
    why = _("A leave goes on record with its reason.")
    now = _("Write the reason and record it again.")


class CancelNeedsReason(Refusal):
    code = "meeting.cancel_reason"
    what = _("The meeting was not cancelled.")
    why = _("A cancelled or adjourned meeting goes on record with its reason.")
    now = _("Write the reason and try again.")


class BallotsInBox(Refusal):
    code = "meeting.ballots_in_box"
    what = _("The meeting was not cancelled.")
    why = _("Its vote has been opened, so there may be ballots in the box.")
    now = _("Void the vote with its reason first.")


class HasMinutes(Refusal):
    code = "meeting.has_minutes"
    what = _("The meeting was not cancelled.")
    why = _("Questions or comments of this meeting are on record already.")
    now = _("Close the meeting instead; what was said stays with the deputies.")


class HasVoted(Refusal):
    code = "meeting.has_slip"
    what = _("The sign-in of %(name)s cannot be taken back.")
    why = _("Slips are being issued, so the number present may no longer be lowered.")
    now = _("Record a leave when the person goes.")


class SheetFaults(Refusal):
    code = "meeting.sheet_faults"
    what = _("The paper sign-in sheet was not saved.")
    why = "%(faults)s"
    now = _("Correct these rows and save again; nothing was changed.")


class ClockBusy(Refusal):
    code = "meeting.clock_busy"
    what = _("The clock was not started.")
    why = _("%(name)s is still speaking: one clock runs at a time.")
    now = _("Pause or stop that clock first.")


class ClockWrong(Refusal):
    code = "meeting.clock_wrong"
    what = _("The clock was not changed.")
    why = _("It is “%(clock)s” now; perhaps somebody else pressed a moment ago.")
    now = _("Look at the clock again before you press.")


class StepUnknown(Refusal):
    code = "meeting.step_unknown"
    what = _("This step is not on the run sheet.")
    why = _("The run sheet follows the plan and the agenda, and one of them has changed.")
    now = _("Load the run sheet again.")


class StepOutOfTurn(Refusal):
    code = "meeting.step_out_of_turn"
    what = _("This step is not open now.")
    why = _("“%(open)s” comes first; or somebody has completed this step on another computer.")
    now = _("Load the run sheet again and go on from its open step.")


class StepUnmet(Refusal):
    code = "meeting.step_unmet"
    what = _("The step was not completed.")
    why = _("Not yet true: %(unmet)s.")
    now = _("See to what is missing; the run sheet shows it live.")


class UndoDishonest(Refusal):
    code = "meeting.undo_dishonest"
    what = _("This step cannot be undone.")
    why = _("Only the last step can be taken back, and what the hall has seen of the vote never.")
    now = _("If the vote itself went wrong, void it with its reason and hold a new round.")


class EmptyRemark(Refusal):
    code = "meeting.empty_remark"
    what = _("The remark was not saved.")
    why = _("It has no text.")
    now = _("Write what was said.")


class ScrutineersUnfit(Refusal):
    code = "meeting.scrutineers_unfit"
    what = _("The scrutineers were not enrolled.")
    why = _("%(fault)s")
    now = _("Choose at least two people present who are neither evaluated nor close relatives of those who are.")


class VoteCalled(Refusal):
    code = "meeting.vote_called"
    what = _("The vote is prepared already.")
    why = _("A meeting has one vote at a time; a new round begins only after the old one is void.")
    now = _("Go on with the vote that is prepared, or void it first.")


class VoteUnfinished(Refusal):
    code = "meeting.vote_unfinished"
    what = _("The meeting was not closed.")
    why = _("Its vote is neither certified nor void.")
    now = _("Finish the count, let two scrutineers certify it, then close the meeting.")


class PracticeOnly(Refusal):
    code = "meeting.practice"
    what = _("This is a practice meeting.")
    why = _("What is done in practice is wiped and never becomes a result.")
    now = _("End the practice, then hold the meeting.")


class NotInPractice(Refusal):
    code = "meeting.not_practice"
    what = _("There is no practice to end.")
    why = _("This meeting is the real one.")
    now = _("Nothing needs to be done.")


class UnknownPlace(Refusal):
    code = "meeting.unknown_place"
    what = _("The sentences were not saved.")
    why = _("At the step “%(step)s” nothing is known by the name in double braces: %(places)s.")
    now = _("Use only the names that stand in the sentence above the field.")
