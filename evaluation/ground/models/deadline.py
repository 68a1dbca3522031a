from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Deadline(models.Model):
    """Something that people must have done by a day. Its reminders are errands, written in advance."""

    class State(models.TextChoices):
        OPEN = "open", _("Still open")
        MET = "met", _("Met")
        CALLED_OFF = "called_off", _("Called off")

    congress = models.ForeignKey("roster.Congress", models.PROTECT, related_name="+")
    key = models.CharField(max_length=80, unique=True)
    due_on = models.DateField(_("due on"))
    what = models.CharField(max_length=200)  # the English words as they stand in the catalogue
    facts = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    in_group = models.BooleanField(default=True)  # said in the office's group chats too
    before = models.JSONField(default=list)  # working days
    after = models.JSONField(default=list)  # working days
    revision = models.PositiveSmallIntegerField(default=1)  # grows when the day moves
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["congress", "state", "due_on"], name="deadline_next")]

    def __str__(self) -> str:
        return f"{self.key} {self.due_on}"
