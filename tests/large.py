"""A congress of 1,147 deputies with ten years behind it, made with few statements: for tests and benches of size."""

from datetime import date

from django.db import connection

from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.opinion.models import Opinion
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.states import PlanState
from evaluation.rectification.models import Item
from evaluation.report.models import DutyReport, ReportVersion
from evaluation.result.models import GradeCount, Result
from evaluation.roster.models import Congress, Deputy, DeputyGroup, Mandate, Membership, Term
from tests.factories import make_plan

DEPUTIES, YEARS, THIS_YEAR = 1147, 10, 2026
SURNAMES, GIVEN = "沈钟吕武姚朱张邵魏孙袁黎", "文青梅兰远德安宁和平春华"


def fill(congress: Congress, term: Term, by: Membership) -> Plan:
    """All deputies take part in all ten years; the last one is under way, the others are finished. Returns the last."""
    groups = DeputyGroup.objects.bulk_create(
        DeputyGroup(congress=congress, name=f"第{number}小组", order=number + 10) for number in range(20)
    )
    deputies = Deputy.objects.bulk_create(
        Deputy(
            congress=congress,
            name=f"{SURNAMES[n % 12]}{GIVEN[n // 12 % 12]}{GIVEN[n // 144 % 12]}",
            sex="male" if n % 3 else "female",
            party="中共党员" if n % 4 else "群众",
            employer_title="某村村民",
            category="农民",
            initials="swq",
        )
        for n in range(DEPUTIES)
    )
    mandates = Mandate.objects.bulk_create(
        Mandate(deputy=deputy, term=term, level="town", group=groups[n % 20]) for n, deputy in enumerate(deputies)
    )
    plans = [_year(congress, mandates, THIS_YEAR - back, by) for back in range(YEARS - 1, -1, -1)]
    with (
        connection.cursor() as cursor
    ):  # in life the database sees to it by itself, but not inside a test's transaction
        cursor.execute("ANALYZE")
    return plans[-1]


def _year(congress: Congress, mandates: list[Mandate], year: int, by: Membership) -> Plan:
    plan = make_plan(congress, year=year)
    assessments = Assessment.objects.bulk_create(
        Assessment(plan=plan, mandate=mandate, group=mandate.group, order=order)
        for order, mandate in enumerate(mandates, 1)
    )
    over = year < THIS_YEAR
    reports = DutyReport.objects.bulk_create(
        DutyReport(assessment=a, state="accepted" if over else "drafting", text="一年来走访选民。" * 40, saved_by=by)
        for a in assessments
    )
    day = date(year, 11, 8)
    Opinion.objects.bulk_create(
        Opinion(assessment=a, channel="visit", heard_on=day, text="路灯坏了没人修", tags=["民生"]) for a in assessments
    )
    Item.objects.bulk_create(
        Item(
            assessment=a,
            source="opinion",
            problem="走访偏少",
            due_on=date(year, 12, 10),
            state="closed" if over else "open",
        )
        for a in assessments
    )
    if over:
        _finish(plan, assessments, reports, by)
    return plan


def _finish(plan: Plan, assessments: list[Assessment], reports: list[DutyReport], by: Membership) -> None:
    ReportVersion.objects.bulk_create(
        ReportVersion(report=r, number=1, text=r.text, words_low=320, words_high=320, kept_by=by, submitted=True)
        for r in reports
    )
    meeting = Meeting.objects.create(
        plan=plan, title="述职评议会", starts_at=f"{plan.year}-11-28T01:00:00Z", state="closed"
    )
    MeetingDeputy.objects.bulk_create(
        MeetingDeputy(meeting=meeting, assessment=a, order=n) for n, a in enumerate(assessments, 1)
    )
    figures = {"due": 30, "present": 29, "issued": 29, "returned": 29, "valid": 29, "invalid": 0}
    results = Result.objects.bulk_create(
        Result(
            assessment=a,
            state="acknowledged",
            session_code=f"S{plan.year}",
            book_digest="0" * 64,
            grade="优秀",
            told_at=f"{plan.year}-11-29T01:00:00Z",
            **figures,
        )
        for a in assessments
    )
    GradeCount.objects.bulk_create(
        GradeCount(result=r, order=order, grade=grade, count=count)
        for r in results
        for order, (grade, count) in enumerate([("优秀", 20), ("称职", 9), ("基本称职", 0), ("不称职", 0)], 1)
    )
    plan.state = PlanState.FINISHED
    plan.save(update_fields=["state"])
