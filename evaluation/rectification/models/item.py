from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.ground.codes import public_code
from evaluation.opinion.models import Opinion
from evaluation.plan.models import Assessment
from evaluation.rectification.states import WITH_THE_DEPUTY, ItemSource, ItemState
from evaluation.roster.models import Membership


class Item(models.Model):
    """One problem that was raised and is followed until it is closed."""

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="items")
    source = models.CharField(_("source"), max_length=10, choices=ItemSource)
    opinion = models.ForeignKey(Opinion, models.PROTECT, null=True, blank=True, related_name="items")
    came_from = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="went_to")
    problem = models.TextField(_("problem"))
    measure = models.TextField(_("measure"), blank=True)
    responsible = models.CharField(_("responsible person"), max_length=60, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(max_length=12, choices=ItemState, default=ItemState.OPEN)
    escalated_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    edition = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="item_due")]

    def __str__(self) -> str:
        return self.problem[:30]

    @property
    def is_escalated(self) -> bool:
        """Whether it was escalated and still waits for the deputy."""
        return self.escalated_at is not None and self.state in WITH_THE_DEPUTY


class Progress(models.Model):
    """What was done about an item, with evidence; also each decision about it (returned, signed off, reopened)."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="progress")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    evidence = models.FileField(upload_to="evidence/%Y", blank=True)
    evidence_name = models.CharField(max_length=120, blank=True)
    state_after = models.CharField(max_length=12, choices=ItemState, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:30]
