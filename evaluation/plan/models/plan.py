from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.ground.codes import public_code
from evaluation.plan.states import PlanState, Stage
from evaluation.roster.models import Congress, Membership, Term


class Plan(models.Model):
    """The implementation plan (实施方案) of one year: every rule that varies between places is a parameter.

    `parameters` maps a key of `evaluation.plan.parameters` to {"value": …, "source": Source, "basis": text};
    the typed reading of it is `parameters.Rules.of(plan.parameters)`.
    """

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="plans")
    term = models.ForeignKey(Term, models.PROTECT, related_name="plans", null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=120)
    scheme = models.CharField(_("scheme"), max_length=30)  # key of the preset it was made from
    parameters = models.JSONField(_("parameters"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=PlanState, default=PlanState.DRAFT)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    edition = models.PositiveIntegerField(default=0)  # grows with every save: two clerks cannot overwrite
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    frozen_digest = models.CharField(max_length=64, blank=True)  # SHA-256 of what publishing froze
    # who must have reported this year and was left off all the same: their names as published, and why
    left_off = models.TextField(blank=True)
    left_off_reason = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-year", "pk"]
        indexes = [models.Index(fields=["congress", "year"], name="plan_year")]

    def __str__(self) -> str:
        return self.title


class ContentItem(models.Model):
    """One item that every report has to speak about (述职内容)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="content_items")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="content_order")]

    def __str__(self) -> str:
        return self.text


class ScheduleEntry(models.Model):
    """When a stage begins and by when it is due, both days included."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="schedule")
    stage = models.CharField(max_length=14, choices=Stage)
    starts_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "stage"], name="schedule_once"),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("starts_on")), name="schedule_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.starts_on} – {self.due_on}"


class Amendment(models.Model):
    """A dated change of a published plan: what was, what is, why, by whom."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="amendments")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    reason = models.TextField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.plan} {self.at:%Y-%m-%d}"
