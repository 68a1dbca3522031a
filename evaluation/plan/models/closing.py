from typing import ClassVar

from django.db import models
from django.db.models import Q

from evaluation.plan.models.assessment import Assessment
from evaluation.roster.models import Membership


class Closing(models.Model):
    """Something about one deputy was closed, and perhaps opened again. Each closing is a row of its own.

    So the record shows both. `turn` counts from 1: two people who press at once cannot close it twice.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="%(class)ss")
    turn = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)  # why it was opened again

    class Meta:
        abstract = True
        ordering: ClassVar = ["turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "turn"], name="%(class)s_turn"),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by=None, reason="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reason=""),
                name="%(class)s_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} {self.turn}"
