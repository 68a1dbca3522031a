from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.roster.states import Level


class Congress(models.Model):
    """One people's congress (人大): the wall inside which everything is visible."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=80)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates", verbose_name=_("superior")
    )
    # 联工委/代工委/人大街道工委: the staff office is named differently everywhere (代表法 art. 12)
    work_committee = models.CharField(_("staff office"), max_length=80, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """One term of a congress (届). A new term closes mandates and starts coverage anew."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("number"))
    started_on = models.DateField(_("began on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        ordering = ["congress", "-number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="term_once")]

    def __str__(self) -> str:
        return f"{self.congress} {self.number}"


class DeputyGroup(models.Model):
    """A deputies' group (代表小组): at town level it owns its own round (S2-B)."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="group_once")]

    def __str__(self) -> str:
        return self.name


class Constituency(models.Model):
    """The constituency (选区) of a directly elected deputy."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="constituencies")
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="constituency_once")]

    def __str__(self) -> str:
        return self.name
