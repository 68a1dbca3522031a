"""The two presets against what their schemes say, written out by hand: nothing lost, nothing made up."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from evaluation.plan.actions import create_plan, edit_plan
from evaluation.plan.forms import RulesForm
from evaluation.plan.models import Plan
from evaluation.plan.papers import implementation_plan
from evaluation.plan.parameters import presets
from evaluation.plan.queries import schedule_of
from evaluation.plan.sources import days_with_source, items_with_source
from evaluation.plan.states import Source
from evaluation.roster.models import Membership
from tests.people import People

SignedIn = Callable[[Membership], Client]

BOTH = {"evaluators", "reporting_level", "period", "meeting_name", "sequence", "scale", "announce"}
RULES_STATED = {
    "county": BOTH | {"word_limit", "minutes_limit", "invited", "leadership_remarks", "use_of_result"},
    "town": BOTH | {"told_by", "channels", "report_to", "coverage", "voters_about"},
}
DAYS_STATED = {
    "county": {
        "deployment": ("08-01", "08-31"),
        "drafting": ("09-01", "10-31"),
        "meeting": ("11-21", "11-30"),
    },
    "town": {
        "deployment": ("11-01", "11-10"),
        "drafting": ("11-01", "11-20"),
        "opinions": ("11-05", "11-20"),
        "meeting": ("11-21", "11-30"),
        "rectification": ("12-01", "12-10"),
        "archive": ("12-01", "12-10"),
        "reporting": ("12-01", "12-10"),
    },
}


@pytest.mark.parametrize("scheme", ["county", "town"])
def test_what_a_scheme_says_is_its_own_and_nothing_else_is(scheme: str) -> None:
    preset = presets()[scheme]
    assert {key for key, entry in preset.parameters.items() if entry["source"] == "scheme"} == RULES_STATED[scheme]
    assert all(entry["basis"] for entry in preset.parameters.values() if entry["source"] == "scheme")
    stated = {stage: (d.first, d.last) for stage, d in preset.schedule.items() if d.source == "scheme"}
    assert stated == DAYS_STATED[scheme]


def test_content_items_name_all_that_the_clause_names() -> None:
    county, town = (presets()[scheme].content_items for scheme in ("county", "town"))
    assert county[4] == "与原选举单位和群众的联系，意见要求的反映，所办的好事实事"
    assert town[3] == "议案、建议的提出，群众关心的热点难点问题的推动解决"
    assert (len(county), len(town)) == (7, 8)


def test_the_countys_guests_are_a_parameter_that_its_paper_names(people: People) -> None:
    plan = create_plan(congress=people.town, scheme="county", year=2026, by=people.insider)
    assert implementation_plan(plan).invited == "市人大常委会和县委的领导、乡镇人大主席、部分各级人大代表"
    edit_plan(plan=plan, edition=0, parameters={"invited": {"value": "乡镇人大主席"}}, by=people.insider)
    plan.refresh_from_db()
    assert implementation_plan(plan).invited == "乡镇人大主席"


def test_days_and_items_that_the_office_changes_become_its_own(draft: Plan, people: People) -> None:
    items = [item.text for item in draft.content_items.all()]
    days = {**schedule_of(draft), "meeting": (date(2026, 11, 25), date(2026, 11, 26))}
    edit_plan(plan=draft, edition=0, content_items=[*items[:7], "其他"], schedule=days, by=people.insider)
    found = {entry.stage.value: entry for entry in days_with_source(draft)}
    assert (found["drafting"].source, found["drafting"].basis) == (Source.SCHEME, "方案四（一）4")
    assert (found["review"].source, found["meeting"].source) == (Source.HOUSE, Source.LOCAL)
    assert [item.source for item in items_with_source(draft)] == [Source.SCHEME] * 7 + [Source.LOCAL]


def test_the_table_of_rules_says_where_days_and_items_stand(draft: Plan, people: People, signed_in: SignedIn) -> None:
    answer = signed_in(people.insider).get(f"/plans/{draft.code}/rules.xlsx")
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert any(row[0] == "述职内容8" and "不足" in str(row[1]) and row[3] == "方案二" for row in rows)
    assert any(row[0] == "撰写述职报告" and row[3] == "方案四（一）4" for row in rows)


def test_a_changed_value_does_not_keep_the_schemes_clause() -> None:
    """The clause stood beside the former value: beside the office's own it would speak for the scheme."""
    parameters = presets()["county"].parameters
    typed = {"word_limit": "2000", "word_limit__basis": "方案六、1"}
    form = RulesForm(typed, parameters=parameters, keys=("word_limit",))
    assert form.is_valid()
    assert form.changes() == {"word_limit": {"value": 2000, "basis": ""}}
