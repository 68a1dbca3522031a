"""The year at a glance: each deputy × each stage, in a number of queries that does not grow with either."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.meeting.models import MeetingDeputy
from evaluation.meeting.states import MeetingState
from evaluation.opinion.models import Opinion
from evaluation.opinion.states import OpinionState
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import assessments_seen_by, rules_of, schedule_of
from evaluation.plan.states import PlanState, Stage, Standing
from evaluation.rectification.models import Item
from evaluation.rectification.queries import escalated as escalated_items
from evaluation.rectification.states import ItemState
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership
from workflows.models import Matter

ON_A_PAGE = 50
OVER = (ItemState.CLOSED, ItemState.CARRIED_OVER)
RESULT_SEEN = (ResultState.ANNOUNCED,)


@dataclass(frozen=True, slots=True)
class Cell:
    """One stage of one deputy: words, and done, now or late; "" when it has not come."""

    words: str
    state: str = ""


class Row:
    """One deputy's line."""

    def __init__(self, assessment: Assessment, year: "Year") -> None:
        self.assessment, self.year = assessment, year
        self.name = assessment.mandate.deputy.name

    @property
    def late(self) -> bool:
        return bool(self.assessment.is_late)  # type: ignore[attr-defined]  # annotated by Year

    @property
    def items_raised(self) -> int:
        return int(self.assessment.items_all)  # type: ignore[attr-defined]  # annotated by Year

    @property
    def items_over(self) -> int:
        return int(self.assessment.items_over)  # type: ignore[attr-defined]  # annotated by Year

    @cached_property
    def cells(self) -> list[tuple[str, Cell]]:
        """(column, cell) in the order of the columns."""
        ways = {
            Stage.DRAFTING: self._report,
            Stage.OPINIONS: self._opinions,
            Stage.MEETING: self._meeting,
            Stage.FEEDBACK: self._result,
            Stage.RECTIFICATION: self._items,
        }
        return [(label, ways[stage]()) for stage, label in self.year.columns]

    def _report(self) -> Cell:
        report = getattr(self.assessment, "report", None)
        if report is None:
            return Cell("")
        late = report.state != "accepted" and report.due_on and report.due_on < self.year.today
        state = "done" if report.state == "accepted" else "late" if late else "now"
        return Cell(report.get_state_display(), state)

    def _opinions(self) -> Cell:
        count = self.assessment.opinions_kept  # type: ignore[attr-defined]
        return Cell(str(count), "done" if count else "")

    def _meeting(self) -> Cell:
        state = self.assessment.meeting_state  # type: ignore[attr-defined]
        if state is None:
            return Cell("")
        return Cell(str(MeetingState(state).label), "done" if state == MeetingState.CLOSED else "now")

    def _result(self) -> Cell:
        result = getattr(self.assessment, "result", None)
        if result is None:
            return Cell("")
        if not self.year.inside and result.state not in RESULT_SEEN:
            return Cell(_("counted"), "done")
        late = result.state == ResultState.DISPUTED
        return Cell(f"{result.grade} · {result.get_state_display()}", "late" if late else "done")

    def _items(self) -> Cell:
        of, over = self.assessment.items_all, self.assessment.items_over  # type: ignore[attr-defined]
        if not of:
            return Cell("")
        if self.assessment.is_escalated:  # type: ignore[attr-defined]
            return Cell(_("%(over)s/%(of)s, escalated") % {"over": over, "of": of}, "late")
        return Cell(f"{over}/{of}", "done" if over == of else "now")


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of these belong to the assessment of the outer query."""
    counted = rows.filter(assessment=OuterRef("pk")).order_by().values("assessment").annotate(found=Count("pk"))
    return Coalesce(Subquery(counted.values("found")), 0)


class Year:
    """A plan as its overview shows it to one reader. A superior congress sees progress and what was published."""

    def __init__(self, plan: Plan, reader: Membership) -> None:
        self.plan, self.reader = plan, reader
        self.today = timezone.localdate()
        self.rules = rules_of(plan)
        self.inside = plan.congress_id == reader.congress_id

    @cached_property
    def schedule(self) -> dict[str, tuple[date, date]]:
        return schedule_of(self.plan)

    @cached_property
    def columns(self) -> list[tuple[Stage, str]]:
        shown = [(Stage.DRAFTING, _("Report"))]
        if Stage.OPINIONS in self.rules.stages and self.inside:
            shown.append((Stage.OPINIONS, _("Opinions")))
        shown += [(Stage.MEETING, _("Meeting")), (Stage.FEEDBACK, _("Result"))]
        if Stage.RECTIFICATION in self.rules.stages:
            shown.append((Stage.RECTIFICATION, _("Rectification")))
        return shown

    @cached_property
    def assessments(self) -> QuerySet[Assessment]:
        late = Matter.objects.filter(assessment=OuterRef("pk"), ended_at=None, due_on__lt=self.today)
        escalated = escalated_items().filter(assessment=OuterRef("pk"))
        seen = assessments_seen_by(self.reader).filter(plan=self.plan)
        return seen.annotate(is_late=Exists(late), is_escalated=Exists(escalated))

    def lines(self) -> list[Row]:
        """All lines in the order of the plan, for a table to take away."""
        return [Row(assessment, self) for assessment in self._measured().order_by("order", "pk")]

    def _measured(self) -> QuerySet[Assessment]:
        """Everything that a line says, in one query. Counted line by line: joined, opinions and items would multiply,
        and a database without fresh statistics could take minutes over a large congress.
        """
        places = MeetingDeputy.objects.filter(assessment=OuterRef("pk")).order_by("-meeting__starts_at", "-pk")
        return self.assessments.select_related("mandate__deputy", "group", "report", "result").annotate(
            meeting_state=Subquery(places.values("meeting__state")[:1]),
            opinions_kept=_number_of(Opinion.objects.filter(state=OpinionState.KEPT)),
            items_all=_number_of(Item.objects.all()),
            items_over=_number_of(Item.objects.filter(state__in=OVER)),
        )

    def rows(self, number: str | int, words: str = "") -> "Page[Row]":
        """A page of lines; late ones first."""
        found = self._measured()
        if words:
            deputy = "mandate__deputy"
            found = found.filter(
                Q(**{f"{deputy}__name__icontains": words})
                | Q(**{f"{deputy}__pinyin__startswith": words.lower()})
                | Q(**{f"{deputy}__initials__startswith": words.lower()})
            )
        page = Paginator(found.order_by("standing", "-is_late", "order", "pk"), ON_A_PAGE).get_page(number)
        lines: Any = page
        lines.object_list = [Row(assessment, self) for assessment in page.object_list]
        return cast("Page[Row]", lines)

    @cached_property
    def stages(self) -> list[dict[str, object]]:
        """The stage line: a stage is over when the last deputy has passed it, and late when its day has gone by."""
        open_ones = {stage for stage, (waiting, _done) in self._matters.items() if waiting}
        # what is open may belong to a stage without dates of its own: a county's result is acknowledged, not fed back
        before_open = set(takewhile(lambda stage: stage not in open_ones, Stage)) if open_ones else set()
        if open_ones and self._collected(open_ones):
            before_open.add(Stage.OPINIONS)
        return [
            {"label": stage.label, "state": self._state(stage, before_open, open_ones), "when": self.schedule[stage][1]}
            for stage in Stage
            if stage in self.schedule
        ]

    @cached_property
    def _matters(self) -> dict[str, tuple[int, int]]:
        """Stage → how many matters of it are open, and how many were done."""
        is_open, is_done = Q(ended_at=None), Q(end=Matter.End.DONE)
        counted = Matter.objects.filter(plan=self.plan).order_by().values("stage")
        found = counted.annotate(waiting=Count("pk", filter=is_open), done=Count("pk", filter=is_done))
        return {stage: (waiting, done) for stage, waiting, done in found.values_list("stage", "waiting", "done")}

    def _collected(self, open_ones: set[str]) -> bool:
        """Opinions are collected beside the drafting and review of reports, and may be over before these."""
        return Stage.OPINIONS not in open_ones and Stage.OPINIONS in self._matters

    def _state(self, stage: Stage, before_open: set[Stage], open_ones: set[str]) -> str:
        if stage in open_ones:
            return "late" if self.schedule[stage][1] < self.today else "now"
        if self.plan.state == PlanState.FINISHED or stage in before_open:
            return "done"
        # what somebody has passed has begun: a report that comes back does not make its stage begin anew
        _waiting, done = self._matters.get(stage, (0, 0))
        return "now" if done and open_ones else "next"

    @cached_property
    def counts(self) -> dict[str, int]:
        active = Q(standing=Standing.ACTIVE)
        return self.assessments.aggregate(
            deputies=Count("pk", filter=active),
            accepted=Count("pk", filter=active & Q(report__state="accepted")),
            left=Count("pk", filter=~active),
            late=Count("pk", filter=active & Q(is_late=True)),
            graded=Count("pk", filter=active & Q(result__isnull=False)),
            escalated=Count("pk", filter=active & Q(is_escalated=True)),
        )

    @property
    def figures(self) -> list[dict[str, object]]:
        counts = self.counts
        of = counts["deputies"]
        shown: list[dict[str, object]] = [
            {"label": _("Deputies"), "value": of},
            {"label": _("Reports accepted"), "value": f"{counts['accepted']}/{of}"},
            {"label": _("Counted"), "value": f"{counts['graded']}/{of}"},
            {"label": _("Late"), "value": counts["late"], "late": bool(counts["late"])},
        ]
        if counts["escalated"]:
            shown.append({"label": _("Rectification escalated"), "value": counts["escalated"], "late": True})
        return shown

    @cached_property
    def next_deadline(self) -> tuple[date, int] | None:
        """The next day on which something is due, and how many matters are due by then, late ones included."""
        if not self.inside:
            return None
        waiting = self._waiting()
        day = waiting.filter(due_on__gte=self.today).order_by("due_on").values_list("due_on", flat=True).first()
        day = day or waiting.order_by("-due_on").values_list("due_on", flat=True).first()
        return (day, waiting.filter(due_on__lte=day).count()) if day else None

    def _waiting(self) -> QuerySet[Matter]:
        waiting = Matter.objects.filter(plan=self.plan, ended_at=None, due_on__isnull=False)
        return waiting.filter(group=self.reader.group_id) if self.reader.role == "group_leader" else waiting
