from django.db import models
from viewflow.workflow.models import Task

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.states import Stage
from evaluation.roster.models import Deputy, DeputyGroup, Membership
from evaluation.roster.states import Role


class Matter(models.Model):
    """Something that somebody has to do now, by when (事项): the reading side of a waiting step.

    It lives and ends with the engine's task, so that everybody's first page is one indexed query.
    """

    class End(models.TextChoices):
        DONE = "done"
        LAPSED = "lapsed"  # the deadline passed and the year went on without it
        DROPPED = "dropped"  # expected no longer: deferred, replaced, cancelled

    task = models.OneToOneField(Task, models.CASCADE, related_name="matter")
    step = models.CharField(max_length=60)  # "<flow>.<step>", e.g. "report.draft"
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="matters")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="matters")
    stage = models.CharField(max_length=14, choices=Stage)
    role = models.CharField(max_length=14, choices=Role)
    group = models.ForeignKey(DeputyGroup, models.PROTECT, null=True, related_name="matters")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, related_name="matters")
    member = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="matters")
    opened_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(null=True)
    lapses_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    end = models.CharField(max_length=8, choices=End, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["plan", "ended_at"], name="matter_plan"),
            models.Index(fields=["deputy", "ended_at"], name="matter_deputy"),
            models.Index(fields=["member", "ended_at"], name="matter_member"),
            models.Index(fields=["ended_at", "lapses_on"], name="matter_lapse"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, end="")
                | models.Q(ended_at__isnull=False) & ~models.Q(end=""),
                name="matter_end_said",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.assessment or self.plan}"

    @property
    def of_one(self) -> Assessment:
        """The assessment of a matter that is about one deputy."""
        if self.assessment is None:
            raise TypeError("this matter is about a whole plan")
        return self.assessment

    @property
    def deadline_key(self) -> str:
        """The key of its deadline in `evaluation.ground.deadlines`."""
        return f"matter:{self.pk}"
