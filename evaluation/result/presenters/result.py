"""A result as its pages show it: figures, shares, a calm bar, and what its reader may do next."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluation.meeting.models import Meeting
from evaluation.meeting.presenters.outcome import share
from evaluation.plan.parameters import Rules
from evaluation.plan.wording import rule_words
from evaluation.result.models import Objection, Result
from evaluation.result.permissions import informs, is_own
from evaluation.result.queries import last_day_to_object
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership
from evaluation.roster.permissions import may
from evaluation.roster.states import Role


def totals_of(result: Result) -> list[tuple[str, int]]:
    """应到、实到、发出、收回、有效、无效, as the sheet prints them."""
    return [
        (_("People due"), result.due),
        (_("People present"), result.present),
        (pgettext("result sheet", "Ballots handed out"), result.issued),
        (_("Ballots returned"), result.returned),
        (_("Valid ballots"), result.valid),
        (_("Invalid ballots"), result.invalid),
    ]


def chart_of(results: list[Result], title: str) -> dict[str, Any] | None:
    """One bar a deputy in the order of the agenda, never a ranking."""
    if not results:
        return None
    series = [count.grade for count in results[0].grades.all()]
    rows = [(_name(result), [count.count for count in result.grades.all()]) for result in results]
    for name, figures in (
        (_("abstentions"), [result.abstained for result in results]),
        (_("invalid lines"), [result.invalid_rows for result in results]),
    ):
        if any(figures):  # so that every bar is as long as the ballots returned
            series.append(name)
            rows = [(who, [*counts, figure]) for (who, counts), figure in zip(rows, figures, strict=True)]
    return {"title": title, "head": _("Deputy"), "series": series, "rows": rows, "unit": _("votes given")}


def rule_of(result: Result) -> str:
    """The grading rule in the reader's language; publishing froze it, and the result keeps it as the paper says it."""
    grading = Rules.of(result.assessment.plan.parameters).grading
    return rule_words(grading) if grading else ""


def _name(result: Result) -> str:
    return result.assessment.mandate.deputy.name


@dataclass(frozen=True)
class Row:
    """One deputy's line in the table of a meeting."""

    result: Result

    @property
    def name(self) -> str:
        return _name(self.result)

    @property
    def cells(self) -> list[tuple[str, int, str]]:
        """(grade, ballots, share of the rule's base)."""
        rules = Rules.of(self.result.assessment.plan.parameters)
        return [(c.grade, c.count, share(c.count, self.result.base, rules)) for c in self.result.grades.all()]


@dataclass(frozen=True)
class ResultPage:
    """One result, read by one membership."""

    result: Result
    member: Membership
    meeting: Meeting | None

    @cached_property
    def row(self) -> Row:
        return Row(self.result)

    @cached_property
    def rules(self) -> Rules:
        return Rules.of(self.result.assessment.plan.parameters)

    @property
    def rule(self) -> str:
        return rule_of(self.result)

    @property
    def totals(self) -> list[tuple[str, int]]:
        return totals_of(self.result)

    @property
    def chart(self) -> dict[str, Any] | None:
        return chart_of([self.result], _("Ballots by grade"))

    @cached_property
    def own(self) -> bool:
        return is_own(self.member, self.result)

    @cached_property
    def objections(self) -> list[Objection]:
        return list(self.result.objections.select_related("raised_by__user", "answered_by__user"))

    @property
    def reads_words(self) -> bool:
        """Figures that were announced are public; what deputy and office write to each other is theirs."""
        inside = self.member.congress_id == self.result.assessment.plan.congress_id
        receives = inside and self.member.role in {Role.ORGANISER, Role.PRESIDIUM}
        return self.own or receives or informs(self.member, self.result)

    @property
    def may_feed_back(self) -> bool:
        private = self.rules.announce == "private" and self.result.state == ResultState.GRADED
        letter = self.result.told_at is not None and not self.result.feedback_text
        return (private or letter) and informs(self.member, self.result)

    @property
    def may_acknowledge(self) -> bool:
        known = {ResultState.ANNOUNCED, ResultState.FED_BACK, ResultState.ANSWERED}
        return self.own and may(self.member, "result.acknowledge_result") and self.result.state in known

    @property
    def may_object(self) -> bool:
        return self.may_acknowledge and self.result.state != ResultState.ANSWERED and not self.late

    @cached_property
    def last_day(self) -> date | None:
        """Until when the deputy may object; None where the plan sets no day."""
        return last_day_to_object(self.result)

    @property
    def late(self) -> bool:
        """The day has passed: the result stands."""
        return self.last_day is not None and timezone.localdate() > self.last_day

    @property
    def to_answer(self) -> Objection | None:
        """The objection that waits for this reader's answer."""
        if self.own or not may(self.member, "result.answer_objection"):
            return None
        return next((objection for objection in self.objections if not objection.answer), None)

    @property
    def history(self) -> list[dict[str, Any]]:
        """What happened, for the timeline."""
        steps: list[dict[str, Any]] = [{"at": self.result.made_at, "what": _("Counted and graded")}]
        if self.result.told_at:
            told = _("Announced at the meeting") if self.rules.announce == "on_the_spot" else _("Told in private")
            steps.append(
                {
                    "at": self.result.told_at,
                    "what": told,
                    "who": str(self.result.told_by.user) if self.result.told_by else "",
                }
            )
        for objection in self.objections if self.reads_words else ():
            steps.append({"at": objection.raised_at, "what": _("Objection raised"), "note": objection.text})
            if objection.answered_at:
                steps.append({"at": objection.answered_at, "what": _("Objection answered"), "note": objection.answer})
        if self.result.acknowledged_at:
            steps.append({"at": self.result.acknowledged_at, "what": _("Acknowledged by the deputy")})
        return steps
