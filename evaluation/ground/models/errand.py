from django.db import models
from django.utils import timezone


class Errand(models.Model):
    """Work that is due: the truth about it is this row, written in the business transaction.

    The broker is only the bell; a sweeper rings again for rows that nobody has claimed. `kind` names
    a runner that the floor `workflows` knows; `facts` holds ids and flags, never a secret.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        CLAIMED = "claimed"
        DONE = "done"
        FAILED = "failed"
        UNCERTAIN = "uncertain"  # claimed for the outside world, and nobody knows whether it went out

    kind = models.CharField(max_length=40)
    # the same key never makes a second row: in the product everything happens exactly once
    key = models.CharField(max_length=120, unique=True)
    congress = models.ForeignKey("roster.Congress", models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    due_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)  # progress: so many
    of = models.PositiveIntegerField(default=0)  # out of so many; 0 when unknown
    trouble = models.TextField(blank=True)  # for the person who reads it, never a local variable

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="errand_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.state}"
