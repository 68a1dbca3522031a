from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models.congress import Congress, DeputyGroup
from evaluation.roster.states import Sex


class VoterRep(models.Model):
    """A voter delegate (选民代表): evaluates, and in S2-B also collects opinions."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="voter_reps")
    group = models.ForeignKey(DeputyGroup, models.PROTECT, null=True, blank=True, related_name="voter_reps")
    name = models.CharField(_("name"), max_length=60)
    trade = models.CharField(_("trade"), max_length=40, blank=True)
    village = models.CharField(_("village"), max_length=60, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    birth_month = models.CharField(_("born"), max_length=7, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    pinyin = models.CharField(max_length=120, blank=True, editable=False)
    initials = models.CharField(max_length=30, blank=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["congress", "name"], name="voterrep_name")]

    def __str__(self) -> str:
        return self.name


class StandingMember(models.Model):
    """One line of a committee's list of those due (应到人员名册); guests (列席) do not vote."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="standing_members")
    name = models.CharField(_("name"), max_length=60)
    title = models.CharField(_("post"), max_length=120, blank=True)
    votes = models.BooleanField(_("votes"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    pinyin = models.CharField(max_length=120, blank=True, editable=False)
    initials = models.CharField(max_length=30, blank=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["congress", "name"], name="standing_name")]

    def __str__(self) -> str:
        return self.name
