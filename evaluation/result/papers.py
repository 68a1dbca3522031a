"""From results to their papers: 计票统计表, 测评结果报告单, 反馈意见书."""

from django.utils import timezone
from django.utils.translation import override

from documents.facts import FeedbackLetter, GradeCell, ResultSheet, TallyRow, TallySheet, Totals
from evaluation.meeting.models import Meeting, Remark
from evaluation.meeting.papers import where
from evaluation.meeting.queries import rules_of
from evaluation.plan.grading import percent
from evaluation.plan.papers import about, made_on, round_of, votes_words
from evaluation.plan.parameters import Rules
from evaluation.plan.wording import base_words
from evaluation.result.models import Result
from evaluation.result.queries import measures_due, meeting_of, objection_due, results_of, told_on


def _cells(result: Result, rules: Rules) -> tuple[GradeCell, ...]:
    """Votes and shares; a share never reads as if it stood on the other side of the rule's thresholds."""
    steps = rules.grading.steps if rules.grading else ()
    edges = tuple({step.threshold.share for step in steps})
    of = result.base or result.returned
    return tuple(
        GradeCell(grade=cell.grade, count=cell.count, percent=f"{percent(cell.count, of, edges)}%" if of else "")
        for cell in result.grades.all()
    )


def _rows(results: list[Result], rules: Rules) -> tuple[TallyRow, ...]:
    return tuple(
        TallyRow(
            name=result.assessment.mandate.deputy.name,
            cells=_cells(result, rules),
            abstained=result.abstained,
            invalid_rows=result.invalid_rows,
            grade=result.grade,
        )
        for result in results
    )


def _totals(result: Result) -> Totals:
    return Totals(
        due=result.due,
        present=result.present,
        issued=result.issued,
        returned=result.returned,
        valid=result.valid,
        invalid=result.invalid,
    )


def tally_sheet(meeting: Meeting) -> TallySheet | None:
    """计票统计表 with its figures; None before there are results."""
    results = list(results_of(meeting))
    if not results:
        return None
    return TallySheet(
        **where(meeting),  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        totals=_totals(results[0]),
        rows=_rows(results, rules_of(meeting)),
        channel="合计",
    )


def result_sheet(meeting: Meeting) -> ResultSheet | None:
    """测评结果报告单: the sheet that is signed; None before there are results."""
    results = list(results_of(meeting))
    if not results:
        return None
    first, rules = results[0], rules_of(meeting)
    with override("zh-hans"):
        base = base_words(rules.grading.base) if rules.grading else "收回票数"
    # marks differ from deputy to deputy: the sheet names the base, and no figure that would be one deputy's only
    of = "" if rules.grading and rules.grading.base == "marks" else first.base or first.returned
    at = timezone.localtime(first.made_at)
    return ResultSheet(
        **where(meeting),  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        totals=_totals(first),
        rows=_rows(results, rules),
        time=f"{at.hour}时{at.minute:02d}分",
        rule=first.rule_text,
        base=f"{base}{of}",
        digest=first.book_digest,
        round_number=first.round_number,
        by_paper=first.by_paper,
        by_phone=first.by_phone,
    )


def feedback_letter(result: Result) -> FeedbackLetter:
    """反馈意见书: the result, what was said, and the problems raised at the meeting."""
    assessment = result.assessment
    meeting = meeting_of(assessment)
    told = told_on(result) or made_on()
    remarks = Remark.objects.filter(place__assessment=assessment, is_problem=True).values_list("text", flat=True)
    return FeedbackLetter(
        round=round_of(assessment.plan),
        made_on=told,
        **about(assessment),
        met_on=timezone.localtime(meeting.starts_at).date() if meeting else told,
        counts=votes_words(
            {cell.grade: cell.count for cell in result.grades.all()}, result.abstained, result.invalid_rows
        ),
        grade=result.grade,
        comments=result.feedback_text,
        problems=tuple(remarks),
        plan_due=measures_due(assessment.plan, told),
        objection_due=objection_due(assessment.plan, told),
    )
