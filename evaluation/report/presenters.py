"""From a report to what a page says about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from documents.wordcount import Count, count
from documents.wordcount.speech import estimate
from evaluation.plan.parameters import Rules
from evaluation.plan.states import PlanState, Standing
from evaluation.report.errors import OverLimit
from evaluation.report.models import DutyReport, ReportReview, ReportVersion
from evaluation.report.permissions import may_write
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership
from evaluation.roster.queries import memberships_of
from evaluation.roster.states import Role


class ReportPage:
    """A report as its pages see it: limits, counts, the checklist of content items, what may be done."""

    def __init__(self, report: DutyReport, reader: Membership) -> None:
        self.report = report
        self.assessment = report.assessment
        self.deputy = report.assessment.mandate.deputy
        self.plan = report.assessment.plan
        self.reader = reader

    @cached_property
    def rules(self) -> Rules:
        return Rules.of(self.plan.parameters)

    @cached_property
    def counted(self) -> Count:
        return count(self.report.text)

    @cached_property
    def speech(self) -> Mapping[str, Any]:
        """How long reading aloud takes, in minutes, and whether that goes beyond the plan's time."""
        spoken = estimate(self.counted)
        limit = self.rules.minutes_limit
        return {
            "low": spoken.low,
            "high": spoken.high,
            "limit": limit,
            "long": bool(limit) and spoken.high > limit,
        }

    @property
    def writable(self) -> bool:
        writer = may_write(self.reader, "report.save_draft", self.report)
        return writer and self.expected and self.report.state in {ReportState.DRAFTING, ReportState.RETURNED}

    @property
    def expected(self) -> bool:
        """Whether the deputy still takes part: nobody writes for a round that goes on without them."""
        return self.assessment.standing == Standing.ACTIVE

    @property
    def own(self) -> bool:
        return self.reader.deputy_id == self.deputy.pk

    @property
    def next_step(self) -> str:
        """One sentence for this reader: what is expected now, and of whom."""
        if not self.expected:
            return _("No report is expected this year: %s.") % self.assessment.get_standing_display()
        if self.report.state == ReportState.ACCEPTED:
            return _("The text is settled; the deputy speaks at the meeting.")
        if self.report.state == ReportState.SUBMITTED:
            if self.reviewable:
                return _("It is your turn: read the report, then accept it or return it with remarks.")
            told = _("The report is with the reviewer. You will be told when it has been read.")
            return told if self.own else _("The report is with the reviewer.")
        if self.own:
            return _("It is your turn: write the report and hand it in.")
        return _("The deputy is writing; you can read the report here once it is handed in.")

    @property
    def reviewable(self) -> bool:
        reviewer = self.reader.role in {Role.ORGANISER, Role.GROUP_LEADER} and not self.own
        return reviewer and self.report.state == ReportState.SUBMITTED

    @property
    def returnable(self) -> bool:
        """Accepted by mistake: it can be returned after all, and the record shows both."""
        reviewer = self.reader.role in {Role.ORGANISER, Role.GROUP_LEADER} and not self.own
        return reviewer and self.report.state == ReportState.ACCEPTED and self.plan.state == PlanState.RUNNING

    @property
    def withdrawable(self) -> bool:
        """Handed in and not reviewed: the deputy takes it back, or the office that handed it in for the deputy."""
        return self.report.state == ReportState.SUBMITTED and may_write(
            self.reader, "report.withdraw_report", self.report
        )

    @cached_property
    def as_deputy(self) -> Membership | None:
        """The role in which the reader writes and takes back the own report, when it is not the present one."""
        if not self.own or self.report.state == ReportState.ACCEPTED or self.reader.role == Role.DEPUTY:
            return None
        mine = memberships_of(self.reader.user).filter(congress_id=self.plan.congress_id, role=Role.DEPUTY)
        return mine.filter(deputy_id=self.deputy.pk).first()

    @cached_property
    def versions(self) -> list[ReportVersion]:
        return list(self.report.versions.select_related("kept_by__user").prefetch_related("reviews__by__user"))

    @property
    def neighbours(self) -> list[tuple[int, int]]:
        """Numbers of each version and the one after it: the comparisons that the page offers."""
        return list(pairwise(version.number for version in self.versions))

    @property
    def extendable(self) -> bool:
        reviewer = self.reader.role in {Role.ORGANISER, Role.GROUP_LEADER} and not self.own
        return reviewer and self.expected and self.report.state != ReportState.ACCEPTED

    @cached_property
    def handed_in(self) -> ReportVersion | None:
        return next((version for version in reversed(self.versions) if version.submitted), None)

    @cached_property
    def last_review(self) -> ReportReview | None:
        return next((r for v in reversed(self.versions) for r in reversed(v.reviews.all())), None)

    @property
    def answered(self) -> ReportReview | None:
        """The remarks that the version handed in answers: its reviewer reads them beside it."""
        review, here = self.last_review, self.handed_in
        return review if review and here and review.version.number < here.number else None

    @cached_property
    def checklist(self) -> list["ChecklistLine"]:
        covered = set(self.handed_in.covered) if self.handed_in else set()
        missing = set(self.last_review.missing) if self.last_review else set()
        return [
            ChecklistLine(item.order, item.text, covered=item.order in covered, missing=item.order in missing)
            for item in self.plan.content_items.all()
        ]

    @property
    def over_limit(self) -> OverLimit | None:
        """What handing in would be refused with: better said before the button is pressed."""
        limit, words = self.rules.word_limit, self.counted.words_low
        return OverLimit(words=words, limit=limit, excess=words - limit) if limit and words > limit else None

    @property
    def facts(self) -> list[tuple[str, object]]:
        """The fact list at the top of the page."""
        limit = self.rules.word_limit
        minutes = self.rules.minutes_limit
        return [
            (_("Deputy"), f"{self.deputy.name} {self.deputy.employer_title}".strip()),
            (_("State"), self.report.get_state_display()),
            (_("Word limit"), _("%(limit)s words") % {"limit": limit} if limit else _("none in this plan")),
            (_("Time limit"), _("%(minutes)s minutes") % {"minutes": minutes} if minutes else _("none in this plan")),
        ]

    @property
    def history(self) -> list[dict[str, object]]:
        """What happened to the report, oldest first."""
        told: list[dict[str, object]] = []
        for version in self.versions:
            what = _("Handed in, version %(number)s") if version.submitted else _("Kept, version %(number)s")
            told.append(
                {
                    "at": version.kept_at,
                    "what": what % {"number": version.number},
                    "who": str(version.kept_by.user),
                    "note": version.file_name,
                }
            )
            told += [
                {
                    "at": review.at,
                    "what": _("Accepted") if review.accepted else _("Returned for revision"),
                    "who": str(review.by.user),
                    "note": review.remarks,
                }
                for review in version.reviews.all()
            ]
        return told


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One content item of the plan and what deputy and reviewer say about it."""

    order: int
    text: str
    covered: bool
    missing: bool
