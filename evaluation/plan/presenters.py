"""From a plan to what its pages say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluation.plan import labels
from evaluation.plan.choosing import caution_words
from evaluation.plan.models import Amendment, Assessment, Closing, Plan
from evaluation.plan.parameters import Rules
from evaluation.plan.proposal import LeftOff, left_off
from evaluation.plan.queries import rules_of, schedule_of
from evaluation.plan.soundness import stages_of
from evaluation.plan.sources import Item, StageDays, days_with_source, items_with_source
from evaluation.plan.states import PlanState, Source, Stage
from evaluation.plan.wording import rule_words, share_words, threshold_words
from evaluation.roster.coverage import Caution
from evaluation.roster.models import Membership
from evaluation.roster.permissions import may
from evaluation.roster.states import Role


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One parameter in words, with where it comes from."""

    key: str
    label: str
    words: str
    source: str
    source_label: str
    basis: str
    number: int | None = None  # where the value is a plain number that states something

    @property
    def value(self) -> str | int:
        """The value for a table: a number stays one."""
        return self.words if self.number is None else self.number


ON_A_PAGE = 50
NAMED = 30  # of those who are left off; a county may have hundreds


class LeftOffList:
    """Who must report and is not on the list, in words: each with the reason."""

    def __init__(self, missing: Sequence[LeftOff], year: int) -> None:
        self.title = caution_words(Caution("must_missing", len(missing)))
        self.lines = [_missing(one, year) for one in missing[:NAMED]]
        self.more = len(missing) - len(self.lines)
        self.unexcused = sum(not one.leave for one in missing)


def _missing(one: LeftOff, year: int) -> str:
    said = {"name": one.mandate.deputy.name, "group": one.mandate.group or "", "why": _why_now(one, year)}
    return (_("%(name)s (%(group)s): %(why)s") if one.mandate.group else _("%(name)s: %(why)s")) % said


def _why_now(one: LeftOff, year: int) -> str:
    said = {"last": one.last, "when": "、".join(map(str, one.reported)), "leave": one.leave}
    if one.leave:
        return _("on leave, deferred on the roster: %(leave)s") % said
    if one.last < year:
        return _("should have reported by %(last)s") % said
    if one.reported:
        return _("reported in %(when)s; %(last)s is the last year for the next time") % said
    return _("has not reported in this term; %(last)s is the last year") % said


class PlanPage:
    """A plan as its pages show it to one reader."""

    def __init__(self, plan: Plan, reader: Membership, at: str = "1") -> None:
        self.plan, self.reader = plan, reader
        self._at = at  # which page of the list of deputies

    @cached_property
    def rules(self) -> Rules:
        return rules_of(self.plan)

    def may(self, act: str) -> bool:
        return self.reader.congress_id == self.plan.congress_id and may(self.reader, f"plan.{act}")

    @property
    def editable(self) -> bool:
        return self.plan.state == PlanState.DRAFT and self.may("edit_plan")

    @property
    def choosable(self) -> bool:
        return self.plan.state == PlanState.DRAFT and self.may("choose_deputies")

    @property
    def amendable(self) -> bool:
        return self.plan.state == PlanState.RUNNING and self.may("amend_plan")

    @property
    def copyable(self) -> bool:
        return self.plan.state != PlanState.DRAFT and self.may("copy_plan")

    def reorders(self, assessment: Assessment) -> bool:
        """Whether the reader may take this deputy out of the round, back or away for another."""
        inside = self.reader.role != Role.GROUP_LEADER or self.reader.group_id == assessment.group_id
        return self.plan.state == PlanState.RUNNING and self.may("defer_assessment") and inside

    @property
    def cancellable(self) -> bool:
        return self.plan.state in (PlanState.DRAFT, PlanState.RUNNING) and self.may("cancel_plan")

    @property
    def published(self) -> bool:
        return self.plan.state not in (PlanState.DRAFT, PlanState.CANCELLED)

    @cached_property
    def lines(self) -> list[RuleLine]:
        return [
            RuleLine(
                key=key,
                label=str(label),
                words=words_for(key, entry["value"], self.rules),
                source=entry["source"],
                source_label=str(Source(entry["source"]).label),
                basis=entry.get("basis", ""),
                number=entry["value"] if type(entry["value"]) is int and entry["value"] else None,
            )
            for key, (label, _help) in labels.PARAMETERS.items()
            if (entry := self.plan.parameters.get(key)) is not None
        ]

    @cached_property
    def schedule(self) -> list[StageDays]:
        return days_with_source(self.plan)

    @cached_property
    def items(self) -> list[Item]:
        return items_with_source(self.plan)

    @property
    def past_stages(self) -> str:
        """The stages whose last day has gone by, in words: what a plan published today would be late with."""
        return "、".join(str(days.stage.label) for days in self.schedule if days.last < timezone.localdate())

    @cached_property
    def reporting(self) -> Page[Assessment]:
        """The deputies of this round, a page of them: a county may have a thousand."""
        found = self.plan.assessments.select_related(
            "mandate__deputy", "group", "reviewer__user", "replaced_by__mandate__deputy"
        )
        return Paginator(found.order_by("order", "pk"), ON_A_PAGE).get_page(self._at)

    @cached_property
    def amendments(self) -> list[dict[str, object]]:
        found = self.plan.amendments.select_related("by__user")
        return [
            {"at": a.at, "what": a.reason, "who": str(a.by.user), "note": "；".join(_changes(a, self.rules))}
            for a in found
        ]

    @cached_property
    def left_off(self) -> "LeftOffList | None":
        """Who must report this year and is not on the list that was saved, for whoever chooses; of the own group."""
        if not self.choosable or not self.plan.assessments.exists():
            return None
        group_id = self.reader.group_id if self.reader.role == Role.GROUP_LEADER else None
        missing = left_off(self.plan, group_id)
        return LeftOffList(missing, self.plan.year) if missing else None

    @property
    def steps(self) -> list[dict[str, object]]:
        """The wizard's line: what is done and where the draft stands."""
        chosen = self.plan.assessments.exists()
        # a copied plan brings its rules along: nobody need save them again
        ruled = chosen or bool(self.plan.edition) or self.plan.copied_from_id is not None
        dated = set(stages_of(self.rules)) <= set(schedule_of(self.plan))
        done = [
            (_("Scheme chosen"), True),
            (_("Rules"), ruled),
            (_("Schedule and items"), ruled and dated),
            (_("Deputies"), chosen),
            (_("Published"), False),
        ]
        now = next(place for place, (_label, is_done) in enumerate(done) if not is_done)
        return [
            {"label": label, "state": "done" if is_done else "now" if place == now else "next"}
            for place, (label, is_done) in enumerate(done)
        ]


def closings_told(rows: Iterable[Closing]) -> list[dict[str, object]]:
    """What was closed and perhaps opened again, as a timeline tells it."""
    closed, again = pgettext("collection or list", "Closed"), pgettext("collection or list", "Opened again")
    told: list[dict[str, object]] = []
    for row in rows:
        told.append({"at": row.closed_at, "what": closed, "who": row.closed_by.user.name})
        if row.reopened_by is not None:
            who = row.reopened_by.user.name
            told.append({"at": row.reopened_at, "what": again, "who": who, "note": row.reason})
    return told


def words_for(key: str, value: Any, rules: Rules) -> str:
    """A parameter's value as a person says it."""
    if key in labels.CHOICES:
        names = labels.CHOICES[key]
        chosen = value if isinstance(value, list) else [value]
        return "、".join(str(names.get(name, name)) for name in chosen) or "—"
    ways = {
        "quorum": lambda: threshold_words(rules.quorum),
        "grading": lambda: rule_words(rules.grading) if rules.grading else _("No grade is given; the counts are told."),
        "coverage": lambda: _coverage(rules),
        "scale": lambda: "、".join(value),
        "remind_before": lambda: _working_days(value),
        "remind_after": lambda: _working_days(value),
        "retention": lambda: "，".join(f"{labels.RETAINED.get(name, name)} {kept}" for name, kept in value.items()),
    }
    if key in ways:
        return ways[key]()
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value == 0 and key in ("word_limit", "minutes_limit"):
        return _("no limit")
    return str(value) if value not in ("", 0) else _("not stated")


def _working_days(days: list[int]) -> str:
    return _("on working day %(days)s") % {"days": "、".join(map(str, days))} if days else _("no reminder")


def _coverage(rules: Rules) -> str:
    if not rules.coverage_every_years:
        return _("not stated")
    years = {"years": rules.coverage_every_years}
    if rules.coverage_once_a_term:
        words = _("every deputy once a term, and within %(years)s years") % years
    else:
        words = _("every deputy once within %(years)s years") % years
    if rules.coverage_share_a_year:
        words += "，" + _("%(share)s of each group a year") % {"share": share_words(rules.coverage_share_a_year)}
    return words


def _changes(amendment: Amendment, rules: Rules) -> list[str]:
    before, after = amendment.before, amendment.after
    told: list[tuple[object, str, str]] = [
        (Stage(stage).label, _span(before["schedule"][stage]), _span(days))
        for stage, days in after.get("schedule", {}).items()
    ]
    for key, entry in after.get("parameters", {}).items():
        former = (before["parameters"][key] or {}).get("value")
        told.append((labels.PARAMETERS[key][0], words_for(key, former, rules), words_for(key, entry["value"], rules)))
    return [
        _("%(what)s: %(before)s → %(after)s") % {"what": what, "before": was or "—", "after": now}
        for what, was, now in told
    ]


def _span(days: Sequence[str]) -> str:
    """The first and last day of a stage, as an amendment keeps them."""
    return " – ".join(date_format(date.fromisoformat(day), "DATE_FORMAT") for day in days)
