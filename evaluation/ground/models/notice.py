from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A message to one person inside the product, exactly once by its key.

    `text` is the English sentence as it stands in the catalogue and `facts` fill it, so the reader's language
    decides when it is read (`evaluation.ground.wording`). `link` is an address inside the product.
    """

    congress = models.ForeignKey("roster.Congress", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    about = models.CharField(max_length=100, db_index=True)  # the announcement that it belongs to
    key = models.CharField(max_length=120, unique=True)  # <about>:<user>
    text = models.CharField(max_length=300)
    facts = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "read_at"], name="notice_unread")]

    def __str__(self) -> str:
        return self.key


class Call(models.Model):
    """A notice that somebody must say by telephone or SMS: its reader has no e-mail that works."""

    notice = models.OneToOneField(Notice, models.CASCADE, related_name="call")
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey("roster.Membership", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="call_made_by_somebody",
                condition=models.Q(made_at__isnull=True, made_by__isnull=True)
                | models.Q(made_at__isnull=False, made_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.phone}"


class GroupChat(models.Model):
    """A robot in a work group of WeCom, DingTalk or Feishu, which repeats reminders there."""

    congress = models.ForeignKey("roster.Congress", models.PROTECT, related_name="group_chats")
    name = models.CharField(_("Name of the group"), max_length=60)
    # the robot's address holds its secret: shown to administrators only, written into no log
    address = models.CharField(_("Address of the robot"), max_length=300)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
