"""Pages that other journeys pass by: a report over the limit, a poster of a village office, a paper sign-in sheet."""

import pytest

from evaluation.opinion.actions import make_poster
from evaluation.report.actions import open_report, save_draft
from evaluation.report.models import DutyReport
from tests.evaluation.meeting.hall import Hall
from tests.factories import make_assessment, make_plan
from tests.journeys.conftest import Opens
from tests.journeys.givens import PARAGRAPH
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])


def page_advises_to_hand_in_all(text: str) -> bool:
    """What is said of a report that is within the limit and too long to be spoken."""
    return "上交全文" in text or "hand in the full one" in text


@LANGUAGES
def test_a_report_over_the_limit_is_told_before_the_button(people: People, phone: Opens, language: str) -> None:
    assessment = make_assessment(make_plan(people.town, "county"), people.deputy_mandate)
    open_report(assessment=assessment, by=people.insider)
    report = DutyReport.objects.get(assessment=assessment)
    save_draft(report=report, text=PARAGRAPH * 80, edition=report.edition, by=people.deputy)
    visitor = phone(people.deputy, language=language).opens(f"/reports/{assessment.code}/hand-in/")
    assert "2500" in visitor.text.replace(",", "")
    assert page_advises_to_hand_in_all(visitor.text) is False


@LANGUAGES
def test_a_poster_says_when_no_phone_will_find_it(people: People, desk: Opens, phone: Opens, language: str) -> None:
    assessment = make_assessment(make_plan(people.town, channels=["visit", "web"]), people.deputy_mandate)
    poster = make_poster(plan=assessment.plan, assessment=assessment, by=people.insider)
    for window in (desk, phone):
        page = window(people.insider, language=language).opens(f"/posters/{poster.code}/").page
        assert page.locator(".notice.warning:not(#lost)").is_visible()


@LANGUAGES
def test_the_paper_sheet_presumes_nobody(people: People, phone: Opens, language: str) -> None:
    here = Hall.make(people, "county", 7).prepare()
    sheet = phone(people.insider, language=language).opens(f"/meetings/{here.meeting.code}/desk/paper/")
    chosen = sheet.page.locator("tbody select").evaluate_all("lists => lists.map(list => list.value)")
    assert chosen
    assert not any(chosen)


@LANGUAGES
def test_the_longest_choice_of_a_table_is_no_wider_than_a_phone(people: People, phone: Opens, language: str) -> None:
    phone(people.insider, language=language).opens("/tables/")
