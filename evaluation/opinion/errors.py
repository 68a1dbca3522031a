"""What the opinion stage refuses, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class NotCollected(Refusal):
    code = "opinion.not_collected"
    what = _("Opinions are not being collected for this deputy now.")
    why = _("The plan does not collect opinions, it is not under way, or the deputy does not take part.")
    now = _("Ask the organiser of the office who reports this year and how opinions are collected.")


class CollectionClosed(Refusal):
    code = "opinion.collection_closed"
    what = _("The collection of opinions about %(name)s was closed on %(day)s.")
    why = _("The meeting is prepared with what was collected until then; nothing is added behind its back.")
    now = _(
        "Tell the office of the congress what still matters. Whoever leads the round can open the collection again."
    )


class CollectionOpen(Refusal):
    code = "opinion.collection_open"
    what = _("The collection of opinions about %(name)s is open.")
    why = _("Nobody has closed it, or somebody has opened it again already.")
    now = _("Nothing needs to be done; opinions can be written down.")


class CollectionPast(Refusal):
    code = "opinion.collection_past"
    what = _("The collection of opinions about %(name)s cannot be opened again.")
    why = _("The meeting at which this deputy reports is ready or has been held, with what was collected until then.")
    now = _(
        "Before the meeting begins it can be taken back into preparation; afterwards say it at the meeting, or put "
        "the problem on the rectification list."
    )


class ChannelNotInPlan(Refusal):
    code = "opinion.channel_not_in_plan"
    what = _("The plan does not collect opinions by this channel (%(channel)s).")
    why = _("The implementation plan names the channels, and this is not one of them.")
    now = _("Choose one of the plan's channels, or have the plan amended.")


class NothingSaid(Refusal):
    code = "opinion.nothing_said"
    what = _("There is no opinion to keep: the text is empty.")
    why = _("Only the words of the opinion are kept, no name; without them nothing is left.")
    now = _("Write what was said, in one or more sentences.")


class TooLong(Refusal):
    code = "opinion.too_long"
    what = _("The opinion has %(length)s characters; at most %(limit)s are kept.")
    why = _("An opinion is a few sentences; longer papers are handed to the office.")
    now = _("Shorten it, or split it into several opinions.")


class FaultyRows(Refusal):
    code = "opinion.faulty_rows"
    what = _("Nothing was taken over: %(count)s rows have faults.")
    why = _("A list is taken over as a whole or not at all.")
    now = _("Correct the rows named below and upload the list again.")

    def __init__(self, faults: list[tuple[int, str, str]]) -> None:
        self.faults = faults  # (row number, column, reason) of every fault
        super().__init__(count=len({row for row, _column, _reason in faults}))


class UnknownCode(Refusal):
    code = "opinion.unknown_code"
    what = _("No opinion belongs to this code.")
    why = _("The code was mistyped, or the time for looking it up has passed.")
    now = _("Type it again as it was shown when the opinion was handed in; nobody else can look it up.")
