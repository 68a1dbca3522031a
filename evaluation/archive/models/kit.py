from django.db import models

from evaluation.meeting.models import Meeting
from evaluation.roster.models import Membership


class Kit(models.Model):
    """The papers of one meeting in one zip, as they were when somebody asked for them."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="kits")
    file = models.FileField(upload_to="kits/%Y")
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.made_at:%Y-%m-%d}"
