"""What a step of the run sheet is called."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from evaluation.meeting import steps
from evaluation.meeting.steps import Step

_LABELS: dict[str, Callable[[], str]] = {
    steps.SIGN_IN: lambda: _("Sign-in"),
    steps.QUORUM: lambda: _("Quorum"),
    steps.SCRUTINEERS: lambda: _("Scrutineers and tellers"),
    steps.BOX: lambda: _("Box inspected and sealed"),
    steps.SLIPS: lambda: _("Handing out slips"),
    steps.OPEN_VOTE: lambda: _("Vote opened"),
    steps.CLOSE_VOTE: lambda: _("Casting ended"),
    steps.COUNT: lambda: _("Box opened and counted"),
    steps.CERTIFY: lambda: _("Count certified"),
    steps.ANNOUNCE: lambda: _("Result announced"),
    steps.PRIVATE: lambda: _("Result kept for private feedback"),
    steps.LEADERSHIP: lambda: _("Remarks of the leadership"),
    steps.CLOSE: lambda: _("Meeting closed"),
}


def kind_label(kind: str) -> str:
    """A kind of step, whichever deputy is meant."""
    if kind in _LABELS:
        return _LABELS[kind]()
    return _("A deputy's report") if kind == steps.REPORT else _("Questions to a deputy")


def step_label(step: Step, name: str = "") -> str:
    """The step in words; `name` is the deputy's where one is meant."""
    if step.kind == steps.REPORT:
        return _("Report: %(name)s") % {"name": name or step.order}
    if step.kind == steps.QUESTIONS:
        return _("Questions: %(name)s") % {"name": name or step.order}
    return _LABELS[step.kind]()
