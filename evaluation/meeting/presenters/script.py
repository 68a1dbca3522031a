"""What the host says at each step, with the figures of this moment: a sentence or two, to be read aloud.

An office may word each sentence itself (`wording.py`); the house's own stands where it has not, and whenever the
office's names something that is not known yet.
"""

from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evaluation.meeting import steps
from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.meeting.queries import attendance_of, host_words, places_of, rules_of, session_of
from evaluation.meeting.steps import Step
from evaluation.meeting.wording import PLACES, fill
from voting.queries.figures import turnout

Facts = dict[str, object]

_WORDS: dict[str, Callable[[], str]] = {
    steps.SIGN_IN: lambda: _("Please sign in at the desk and take your seats. %(title)s begins shortly."),
    steps.QUORUM: lambda: _(
        "Of %(due)s people entitled to vote %(present)s are present. That is enough, and the meeting can be held. "
        "I declare %(title)s open."
    ),
    steps.SCRUTINEERS: lambda: _(
        "%(names)s are proposed as scrutineers and tellers. Those in favour, please raise your hands. – Agreed."
    ),
    steps.BOX: lambda: _(
        "The scrutineers now show the empty ballot box and seal it in front of everybody. The box stands at zero."
    ),
    steps.REPORT: lambda: _("Deputy %(name)s now reports on the duty; please keep within %(minutes)s minutes."),
    steps.QUESTIONS: lambda: _("Who has a question or a comment for deputy %(name)s? Please."),
    steps.SLIPS: lambda: _(
        "The vote follows. Please sign and draw one slip each, and do not swap slips. Choose one grade for each "
        "deputy. Nobody, the staff included, can find out who gave which grade."
    ),
    steps.OPEN_VOTE: lambda: _(
        "The box is empty and the secret vote begins. Please scan the code on your slip, or fill in your ballot."
    ),
    steps.CLOSE_VOTE: lambda: _(
        "%(cast)s ballots have been cast by phone. Has everybody voted? – I declare the vote ended."
    ),
    steps.COUNT: lambda: _("The scrutineers now open the box, and the ballots are counted."),
    steps.CERTIFY: lambda: _("The ballots are counted. The scrutineers check the figures and certify them."),
    steps.ANNOUNCE: lambda: _("I now announce the results of the vote, in the order of the agenda."),
    steps.PRIVATE: lambda: _(
        "The vote is valid. Under the plan its results are not announced here; each deputy is told after the meeting."
    ),
    steps.LEADERSHIP: lambda: _("The leadership now comments on the reports."),
    steps.CLOSE: lambda: _(
        "%(count)s deputies have reported and been evaluated. The agenda is complete; the meeting is closed."
    ),
}


def default_words(kind: str) -> SafeString:
    """The house's sentence, its places written as an office writes them; in HTML."""
    return SafeString(
        escape(_WORDS[kind]()) % {name: f"<code>{{{{{place}}}}}</code>" for name, place in PLACES.items()}
    )


def sentence(meeting: Meeting, step: Step) -> str:
    """The host's words for a step."""
    facts = _FACTS[step.kind](meeting, step) if step.kind in _FACTS else {}
    if step.kind == steps.QUORUM and not attendance_of(meeting).enough(rules_of(meeting).quorum):
        text = _(
            "Of %(due)s people entitled to vote %(present)s are present. That is not enough yet; please be patient."
        )
        return text % facts
    own = host_words(meeting.plan.congress_id).get(step.kind, "")
    return (own and fill(own, facts)) or _otherwise(meeting, step, facts) % facts


def _otherwise(meeting: Meeting, step: Step, facts: Facts) -> str:
    """The house's sentence for this situation."""
    if step.kind == steps.SCRUTINEERS and not facts["names"]:
        return _(
            "We now agree on scrutineers and tellers. Deputies who report today and their close relatives "
            "are not eligible."
        )
    if step.kind == steps.REPORT and not facts["minutes"]:
        return _("Deputy %(name)s now reports on the duty.")
    if step.kind == steps.PRIVATE and rules_of(meeting).told_by == "group_leader":
        return _(
            "The vote is valid. Under the plan its results are not announced here; the leader of the deputy group "
            "tells each deputy after the meeting."
        )
    return _WORDS[step.kind]()


def _present(meeting: Meeting, _step: Step) -> Facts:
    figures = attendance_of(meeting)
    return {"due": figures.due, "present": figures.present, "title": meeting.title}


def _officers(meeting: Meeting, _step: Step) -> Facts:
    session = session_of(meeting)
    names = [officer.name for officer in session.officers.all()] if session else []
    return {"names": _(", ").join(names)}


def _speaker(meeting: Meeting, step: Step) -> Facts:
    place: MeetingDeputy | None = places_of(meeting).filter(order=step.order).first()
    name = place.assessment.mandate.deputy.name if place else ""
    return {"name": name, "minutes": rules_of(meeting).minutes_limit or ""}


def _cast(meeting: Meeting, _step: Step) -> Facts:
    session = session_of(meeting)
    return {"cast": turnout(session).cast if session else 0}


_FACTS: dict[str, Callable[[Meeting, Step], Facts]] = {
    steps.SIGN_IN: lambda meeting, _step: {"title": meeting.title},
    steps.QUORUM: _present,
    steps.SCRUTINEERS: _officers,
    steps.REPORT: _speaker,
    steps.QUESTIONS: _speaker,
    steps.CLOSE_VOTE: _cast,
    steps.CLOSE: lambda meeting, _step: {"count": meeting.deputies.count()},
}
