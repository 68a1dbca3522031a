"""The year as pictures: how far each stage is, what was said, how people were graded, what is overdue."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from evaluation.opinion import queries as opinions
from evaluation.opinion.models import Opinion
from evaluation.opinion.states import OpinionState
from evaluation.plan.proposal import covered
from evaluation.plan.states import Stage, Standing
from evaluation.rectification import queries as rectification
from evaluation.result import queries as results
from evaluation.result.presenters.result import chart_of
from evaluation.roster.states import Role
from workflows.year import OVER, Year

Chart = dict[str, Any]
MOST_BARS = 40  # beyond, a bar a deputy is no picture any more
MOST_TOPICS = 12
YEARS = 3


class YearCharts:
    """All pictures of a year for one reader, each with what the reader may see and no more."""

    def __init__(self, year: Year) -> None:
        self.year, self.plan, self.reader = year, year.plan, year.reader

    @property
    def progress(self) -> Chart:
        """How many deputies have come through each stage."""
        active = self.year.assessments.filter(standing=Standing.ACTIVE)
        counts = active.aggregate(
            of=Count("pk"),
            accepted=Count("pk", filter=Q(report__state="accepted")),
            graded=Count("pk", filter=Q(result__isnull=False)),
            told=Count("pk", filter=Q(result__told_at__isnull=False)),
        )
        rows = [(_("Reports accepted"), counts["accepted"], counts["of"])]
        if Stage.OPINIONS in self.year.rules.stages and self.year.inside:
            heard = Exists(Opinion.objects.filter(assessment=OuterRef("pk"), state=OpinionState.KEPT))
            rows.append((_("Opinions heard"), active.filter(heard).count(), counts["of"]))
        rows += [(_("Evaluated"), counts["graded"], counts["of"]), (_("Told the result"), counts["told"], counts["of"])]
        return {"title": _("How far the stages are"), "head": _("Stage"), "rows": rows}

    @property
    def topics(self) -> Chart:
        """What the opinions are about. A superior congress and a deputy see none."""
        found = opinions.visible_to(self.reader).filter(assessment__plan=self.plan, state=OpinionState.KEPT)
        counted = Counter(tag for tags in found.order_by().values_list("tags", flat=True) for tag in tags)
        return {"title": _("Opinions by topic"), "head": _("Topic"), "rows": counted.most_common(MOST_TOPICS)}

    @property
    def grades(self) -> Chart | None:
        """The ballots of each deputy in the order of the agenda; of many deputies the grades of each group."""
        seen = results.visible_to(self.reader).filter(assessment__plan=self.plan)
        found = list(
            seen.prefetch_related("grades").order_by("assessment__group__order", "assessment__order")[: MOST_BARS + 1]
        )
        if len(found) <= MOST_BARS:
            return chart_of(found, _("Grades per deputy"))
        by_group: dict[str, Counter[str]] = defaultdict(Counter)
        counted = seen.order_by("assessment__group__order").values_list("assessment__group__name", "grade")
        for group, grade, number in counted.annotate(number=Count("pk")):
            by_group[group or ""][grade] += number
        series = [grade for grade in self.year.rules.scale if any(grade in given for given in by_group.values())]
        rows = [(group, [given[grade] for grade in series]) for group, given in by_group.items()]
        return {"title": _("Grades of the deputies by group"), "head": _("Group"), "series": series, "rows": rows}

    @property
    def years(self) -> Chart | None:
        """How many deputies got which grade, year by year; from the second year on."""
        seen = results.visible_to(self.reader).filter(
            assessment__plan__congress=self.plan.congress_id,
            assessment__plan__year__range=(self.plan.year - YEARS + 1, self.plan.year),
        )
        counted: dict[int, Counter[str]] = defaultdict(Counter)
        for year, grade, number in (
            seen.order_by().values_list("assessment__plan__year", "grade").annotate(n=Count("pk"))
        ):
            counted[year][grade] += number
        if len(counted) < 2:  # noqa: PLR2004 - two years stand side by side
            return None
        known = list(dict.fromkeys([*self.year.rules.scale, *(grade for given in counted.values() for grade in given)]))
        rows = [(grade, [counted[year][grade] for year in sorted(counted)]) for grade in known if grade]
        series = [str(year) for year in sorted(counted)]
        return {"title": _("Years side by side"), "head": _("Grade"), "series": series, "rows": rows}

    @property
    def coverage(self) -> Chart:
        """Who has reported in this term."""
        group = self.reader.group_id if self.reader.role == Role.GROUP_LEADER else None
        rows = [(name or self.plan.congress.name, done, of) for name, done, of in covered(self.plan, group)]
        return {"title": _("Reported in this term"), "head": _("Group"), "rows": rows if self.year.inside else []}

    @property
    def rectification(self) -> Chart:
        """Overdue, still in time, signed off: a bar a group."""
        late = Q(due_on__lt=self.year.today) & ~Q(state__in=OVER)
        found = rectification.visible_to(self.reader).filter(assessment__plan=self.plan)
        counted = found.order_by("assessment__group__order").values_list("assessment__group__name")
        rows = [
            (name or self.plan.congress.name, [overdue, of - over - overdue, over])
            for name, of, over, overdue in counted.annotate(
                of=Count("pk"), over=Count("pk", filter=Q(state__in=OVER)), overdue=Count("pk", filter=late)
            )
        ]
        series = [_("Overdue"), _("Still in time"), _("Signed off")]
        return {"title": _("Rectification"), "head": _("Group"), "series": series, "rows": rows}

    def __iter__(self) -> Iterator[tuple[str, Chart]]:
        """(kind, chart) of those that have anything to show."""
        drawn = (
            ("coverage", self.progress),
            ("stacked", self.grades),
            ("bars", self.topics),
            ("stacked", self.rectification),
            ("coverage", self.coverage),
            ("side", self.years),
        )
        return ((kind, chart) for kind, chart in drawn if chart and chart["rows"])
