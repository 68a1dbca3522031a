from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models.congress import Congress, DeputyGroup
from evaluation.roster.models.deputy import Deputy
from evaluation.roster.models.voters import VoterRep
from evaluation.roster.states import Role


class User(AbstractUser):
    """A person who signs in. Never deleted: the engine's tasks would go with them; deactivate instead."""

    name = models.CharField(_("name"), max_length=60)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    must_change_password = models.BooleanField(_("must change the password"), default=False)
    password_changed_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    large_text = models.BooleanField(_("large text"), default=False)
    # a person without a usable password signs in by a personal link only
    first_name = None  # type: ignore[assignment]  # Django's way to drop an inherited column
    last_name = None  # type: ignore[assignment]

    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Membership(models.Model):
    """A user in a role in one congress: the actor of every act."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=14, choices=Role)
    group = models.ForeignKey(DeputyGroup, models.PROTECT, null=True, blank=True, related_name="memberships")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="memberships")
    voter_rep = models.ForeignKey(VoterRep, models.PROTECT, null=True, blank=True, related_name="memberships")
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["user", "ended_at"], name="membership_user")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.congress}"


class PersonalLink(models.Model):
    """A printed link or QR with which a person signs in until the cycle ends; a GET consumes nothing."""

    user = models.ForeignKey(User, models.PROTECT, related_name="personal_links")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="personal_links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="links_made")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.user} → {self.expires_at:%Y-%m-%d}"
