from django.db import models

from evaluation.plan.models import Assessment, Plan
from evaluation.roster.models import Congress, Membership


class Paper(models.Model):
    """A paper that was made (公文): its kind, whom it is about, and the file that was kept."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="papers")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="papers")
    meeting_code = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=150)
    file = models.FileField(upload_to="papers/%Y")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    written_on = models.DateField(null=True, blank=True)  # 成文日期: what stands under the paper, not when it was kept
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.file_name


class OwnTemplate(models.Model):
    """A congress's own wording of one kind of paper: a Word file with placeholders; the last one counts."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="templates")
    kind = models.CharField(max_length=40)
    file = models.BinaryField()
    file_name = models.CharField(max_length=120)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["congress", "kind"], name="template_kind")]

    def __str__(self) -> str:
        return f"{self.congress} {self.kind}"


class Bundle(models.Model):
    """The sealed archive of a cycle: one zip that refuses change; a correction is a second one naming the first."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="bundles")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="bundles/%Y")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    sealed_at = models.DateTimeField(auto_now_add=True)
    sealed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.plan} {self.sha256[:8]}"


class Destruction(models.Model):
    """Archived material of one class that was destroyed after its retention period, and on whose word."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="destructions")
    retention_class = models.CharField(max_length=40)
    what = models.TextField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    witnessed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.retention_class} {self.at:%Y-%m-%d}"
