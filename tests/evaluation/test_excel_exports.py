"""The lists of the stages as Excel tables: numbers and dates are numbers and dates."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from evaluation.archive.models import Paper
from evaluation.meeting.actions import create_meeting
from evaluation.meeting.models import Attendee, MeetingDeputy
from evaluation.opinion.actions import add_opinion
from evaluation.rectification.actions import add_item
from evaluation.report.actions import open_report
from evaluation.result.models import GradeCount, Result
from evaluation.result.presenters.result import totals_of
from evaluation.roster.actions import make_personal_link
from evaluation.roster.models import Membership, UploadedTable
from evaluation.roster.presenters.preview import SHOWN
from tests.factories import make_assessment, make_plan
from tests.people import People
from tests.tables import DEPUTY_HEADER, TOWN_ROSTER, workbook


def rows(browser: Client, name: str, *of: str) -> list[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(browser.get(reverse(name, args=of)).content))
    return list(book.worksheets[0].iter_rows(values_only=True))[1:]


def test_lists_as_excel_tables(people: People, signed_in: Callable[[Membership], Client]) -> None:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    open_report(assessment=assessment, by=people.insider)
    add_opinion(assessment=assessment, channel="visit", heard_on=date(2026, 11, 8), text="=1+1", by=people.collector)
    add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    browser = signed_in(people.insider)
    (report,) = rows(browser, "export_reports")
    assert report[:3] == ("唐小溪", 2026, "第一代表小组")
    (opinion,) = rows(browser, "export_opinions")
    assert getattr(opinion[2], "date", lambda: opinion[2])() == date(2026, 11, 8)
    assert str(opinion[4]).endswith("=1+1")  # text, not a formula
    ((said, times),) = rows(browser, "export_summary", assessment.code)
    assert str(said).endswith("=1+1")
    assert times == 1
    (item,) = rows(browser, "export_items")
    assert item[:2] == ("唐小溪", "走访偏少")


def test_the_tables_of_the_year_and_of_the_meeting(people: People, signed_in: Callable[[Membership], Client]) -> None:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    starts = datetime(2026, 11, 28, 1, tzinfo=UTC)
    meeting = create_meeting(
        plan=plan, title="评议会", place="镇政府", starts_at=starts, group=people.first_group, by=people.insider
    )
    Attendee.objects.create(
        meeting=meeting, kind="voter", name="=卢采风", votes=True, presence="present", signed_in_at=starts
    )
    browser = signed_in(people.insider)
    (line,) = rows(browser, "export_year", plan.code)
    assert line[0] == "唐小溪"
    assert line[-2:] == (1, 0)
    (person,) = rows(browser, "export_attendees", meeting.code)
    assert person[:2] == (1, "=卢采风")
    assert person[6] == datetime(2026, 11, 28, 9)  # noqa: DTZ001 - the time on the wall of the hall
    (held,) = rows(browser, "export_meetings")
    assert held[-3:] == (0, 1, 1)
    assert any(line[1] == "唐小溪" and line[7] == 0 for line in rows(browser, "export_coverage", plan.code))
    assert all(isinstance(line[2], int) for line in rows(browser, "export_composition"))
    ((_title, year, _congress, _state, reporting, _published),) = rows(browser, "export_plans")
    assert (year, reporting) == (2026, 1)
    assert people.insider.user.username in {line[1] for line in rows(browser, "export_users")}


def test_the_tables_of_the_office(people: People, signed_in: Callable[[Membership], Client]) -> None:
    until = datetime(2027, 1, 31, 16, tzinfo=UTC)
    card, secret = make_personal_link(
        user=people.deputy.user, congress=people.town, expires_at=until, by=people.administrator
    )
    browser = signed_in(people.administrator)
    (term,) = rows(browser, "export_terms")
    assert term[0] == people.term.number
    assert isinstance(term[1], datetime)
    assert term[2] is None
    assert (people.town.name, people.town.code) in {line[:2] for line in rows(browser, "export_congresses")}
    (holder,) = rows(browser, "export_personal_links")
    assert holder[0] == people.deputy.user.name
    assert holder[2] == datetime(2027, 2, 1)  # noqa: DTZ001 - the time on the wall of the office
    told = "".join(str(cell) for cell in holder)
    assert secret not in told
    assert card.digest not in told
    below = rows(signed_in(people.superior), "export_below")
    assert people.town.name in {line[0] for line in below}
    assert all(len(line) == 10 for line in below)


def test_all_of_a_preview_not_only_the_lines_that_the_page_shows(
    people: People, signed_in: Callable[[Membership], Client]
) -> None:
    new = [
        (str(n), f"林{chr(0x4E00 + n)}", "女", "第一代表小组", "第1选区", "镇人大代表", None, None, None)
        for n in range(SHOWN + 5)
    ]
    browser = signed_in(people.insider)
    whole, faulty = (
        UploadedTable.objects.create(congress=people.town, by=people.insider.user, file_name="名册.xlsx", data=data)
        for data in (workbook(DEPUTY_HEADER, *new), workbook(*TOWN_ROSTER, ("3", "=1+1", "猫", "一组")))
    )
    found = rows(browser, "export_preview", str(whole.pk))
    assert len([line for line in found if str(line[2]).startswith("林")]) == SHOWN + 5
    faults = rows(browser, "export_preview", str(faulty.pk))
    assert faults
    assert all(type(line[1]) is int for line in faults), faults


def test_the_tables_of_a_plan_and_of_its_result(people: People, signed_in: Callable[[Membership], Client]) -> None:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    add_opinion(assessment=assessment, channel="visit", heard_on=date(2026, 11, 8), text="=1+1", by=people.collector)
    browser = signed_in(people.insider)
    rules = rows(browser, "export_rules", plan.code)
    assert any(isinstance(line[1], int) for line in rules)
    assert all(isinstance(day, datetime) for line in rules if line[4] is not None for day in line[4:])
    assert any(line[4] is not None for line in rules)
    assert rows(signed_in(people.deputy), "export_my_opinions") == [(2026, "=1+1", 1)]
    assert rows(browser, "export_my_opinions") == []
    meeting = create_meeting(
        plan=plan,
        title="评议会",
        place="镇政府",
        starts_at=datetime(2026, 11, 28, 1, tzinfo=UTC),
        group=people.first_group,
        by=people.insider,
    )
    MeetingDeputy.objects.get_or_create(meeting=meeting, assessment=assessment, defaults={"order": 1})
    meeting.voting_session = "S"
    meeting.save()
    figures = {"due": 30, "present": 29, "issued": 29, "returned": 29, "valid": 28, "invalid": 1, "base": 29}
    result = Result.objects.create(
        assessment=assessment, state="graded", session_code="S", book_digest="0" * 64, grade="优秀", **figures
    )
    GradeCount.objects.create(result=result, order=1, grade="优秀", count=28)
    (line,) = rows(browser, "export_result_sheet", meeting.code)
    assert line[:4] == (1, "唐小溪", 28, 96.6)
    assert line[6:12] == (30, 29, 29, 29, 28, 1)
    one = rows(browser, "export_result", assessment.code)
    assert one[:3] == [("优秀", 28, 96.6), ("弃权", 0, None), ("无效", 0, None)]
    assert one[3:] == [(label, figure, None) for label, figure in totals_of(result)]
    (seen,) = rows(browser, "export_seen_results")
    assert seen[1:3] == (2026, "优秀")
    assert rows(signed_in(people.deputy), "export_seen_results") == []  # not told yet


def test_the_tables_of_the_archive(people: People, signed_in: Callable[[Membership], Client]) -> None:
    plan = make_plan(people.town)
    paper = Paper(plan=plan, kind="agenda", file_name="会议议程.docx", sha256="a" * 64, size=9, made_by=people.insider)
    paper.written_on = date(2026, 11, 28)
    paper.file.save("会议议程.docx", ContentFile(b"PK"))
    browser = signed_in(people.insider)
    (year,) = rows(browser, "export_archives")
    assert year[:3] == (2026, plan.title, None)
    (kept,) = rows(browser, "export_kept_papers", plan.code)
    assert kept[:4] == ("会议议程", None, "会议议程.docx", datetime(2026, 11, 28))  # noqa: DTZ001 - a day
    assert kept[6:] == (9, "a" * 64)
    wordings = rows(browser, "export_templates")
    assert "会议议程" in {line[0] for line in wordings}
    assert all(line[3] is None for line in wordings)
