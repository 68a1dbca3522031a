"""From a whole year to the papers that end it: 报主席团（常委会）报告 and the archive's index."""

from collections import Counter

from django.db.models import Count
from django.utils import timezone

from documents.facts import DeferredRow, GradeCell, PresidiumReport, ReportedRow
from evaluation.meeting.models import Attendee, Meeting
from evaluation.opinion.states import OpinionState
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.papers import made_on, post_words, round_of
from evaluation.plan.parameters import Rules
from evaluation.plan.queries import rules_of
from evaluation.plan.states import Standing
from evaluation.rectification.models import Item
from evaluation.rectification.states import ItemState
from evaluation.result.models import Result

MAIN_PROBLEMS = 8  # house default: a report names the main problems, not all


def presidium_report(plan: Plan) -> PresidiumReport:
    """The year as it is reported upward. A plan that held no meeting yet reports today's date."""
    rules, facts = rules_of(plan), round_of(plan)
    meetings = list(Meeting.objects.filter(plan=plan).exclude(state="cancelled").order_by("starts_at"))
    days = [timezone.localtime(meeting.starts_at).date() for meeting in meetings] or [made_on()]
    results = _results(plan)
    items = Item.objects.filter(assessment__plan=plan)
    graded = Counter(row.grade for row in results if row.grade)
    return PresidiumReport(
        round=facts,
        made_on=made_on(),
        addressee=_addressee(plan, rules),
        reporter=plan.congress.work_committee or f"{plan.congress.name}代表工作机构",
        meetings=len(meetings),
        first_on=days[0],
        last_on=days[-1],
        voters=Attendee.objects.filter(meeting__in=meetings, votes=True, presence="present").count(),
        results=results,
        grade_summary="、".join(f"“{grade}”{graded[grade]}人" for grade in rules.scale if graded[grade]),
        opinions=_opinions(plan),
        problems=items.count(),
        closed=items.filter(state=ItemState.CLOSED).count(),
        main_problems=_main_problems(plan),
        deferred=tuple(
            DeferredRow(name=assessment.mandate.deputy.name, reason=assessment.standing_reason)
            for assessment in plan.assessments.exclude(standing=Standing.ACTIVE).select_related("mandate__deputy")
        ),
    )


def _addressee(plan: Plan, rules: Rules) -> str:
    """To whom the year is reported, by its full name: the body that evaluated does not report to itself."""
    name = plan.congress.name.removesuffix("常委会")
    return f"{name}主席团" if rules.report_to == "presidium" else f"{name}常委会"


def _results(plan: Plan) -> tuple[ReportedRow, ...]:
    found = (
        Result.objects.filter(assessment__plan=plan)
        .select_related("assessment__mandate__deputy")
        .prefetch_related("grades")
        .order_by("assessment__order", "pk")
    )
    raised = _items_by_assessment(plan)
    return tuple(
        ReportedRow(
            name=result.assessment.mandate.deputy.name,
            post=post_words(result.assessment),
            cells=tuple(GradeCell(grade=cell.grade, count=cell.count) for cell in result.grades.all()),
            abstained=result.abstained,
            invalid_rows=result.invalid_rows,
            grade=result.grade,
            problems=sum(raised[result.assessment_id].values()),
            closed=raised[result.assessment_id][ItemState.CLOSED],
        )
        for result in found
    )


def _items_by_assessment(plan: Plan) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {pk: Counter() for pk in plan.assessments.values_list("pk", flat=True)}
    counted = Item.objects.filter(assessment__plan=plan).values_list("assessment", "state").annotate(Count("pk"))
    for assessment, state, count in counted.order_by():
        found[assessment][state] = count
    return found


def _opinions(plan: Plan) -> int:
    kept = Assessment.objects.filter(plan=plan, opinions__state=OpinionState.KEPT)
    return kept.aggregate(count=Count("opinions"))["count"] or 0


def _main_problems(plan: Plan) -> tuple[str, ...]:
    """The problems that most deputies share, then the first ones raised; the paper puts its own mark behind each."""
    counted = Counter(Item.objects.filter(assessment__plan=plan).order_by("pk").values_list("problem", flat=True))
    return tuple(problem.strip().rstrip("。；;.？?！!") for problem, _times in counted.most_common(MAIN_PROBLEMS))
