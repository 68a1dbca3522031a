from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.ground.codes import public_code
from evaluation.opinion.states import Channel, OpinionState
from evaluation.plan.models import Assessment, Plan
from evaluation.roster.models import Constituency, Membership


class OpinionTopic(models.Model):
    """A line of the summary table (征求意见汇总表): similar opinions about one deputy, said once."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="topics")
    title = models.CharField(_("title"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class Opinion(models.Model):
    """One opinion about one deputy. It has no raiser: only whoever wrote it down, and perhaps a private code."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="opinions")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    heard_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=80, blank=True)
    text = models.TextField(_("opinion"))
    tags = models.JSONField(_("tags"), default=list)
    is_problem = models.BooleanField(_("names a problem"), default=False)
    state = models.CharField(max_length=10, choices=OpinionState, default=OpinionState.KEPT)
    state_reason = models.CharField(max_length=200, blank=True)
    topic = models.ForeignKey(OpinionTopic, models.SET_NULL, null=True, blank=True, related_name="opinions")
    collector = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    # SHA-256 of the private code with which the raiser looks later; the code itself is shown once and not kept
    code_digest = models.CharField(max_length=64, blank=True, db_index=True)
    settled = models.BooleanField(null=True, blank=True)  # what the raiser said afterwards
    settled_note = models.CharField(max_length=300, blank=True)
    made_on = models.DateField(auto_now_add=True)  # a day, not a time: times can be matched with logs

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["assessment", "state"], name="opinion_state")]

    def __str__(self) -> str:
        return self.text[:30]


class OpinionPoster(models.Model):
    """The address of an anonymous web form, printed as a QR poster: for one deputy or one constituency."""

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="posters")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="posters")
    constituency = models.ForeignKey(Constituency, models.PROTECT, null=True, blank=True, related_name="posters")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.code
