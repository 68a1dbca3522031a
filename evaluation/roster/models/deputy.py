from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models.congress import Congress, Constituency, DeputyGroup, Term
from evaluation.roster.states import GroupRole, Level, Sex


class Deputy(models.Model):
    """A person on a congress's roster of deputies; what they were elected to stands in the mandates."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="deputies")
    name = models.CharField(_("name"), max_length=60)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    # offices write 1973.01: a year and a month, no day
    birth_month = models.CharField(_("born"), max_length=7, blank=True, help_text=_("year and month, 1973-01"))
    party = models.CharField(_("political affiliation"), max_length=30, blank=True)
    employer_title = models.CharField(_("work unit and post"), max_length=120, blank=True)
    category = models.CharField(_("category"), max_length=40, blank=True)
    township = models.CharField(_("township"), max_length=60, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    pinyin = models.CharField(max_length=120, blank=True, editable=False)
    initials = models.CharField(max_length=30, blank=True, editable=False)
    edition = models.PositiveIntegerField(default=0)  # grows with every change: two clerks cannot overwrite

    class Meta:
        ordering = ["pk"]
        # tables know people by name; namesakes carry a mark in brackets
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="deputy_once")]
        indexes = [
            models.Index(fields=["congress", "initials"], name="deputy_initials"),
        ]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """What a deputy was elected to, for one term. The level decides the procedure."""

    deputy = models.ForeignKey(Deputy, models.PROTECT, related_name="mandates")
    term = models.ForeignKey(Term, models.PROTECT, related_name="mandates")
    level = models.CharField(_("level"), max_length=10, choices=Level)
    group = models.ForeignKey(
        DeputyGroup, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("group")
    )
    group_role = models.CharField(_("role in the group"), max_length=14, choices=GroupRole, default=GroupRole.MEMBER)
    constituency = models.ForeignKey(
        Constituency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("constituency"),
    )
    re_elected = models.BooleanField(_("re-elected"), null=True, blank=True)
    started_on = models.DateField(_("began on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=200, blank=True)
    # on leave: deferred when the year's list is proposed; without a last day until it is taken back
    leave_reason = models.CharField(_("reason of the leave"), max_length=200, blank=True)
    leave_until = models.DateField(_("on leave until"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["deputy", "term", "level"], name="mandate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} ({self.get_level_display()})"


class PriorReport(models.Model):
    """A year in which a deputy reported before this product kept the record (已述职年度)."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="prior_reports")
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["mandate", "year"], name="prior_once")]

    def __str__(self) -> str:
        return str(self.year)
