from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """Who did what, when, written in the same transaction as the act. Screens never read it."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    congress = models.ForeignKey("roster.Congress", models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=14)
    act = models.CharField(max_length=60)  # "<stage>.<act>", e.g. "meeting.call_vote"
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["target_type", "target_id"], name="audit_target")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.target_type}:{self.target_id}"
