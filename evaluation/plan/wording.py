"""A rule and its verdict in words, for result sheets, the host's sentence and the simulator.

Read in the language that is active; papers activate zh-hans. Figures come from `grading.percent`.
"""

from fractions import Fraction
from functools import reduce

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluation.plan.grading import Asked, Verdict
from evaluation.plan.parameters import Base, GradingRule, Threshold


def base_words(base: Base) -> str:
    """What a share is a share of."""
    return {
        "ballots": _("ballots returned"),
        "valid": _("valid ballots"),
        "marks": _("marks given to this deputy"),
        "present": _("people present"),
        "due": _("people due"),
    }[base]


def share_words(share: Fraction) -> str:
    """A threshold as an office says it: a half, two thirds, 80%."""
    named = {Fraction(1, 2): _("one half"), Fraction(2, 3): _("two thirds"), Fraction(1, 3): _("one third")}
    return named.get(share) or f"{float(share * 100):g}%"


def threshold_words(threshold: Threshold) -> str:
    """E.g. “more than one half of the ballots returned”; says whether exactly the share is enough."""
    facts = {"share": share_words(threshold.share), "base": base_words(threshold.base)}
    if threshold.op == ">":
        return _("more than %(share)s of the %(base)s") % facts
    return _("at least %(share)s of the %(base)s") % facts


def rule_words(rule: GradingRule) -> str:
    """The whole rule: each step in order, then what is given when none passes."""
    lines = [
        _("%(grades)s together with %(threshold)s: %(grade)s")
        % {
            "grades": _listed(step.counts),
            "threshold": threshold_words(step.threshold),
            "grade": step.grade,
        }
        if len(step.counts) > 1
        else _("“%(grades)s” with %(threshold)s: %(grade)s")
        % {"grades": step.counts[0], "threshold": threshold_words(step.threshold), "grade": step.grade}
        for step in rule.steps
    ]
    lines.append(_("otherwise: %(grade)s") % {"grade": rule.otherwise})
    return pgettext("between rules", "; ").join(lines) + pgettext("after rules", ".")


def _listed(grades: tuple[str, ...]) -> str:
    """“A”, “B” and “C”; in Chinese nothing stands between names in quotation marks (GB/T 15834)."""
    named = [f"“{name}”" for name in grades]
    before = reduce(lambda a, b: pgettext("grades side by side", "%(a)s, %(b)s") % {"a": a, "b": b}, named[:-1])
    return pgettext("grades side by side", "%(a)s and %(b)s") % {"a": before, "b": named[-1]}


def asked_words(asked: Asked) -> str:
    """One question and its answer, with the exact figures."""
    facts = {
        "grades": "+".join(asked.step.counts),
        "count": asked.count,
        "of": asked.of,
        "percent": asked.percent,
        "threshold": threshold_words(asked.threshold),
    }
    if asked.exactly_at and asked.met:
        words = _("%(grades)s: %(count)d of %(of)d is exactly the share asked for; “%(threshold)s” is met.")
    elif asked.exactly_at:
        words = _("%(grades)s: %(count)d of %(of)d is exactly the share asked for; “%(threshold)s” is not met.")
    elif asked.met:
        words = _("%(grades)s: %(count)d of %(of)d (%(percent)s%%), “%(threshold)s” is met.")
    else:
        words = _("%(grades)s: %(count)d of %(of)d (%(percent)s%%), “%(threshold)s” is not met.")
    return words % facts


def verdict_words(verdict: Verdict) -> list[str]:
    """Every question asked, then the grade."""
    return [*(asked_words(asked) for asked in verdict.asked), _("Grade: %(grade)s") % {"grade": verdict.grade}]
