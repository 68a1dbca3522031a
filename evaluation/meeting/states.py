"""A meeting's closed lists, and its allowed moves: the table behind the chart in the README."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingState(TextChoices):
    PREPARING = "preparing", _("Being prepared")
    READY = "ready", _("Ready to begin")
    UNDER_WAY = "under_way", _("Meeting under way")
    CLOSED = "closed", _("Meeting over")
    CANCELLED = "cancelled", _("Cancelled")


MOVES: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PREPARING: frozenset({MeetingState.READY, MeetingState.CANCELLED}),
    MeetingState.READY: frozenset({MeetingState.UNDER_WAY, MeetingState.PREPARING, MeetingState.CANCELLED}),
    # back to ready: the first step undone, or a practice ended; cancelled: adjourned, too few came
    MeetingState.UNDER_WAY: frozenset({MeetingState.CLOSED, MeetingState.READY, MeetingState.CANCELLED}),
    MeetingState.CLOSED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}


class AttendeeKind(TextChoices):
    MEMBER = "member", _("Committee member")
    VOTER = "voter", _("Voter representative")
    GUEST = "guest", _("Guest without a vote")
    DEPUTY = "deputy", _("Reporting deputy")
    STAFF = "staff", _("Staff")


class Presence(TextChoices):
    EXPECTED = "expected", _("Not yet here")
    PRESENT = "present", _("Has signed in")
    LEAVE = "leave", _("On leave")
    ABSENT = "absent", _("Did not come")


class ClockState(TextChoices):
    WAITING = "waiting", _("Not yet speaking")
    RUNNING = "running", _("Speaking")
    PAUSED = "paused", _("Paused")
    DONE = "done", _("Finished speaking")


class RemarkKind(TextChoices):
    QUESTION = "question", _("Question")
    COMMENT = "comment", _("Comment")
    LEADERSHIP = "leadership", _("Remarks of the leadership")


class SignInWay(TextChoices):
    LIST = "list", _("From the list")
    CODE = "code", _("By the code of the invitation")
    PAPER = "paper", _("Typed in from paper")
