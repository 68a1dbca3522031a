"""What the host says at each step, with the figures of this moment: a sentence or two, to be read aloud."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from evaluation.meeting import steps
from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.meeting.queries import attendance_of, places_of, rules_of, session_of
from evaluation.meeting.steps import Step
from voting.queries.figures import turnout


def sentence(meeting: Meeting, step: Step) -> str:
    """The host's words for a step."""
    return _SENTENCES[step.kind](meeting, step)


def _sign_in(meeting: Meeting, _step: Step) -> str:
    return _("Please sign in at the desk and take your seats. %(title)s begins shortly.") % {"title": meeting.title}


def _quorum(meeting: Meeting, _step: Step) -> str:
    figures = attendance_of(meeting)
    text = _(
        "Of %(due)s people entitled to vote %(present)s are present. That is enough, and the meeting can be held. "
        "I declare %(title)s open."
    )
    if not figures.enough(rules_of(meeting).quorum):
        text = _(
            "Of %(due)s people entitled to vote %(present)s are present. That is not enough yet; please be patient."
        )
    return text % {"due": figures.due, "present": figures.present, "title": meeting.title}


def _scrutineers(meeting: Meeting, _step: Step) -> str:
    session = session_of(meeting)
    names = [officer.name for officer in session.officers.all()] if session else []
    if not names:
        return _(
            "We now agree on scrutineers and tellers. Deputies who report today and their close relatives "
            "are not eligible."
        )
    text = _("%(names)s are proposed as scrutineers and tellers. Those in favour, please raise your hands. – Agreed.")
    return text % {"names": _(", ").join(names)}


def _box(_meeting: Meeting, _step: Step) -> str:
    return _("The scrutineers now show the empty ballot box and seal it in front of everybody. The box stands at zero.")


def _report(meeting: Meeting, step: Step) -> str:
    minutes = rules_of(meeting).minutes_limit
    said = {"name": _name(meeting, step), "minutes": minutes}
    if minutes:
        return _("Deputy %(name)s now reports on the duty; please keep within %(minutes)s minutes.") % said
    return _("Deputy %(name)s now reports on the duty.") % said


def _questions(meeting: Meeting, step: Step) -> str:
    said = {"name": _name(meeting, step)}
    return _("Who has a question or a comment for deputy %(name)s? Please.") % said


def _slips(_meeting: Meeting, _step: Step) -> str:
    return _(
        "The vote follows. Please sign and draw one slip each, and do not swap slips. Choose one grade for each "
        "deputy. Nobody, the staff included, can find out who gave which grade."
    )


def _open_vote(_meeting: Meeting, _step: Step) -> str:
    return _("The box is empty and the secret vote begins. Please scan the code on your slip, or fill in your ballot.")


def _close_vote(meeting: Meeting, _step: Step) -> str:
    session = session_of(meeting)
    cast = turnout(session).cast if session else 0
    return _("%(cast)s ballots have been cast by phone. Has everybody voted? – I declare the vote ended.") % {
        "cast": cast
    }


def _count(_meeting: Meeting, _step: Step) -> str:
    return _("The scrutineers now open the box, and the ballots are counted.")


def _certify(_meeting: Meeting, _step: Step) -> str:
    return _("The ballots are counted. The scrutineers check the figures and certify them.")


def _announce(_meeting: Meeting, _step: Step) -> str:
    return _("I now announce the results of the vote, in the order of the agenda.")


def _private(meeting: Meeting, _step: Step) -> str:
    if rules_of(meeting).told_by == "group_leader":
        return _(
            "The vote is valid. Under the plan its results are not announced here; the leader of the deputy group "
            "tells each deputy after the meeting."
        )
    return _(
        "The vote is valid. Under the plan its results are not announced here; each deputy is told after the meeting."
    )


def _leadership(_meeting: Meeting, _step: Step) -> str:
    return _("The leadership now comments on the reports.")


def _close(meeting: Meeting, _step: Step) -> str:
    text = _("%(count)s deputies have reported and been evaluated. The agenda is complete; the meeting is closed.")
    return text % {"count": meeting.deputies.count()}


def _name(meeting: Meeting, step: Step) -> str:
    place: MeetingDeputy | None = places_of(meeting).filter(order=step.order).first()
    return place.assessment.mandate.deputy.name if place else ""


_SENTENCES: dict[str, Callable[[Meeting, Step], str]] = {
    steps.SIGN_IN: _sign_in,
    steps.QUORUM: _quorum,
    steps.SCRUTINEERS: _scrutineers,
    steps.BOX: _box,
    steps.REPORT: _report,
    steps.QUESTIONS: _questions,
    steps.SLIPS: _slips,
    steps.OPEN_VOTE: _open_vote,
    steps.CLOSE_VOTE: _close_vote,
    steps.COUNT: _count,
    steps.CERTIFY: _certify,
    steps.ANNOUNCE: _announce,
    steps.PRIVATE: _private,
    steps.LEADERSHIP: _leadership,
    steps.CLOSE: _close,
}
