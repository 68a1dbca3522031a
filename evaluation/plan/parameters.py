"""The plan's parameters, read as types. Pure: no Django, no clock.

A preset is a TOML file in `presets/`: a new scheme is data, not code. In a plan each parameter is
{"value": …, "source": "scheme" | "house" | "local", "basis": where it stands}.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

PRESETS = Path(__file__).parent / "presets"

Operator = Literal[">", ">="]
# what a share is a share of; domain.md §2 "Thresholds found": places differ, so it is always named
Base = Literal["ballots", "valid", "marks", "present", "due"]

MEETING_NAME = "述职评议会"  # house default: a plan that was made before its scheme's own word was kept
ESCALATE_AFTER_DAYS = 7  # house default: no source states one
OBJECTION_DAYS = 5  # house default: no source states one
REMIND_BEFORE, REMIND_AFTER = (3,), (1, 5)  # house defaults, in working days: no source states any

# what publishing freezes: who votes, about what, on which scale and by which rule
FROZEN = frozenset(
    {
        "evaluators",
        "reporting_level",
        "period",
        "scale",
        "announce",
        "quorum",
        "blank_is",
        "void_scope",
        "grading",
        "smallest_group",
        "ballot_remarks",
    }
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share that must be passed: `op` says whether exactly the share is enough."""

    op: Operator
    share: Fraction
    base: Base

    def met(self, count: int, of: int) -> bool:
        """Whether `count` out of `of` passes. Nothing out of nothing does not."""
        if of <= 0:
            return False
        return Fraction(count, of) > self.share if self.op == ">" else Fraction(count, of) >= self.share


@dataclass(frozen=True, slots=True)
class GradingStep:
    """A grade is given when the ballots for any grade in `counts`, together, pass the threshold."""

    grade: str
    counts: tuple[str, ...]
    threshold: Threshold


@dataclass(frozen=True, slots=True)
class GradingRule:
    """Steps asked in order; the first that passes gives the grade, else `otherwise`."""

    base: Base
    steps: tuple[GradingStep, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule of a plan, typed. Limits of 0 mean that the scheme states none."""

    evaluators: Literal["committee", "voters"]
    reporting_level: tuple[str, ...]
    period: Literal["since_elected", "year"]
    word_limit: int
    minutes_limit: int
    scale: tuple[str, ...]
    announce: Literal["on_the_spot", "private"]
    told_by: Literal["host", "group_leader", "organiser"]
    stages: frozenset[str]
    invited: str
    meeting_name: str
    sequence: tuple[str, ...]
    channels: tuple[str, ...]
    use_of_result: str
    report_to: Literal["committee", "presidium"]
    quorum: Threshold
    blank_is: Literal["abstain", "invalid"]
    void_scope: Literal["row", "ballot"]
    grading: GradingRule | None
    consequence: str
    smallest_group: int
    ballot_remarks: bool
    leadership_remarks: bool
    coverage_every_years: int
    coverage_once_a_term: bool
    coverage_share_a_year: Fraction | None
    voters_about: int
    retention: Mapping[str, str]
    anonymous_lookup_days: int
    objection_days: int
    measures_days: int
    escalate_after_days: int
    remind_before: tuple[int, ...]  # working days; on the day itself there is always a reminder
    remind_after: tuple[int, ...]

    @classmethod
    def of(cls, parameters: Mapping[str, Mapping[str, Any]]) -> "Rules":
        """Read `Plan.parameters`. Raises KeyError or ValueError for a parameter that is missing or unreadable."""
        value = {key: entry["value"] for key, entry in parameters.items()}
        coverage = value["coverage"]
        return cls(
            evaluators=value["evaluators"],
            reporting_level=tuple(value["reporting_level"]),
            period=value["period"],
            word_limit=int(value["word_limit"]),
            minutes_limit=int(value["minutes_limit"]),
            scale=tuple(value["scale"]),
            announce=value["announce"],
            told_by=value["told_by"],
            stages=frozenset(value["stages"]),
            invited=value.get("invited", ""),
            meeting_name=value.get("meeting_name") or MEETING_NAME,
            sequence=tuple(value["sequence"]),
            channels=tuple(value["channels"]),
            use_of_result=value["use_of_result"],
            report_to=value["report_to"],
            quorum=_threshold(value["quorum"]),
            blank_is=value["blank_is"],
            void_scope=value["void_scope"],
            grading=_grading(value["grading"]),
            consequence=value["consequence"],
            smallest_group=int(value["smallest_group"]),
            ballot_remarks=bool(value["ballot_remarks"]),
            leadership_remarks=bool(value["leadership_remarks"]),
            coverage_every_years=int(coverage["every_years"]),
            coverage_once_a_term=bool(coverage["once_a_term"]),
            coverage_share_a_year=Fraction(coverage["share_a_year"]) if coverage["share_a_year"] else None,
            voters_about=int(value["voters_about"]),
            retention=dict(value["retention"]),
            anonymous_lookup_days=int(value["anonymous_lookup_days"]),
            # a plan that was published before these parameters existed keeps the house defaults
            objection_days=int(value.get("objection_days", OBJECTION_DAYS)),
            measures_days=int(value.get("measures_days", 0)),
            escalate_after_days=int(value.get("escalate_after_days", ESCALATE_AFTER_DAYS)),
            remind_before=tuple(map(int, value.get("remind_before", REMIND_BEFORE))),
            remind_after=tuple(map(int, value.get("remind_after", REMIND_AFTER))),
        )


def _threshold(raw: Mapping[str, Any], base: Base | None = None) -> Threshold:
    return Threshold(op=raw["op"], share=Fraction(raw["share"]), base=base or raw["base"])


def _grading(raw: Mapping[str, Any] | None) -> GradingRule | None:
    if not raw:
        return None
    base: Base = raw["base"]
    steps = tuple(GradingStep(s["grade"], tuple(s["counts"]), _threshold(s, base)) for s in raw["steps"])
    return GradingRule(base=base, steps=steps, otherwise=raw["otherwise"])


@dataclass(frozen=True, slots=True)
class Days:
    """A stage's first and last "MM-DD", and where they stand."""

    first: str
    last: str
    source: str
    basis: str

    def in_year(self, year: int) -> tuple[date, date]:
        return date.fromisoformat(f"{year}-{self.first}"), date.fromisoformat(f"{year}-{self.last}")


@dataclass(frozen=True, slots=True)
class Preset:
    """One scheme as data: what a new plan starts from."""

    key: str
    name: str
    name_en: str
    content_items: tuple[str, ...]
    usual_for: tuple[str, ...]  # levels of the congresses that usually work by it
    items_basis: str  # where the scheme states the content items
    schedule: Mapping[str, Days]  # by stage
    parameters: Mapping[str, Mapping[str, Any]]


def presets() -> dict[str, Preset]:
    """All presets by key, read from the folder."""
    return {path.stem: _preset(path) for path in sorted(PRESETS.glob("*.toml"))}


def usual_preset(level: str) -> Preset:
    """The scheme that a congress of this level is offered first."""
    known = list(presets().values())
    return next((preset for preset in known if level in preset.usual_for), known[0])


def _preset(path: Path) -> Preset:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Preset(
        key=raw["key"],
        name=raw["name"],
        name_en=raw["name_en"],
        content_items=tuple(raw["content_items"]),
        usual_for=tuple(raw["usual_for"]),
        items_basis=raw["items_basis"],
        schedule={stage: Days(**days) for stage, days in raw["schedule"].items()},
        parameters=raw["parameters"],
    )
