"""Slips: batches as they are printed, and one credential a slip, known only by its digest."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voting.models.session import Session
from voting.states import SlipStatus


class SlipBatch(models.Model):
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="batches")
    count = models.PositiveIntegerField(_("slips"))
    trial = models.BooleanField(default=False)
    confirmed = models.BooleanField(_("came out whole"), default=False)
    voided = models.BooleanField(_("void"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(confirmed=True, voided=True), name="voting_batch_one_end"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.count}"


class Credential(models.Model):
    """The digest of one slip's secret and whether it has been used. Nobody knows who holds it.

    Written sorted by digest at printing and rewritten so at closing: neither the place of a row nor
    its transaction says anything.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    # No constraint in the database on purpose: it would lock the session's row for every ballot cast.
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="credentials", db_constraint=False)
    batch = models.ForeignKey(SlipBatch, on_delete=models.CASCADE, related_name="credentials", db_constraint=False)
    status = models.PositiveSmallIntegerField(choices=SlipStatus.choices, default=SlipStatus.WAITING)

    class Meta:
        ordering = ["digest"]

    def __str__(self) -> str:
        return self.digest[:8]
