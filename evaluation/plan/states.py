"""Closed lists of the plan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanState(TextChoices):
    DRAFT = "draft", _("Being drawn up")
    RUNNING = "running", pgettext_lazy("a plan", "Under way")
    FINISHED = "finished", _("Archived and reported")
    CANCELLED = "cancelled", pgettext_lazy("a plan", "Cancelled")


class Stage(TextChoices):
    """The stages of a year that have dates of their own (domain: 部署 … 上报)."""

    DEPLOYMENT = "deployment", _("Deployment")
    DRAFTING = "drafting", _("Drafting of reports")
    REVIEW = "review", _("Review of reports")
    OPINIONS = "opinions", _("Collection of opinions")
    MEETING = "meeting", _("Report and evaluation meeting")
    FEEDBACK = "feedback", _("Feedback")
    RECTIFICATION = "rectification", _("Rectification")
    ARCHIVE = "archive", _("Archiving")
    REPORTING = "reporting", _("Report upward")


class Standing(TextChoices):
    """Whether a deputy still takes part in this year's round."""

    ACTIVE = "active", _("Taking part")
    DEFERRED = "deferred", _("Deferred to a later year")
    REPLACED = "replaced", pgettext_lazy("a deputy", "Replaced")
    WITHDRAWN = "withdrawn", _("Mandate ended")


class Source(TextChoices):
    """Where a parameter comes from; a house default is never shown as the scheme's own rule."""

    SCHEME = "scheme", _("Stated by the scheme")
    HOUSE = "house", _("House default; the scheme does not say")
    LOCAL = "local", _("Set by this office")
