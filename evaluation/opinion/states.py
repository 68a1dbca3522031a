from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(TextChoices):
    VISIT = "visit", _("Visit")
    FORUM = "forum", _("Forum")
    STATION = "station", _("Liaison station")
    TELEPHONE = "telephone", _("Telephone")
    WEB = "web", _("Anonymous web form")
    MEETING = "meeting", _("At the meeting")


class OpinionState(TextChoices):
    HELD = "held", _("Held for review")
    KEPT = "kept", pgettext_lazy("opinion", "Counted")
    SET_ASIDE = "set_aside", _("Set aside")
