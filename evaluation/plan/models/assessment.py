from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.ground.codes import public_code
from evaluation.plan.models.plan import Plan
from evaluation.plan.states import Standing
from evaluation.roster.models import DeputyGroup, Mandate, Membership


class Assessment(models.Model):
    """One deputy in one plan: the spine on which reports, opinions, meetings, results and items hang.

    It belongs to the congress that evaluates (the plan's), which need not be the one that elected.
    """

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="assessments")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="assessments")
    group = models.ForeignKey(DeputyGroup, models.PROTECT, null=True, blank=True, related_name="assessments")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.ACTIVE)
    standing_reason = models.CharField(_("reason"), max_length=200, blank=True)
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    # who reviews, informs and signs off; the substitute where the leader is the deputy (nobody does it for himself)
    reviewer = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name=_("reviewer")
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "mandate"], name="assessment_once")]
        indexes = [models.Index(fields=["plan", "standing"], name="assessment_standing")]

    def __str__(self) -> str:
        return f"{self.mandate.deputy} {self.plan.year}"
