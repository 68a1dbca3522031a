"""Every act about a result, by its one name."""

from evaluation.result import permissions as _rows  # noqa: F401 - importing it fills the table of who may do what
from evaluation.result.actions.feed_back import feed_back
from evaluation.result.actions.make_results import make_results
from evaluation.result.actions.objections import acknowledge_result, answer_objection, raise_objection
from evaluation.result.actions.tell import announce_results, hold_results

__all__ = [
    "acknowledge_result",
    "announce_results",
    "answer_objection",
    "feed_back",
    "hold_results",
    "make_results",
    "raise_objection",
]
