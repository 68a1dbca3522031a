"""What is wrong with a plan's parameters, content items and schedule: everything at once, in sentences."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from evaluation.plan.parameters import GradingRule, Rules, Threshold
from evaluation.plan.states import Stage

Schedule = Mapping[str, tuple[date, date]]

# a stage whose end must not come before another's beginning
IN_ORDER = (
    (Stage.DEPLOYMENT, Stage.DRAFTING),
    (Stage.DRAFTING, Stage.MEETING),
    (Stage.MEETING, Stage.FEEDBACK),
    (Stage.MEETING, Stage.RECTIFICATION),
    (Stage.MEETING, Stage.REPORTING),
)
NEEDED = (Stage.DEPLOYMENT, Stage.DRAFTING, Stage.REVIEW, Stage.MEETING, Stage.ARCHIVE, Stage.REPORTING)


# characters; what the columns of results and of content items hold
LONGEST_GRADE = 20
LONGEST_ITEM = 200


def stages_of(rules: Rules) -> list[Stage]:
    """The stages that take place by these rules; each needs its dates."""
    return [stage for stage in Stage if stage in NEEDED or stage in rules.stages]


def faults(
    parameters: Mapping[str, Mapping[str, Any]], items: Sequence[str], schedule: Schedule, *, dated: bool = True
) -> list[str]:
    """Every fault of the three together; empty when the plan can stand.

    Without `dated` a stage may still lack its dates: in a draft the rules come first and the schedule after them.
    """
    try:
        rules = Rules.of(parameters)
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as fault:
        return [_("A parameter is missing or cannot be read: %(fault)s.") % {"fault": fault}]
    undated = [stage for stage in stages_of(rules) if dated and stage not in schedule]
    return [*_rules(rules), *_items(items), *_undated(undated), *_told(rules), *_order(schedule)]


def _rules(rules: Rules) -> list[str]:
    found = []
    if len(rules.scale) < 2 or len(set(rules.scale)) != len(rules.scale):  # noqa: PLR2004 - a scale of one grade asks nothing
        found.append(_("The scale needs at least two grades, each named once."))
    if long := [grade for grade in rules.scale if len(grade) > LONGEST_GRADE]:
        said = {"grade": long[0][:LONGEST_GRADE], "most": LONGEST_GRADE}
        found.append(_("The grade “%(grade)s…” is too long: at most %(most)s characters.") % said)
    if rules.word_limit < 0 or rules.minutes_limit < 0:
        found.append(_("A limit cannot be below 0; 0 means no limit."))
    if not rules.reporting_level:
        found.append(_("The plan must say deputies of which level report."))
    found += _threshold(_("quorum"), rules.quorum)
    if rules.grading:
        found += _grading(rules.grading, rules.scale)
    return found


def _threshold(name: str, threshold: Threshold) -> list[str]:
    if threshold.op in (">", ">=") and Fraction(0) <= threshold.share <= Fraction(1):
        return []
    return [_("The threshold of “%(name)s” must be a share between 0 and 1 with > or ≥.") % {"name": name}]


def _grading(rule: GradingRule, scale: Sequence[str]) -> list[str]:
    named = [*(step.grade for step in rule.steps), *(name for step in rule.steps for name in step.counts)]
    found = [
        _("The grading rule names “%(grade)s”, which is not on the scale.") % {"grade": name}
        for name in dict.fromkeys([*named, rule.otherwise])
        if name not in scale
    ]
    for step in rule.steps:
        found += _threshold(step.grade, step.threshold)
    return found


def _items(items: Sequence[str]) -> list[str]:
    if not items or not all(item.strip() for item in items):
        return [_("A plan needs at least one content item, and none may be empty.")]
    return [
        _("Content item %(number)s is too long: at most %(most)s characters.") % {"number": n, "most": LONGEST_ITEM}
        for n, item in enumerate(items, 1)
        if len(item.strip()) > LONGEST_ITEM
    ]


def _undated(stages: Sequence[Stage]) -> list[str]:
    return [_("The stage “%(stage)s” has no dates.") % {"stage": stage.label} for stage in stages]


def _told(rules: Rules) -> list[str]:
    if rules.announce != "private" or Stage.FEEDBACK in rules.stages:
        return []
    return [_("Results that are not announced need the stage “%(stage)s”.") % {"stage": Stage.FEEDBACK.label}]


def _order(schedule: Schedule) -> list[str]:
    found = [
        _("“%(stage)s” ends before it begins.") % {"stage": Stage(stage).label}
        for stage, (first, last) in schedule.items()
        if last < first
    ]
    return found + [
        _("“%(later)s” is due before “%(earlier)s” begins.") % {"later": later.label, "earlier": earlier.label}
        for earlier, later in IN_ORDER
        if earlier in schedule and later in schedule and schedule[later][1] < schedule[earlier][0]
    ]
