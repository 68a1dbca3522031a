"""A meeting's facts in words."""

from django.utils.translation import gettext as _

from evaluation.meeting.attendance import fewest
from evaluation.meeting.models import Meeting
from evaluation.meeting.queries import attendance_of, rules_of, unsettled


def facts_of(meeting: Meeting) -> list[tuple[str, object]]:
    """When, where, who presides, who votes, and how many must be there."""
    rules, figures = rules_of(meeting), attendance_of(meeting)
    said = {"due": figures.due, "fewest": fewest(rules.quorum, figures.due)}
    told = _("announced at the meeting") if rules.announce == "on_the_spot" else _("told to each deputy in private")
    pairs = [
        (_("State"), meeting.get_state_display()),
        (_("Begins at"), meeting.starts_at),
        (_("Place"), meeting.place or "—"),
        (_("Host"), meeting.host_name or "—"),
        (_("Quorum"), _("%(due)s people vote; at least %(fewest)s must be present") % said),
        (_("Results"), told),
    ]
    if meeting.group is not None:
        pairs.insert(1, (_("Deputy group"), meeting.group.name))
    if meeting.cancelled_reason:
        pairs.append((_("Reason"), meeting.cancelled_reason))
    return pairs


def unsettled_words(meeting: Meeting) -> list[str]:
    """Whose report is not settled, and how far it is: to be known before the meeting is declared ready."""
    words = []
    for place in unsettled(meeting):
        report = getattr(place.assessment, "report", None)
        state = report.get_state_display() if report else _("not begun")
        words.append(_("%(name)s: %(state)s") % {"name": place.assessment.mandate.deputy.name, "state": state})
    return words
