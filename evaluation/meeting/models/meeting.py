from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.ground.codes import public_code
from evaluation.meeting.states import AttendeeKind, ClockState, MeetingState, Presence, RemarkKind, SignInWay
from evaluation.plan.models import Assessment, Plan
from evaluation.roster.models import DeputyGroup, Membership


class Meeting(models.Model):
    """One report and evaluation meeting (述职评议会); a plan has one or more, each with its own vote."""

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="meetings")
    group = models.ForeignKey(DeputyGroup, models.PROTECT, null=True, blank=True, related_name="meetings")
    title = models.CharField(_("Name of the meeting"), max_length=120)
    place = models.CharField(_("place"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    host_name = models.CharField(_("host"), max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PREPARING)
    hall_address = models.CharField(_("address of this computer in the hall"), max_length=200, blank=True)
    # code of the voting session of the present round; earlier rounds stay on the voting floor's record
    voting_session = models.CharField(max_length=40, blank=True)
    practice = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=0)  # grows with every act: the wall asks only "has it grown?"
    cancelled_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return self.title


class MeetingDeputy(models.Model):
    """A deputy on the agenda of a meeting, with the speaking clock (seconds used so far, and since when it runs).

    On one agenda; on a second one only when the vote of the first meeting was void (queries.deputies_to_place).
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="deputies")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="meeting_places")
    order = models.PositiveSmallIntegerField()
    clock = models.CharField(max_length=8, choices=ClockState, default=ClockState.WAITING)
    used_seconds = models.PositiveIntegerField(default=0)
    running_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "assessment"], name="meetingdeputy_once_a_meeting")]

    def __str__(self) -> str:
        return f"{self.order}. {self.assessment}"


class Attendee(models.Model):
    """One person on the list of a meeting. `votes` is decided before the slips are printed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendees")
    kind = models.CharField(max_length=8, choices=AttendeeKind)
    name = models.CharField(_("name"), max_length=60)
    title = models.CharField(_("post"), max_length=120, blank=True)
    votes = models.BooleanField(_("They vote"), default=False)
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.EXPECTED)
    leave_reason = models.CharField(max_length=200, blank=True)
    signed_in_at = models.DateTimeField(null=True, blank=True)
    signed_in_way = models.CharField(max_length=5, choices=SignInWay, blank=True)
    late = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    initials = models.CharField(max_length=30, blank=True, editable=False)
    pinyin = models.CharField(max_length=120, blank=True, editable=False)
    # where the person comes from, as text: "standing:12", "voter:7", "deputy:3"
    origin = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)  # QR of the invitation

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """A question or comment made at the meeting, typed by the minute-taker; it may become a rectification item."""

    place = models.ForeignKey(MeetingDeputy, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=10, choices=RemarkKind)
    text = models.TextField()
    raised_by = models.CharField(_("raised by"), max_length=60, blank=True)
    answer = models.TextField(blank=True)
    is_problem = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:30]


class StepDone(models.Model):
    """A step of the run sheet that was done, with what was true at that moment; undone steps stay on record."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="steps_done")
    step = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.step
