"""What journeys start from: how far the year has come when a person sits down."""

from datetime import UTC, date, datetime

from evaluation.opinion.actions import add_opinion
from evaluation.plan.models import Assessment
from evaluation.report.actions import accept_report, open_report, save_draft, submit_report
from evaluation.report.models import DutyReport
from evaluation.result.models import Result
from evaluation.result.states import ResultState
from tests.factories import make_assessment, make_plan, make_result
from tests.people import People

PARAGRAPH = "一年来，我走访选民四十二户，参加视察三次，提出关于村道照明的建议两件，均已答复。"
REPORT = f"一、履职情况\n{PARAGRAPH * 6}\n二、存在问题\n走访外出务工的选民还不够。\n三、今后打算\n每月进站接待选民。"
BALLOTS = (("优秀", 20), ("称职", 6), ("基本称职", 1), ("不称职", 0))


def report_being_written(people: People) -> Assessment:
    """The plan of the town runs and 唐小溪 is to write."""
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    open_report(assessment=assessment, by=people.insider)
    return assessment


def report_handed_in(people: People) -> Assessment:
    """唐小溪 has handed the report in."""
    assessment = report_being_written(people)
    report = DutyReport.objects.get(assessment=assessment)
    report = save_draft(report=report, text=REPORT, edition=report.edition, by=people.deputy)
    submit_report(report=report, covered=[1, 2], by=people.deputy)
    return assessment


def opinion_heard(assessment: Assessment, people: People, text: str = "走访外出务工的家庭偏少") -> None:
    add_opinion(
        assessment=assessment,
        channel="visit",
        heard_on=date(2026, 11, 8),
        text=text,
        tags=["走访"],
        is_problem=True,
        by=people.collector,
    )


def result_graded(people: People) -> Result:
    """唐小溪 has been evaluated and does not know yet."""
    assessment = report_handed_in(people)
    accept_report(report=DutyReport.objects.get(assessment=assessment), by=people.insider)
    opinion_heard(assessment, people)
    return make_result(assessment, *BALLOTS, due=30, abstained=1, grade="优秀")


def result_told(people: People) -> Assessment:
    """唐小溪 has been told the result."""
    result = result_graded(people)
    result.state, result.told_at = ResultState.FED_BACK, datetime(2026, 11, 28, 2, tzinfo=UTC)
    result.feedback_text = "履职扎实，群众认可；希望多走访外出务工的家庭。"
    result.save()
    return result.assessment
