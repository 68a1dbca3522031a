from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.plan.models import Assessment
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership


class DutyReport(models.Model):
    """The duty report (述职报告) of one assessment: `text` is the working draft, versions are what was kept."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="report")
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFTING)
    text = models.TextField(_("text"), blank=True)
    edition = models.PositiveIntegerField(default=0)  # grows with every autosave; an older edition is refused
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)  # the plan's date or an extension of it
    extension_reason = models.CharField(max_length=200, blank=True)
    accepted = models.OneToOneField("ReportVersion", models.PROTECT, null=True, blank=True, related_name="accepted_for")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.assessment)


class ReportVersion(models.Model):
    """A kept version: frozen text with its word counts as Word counts (domain.md §6)."""

    report = models.ForeignKey(DutyReport, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    words_low = models.PositiveIntegerField()
    words_high = models.PositiveIntegerField()
    kept_at = models.DateTimeField(auto_now_add=True)
    kept_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    submitted = models.BooleanField(default=False)
    file_name = models.CharField(max_length=120, blank=True)  # when it came as a file
    covered = models.JSONField(default=list)  # orders of the content items the deputy says are spoken about

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="version_number")]

    def __str__(self) -> str:
        return f"{self.report} v{self.number}"


class ReportReview(models.Model):
    """What a reviewer decided about one handed-in version."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="reviews")
    accepted = models.BooleanField()
    remarks = models.TextField(blank=True)
    missing = models.JSONField(default=list)  # orders of the content items that the reviewer misses
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.version} {'+' if self.accepted else '-'}"
