"""Addresses of plans; `tests/architecture/test_permissions.py` tells how to read this."""

from typing import Any

from evaluation.plan.actions import choose_deputies, create_plan, publish_plan
from evaluation.plan.models import Plan
from evaluation.plan.queries import draft_stamp, list_stamp
from tests.people import People

# `plan` and what follows it are about a plan under way, the pages of drawing up about a draft
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
list_plans         GET    200     200    200    200    200   404     404    200    200   | 200    200   200    | in
export_plans       GET    200     200    200    200    200   404     404    200    200   | 200    200   200    | in
create_plan        GET    200     403    403    403    403   403     403    403    403   | 200    403   200    | in
create_plan        POST   set     403    403    403    403   403     403    403    403   | set    403   set    | in
plan               GET    200     200    200    200    200   404     404    200    200   | 404    404   200    | in
export_rules       GET    200     200    200    200    200   404     404    200    200   | 404    404   200    | in
simulate           GET    200     200    200    200    200   404     404    200    200   | 404    404   200    | in
edit_plan          GET    200     403    403    404    404   404     404    403    403   | 404    404   404    | in
edit_plan          POST   200     403    403    404    404   404     404    403    403   | 404    404   404    | in
edit_schedule      GET    200     403    403    404    404   404     404    403    403   | 404    404   404    | in
edit_schedule      POST   200     403    403    404    404   404     404    403    403   | 404    404   404    | in
choose_deputies    GET    200     200    200    404    404   404     404    403    403   | 404    404   404    | in
choose_deputies    POST   set     409    set    404    404   404     404    403    403   | 404    404   404    | in
export_coverage    GET    200     200    200    404    404   404     404    403    403   | 404    404   404    | in
publish_plan       GET    200     403    403    404    404   404     404    403    403   | 404    404   404    | in
publish_plan       POST   set     403    403    404    404   404     404    403    403   | 404    404   404    | in
amend_plan         GET    200     403    403    403    403   404     404    403    403   | 404    404   403    | in
amend_plan         POST   200     403    403    403    403   404     404    403    403   | 404    404   403    | in
copy_plan          GET    200     403    403    403    403   404     404    403    403   | 404    404   403    | in
copy_plan          POST   set     403    403    403    403   404     404    403    403   | 404    404   403    | in
cancel_plan        GET    200     403    403    403    403   404     404    403    403   | 404    404   403    | in
cancel_plan        POST   set     403    403    403    403   404     404    403    403   | 404    404   403    | in
assessment         GET    200     200    404    200    404   404     404    200    200   | 404    404   404    | in
defer_assessment   POST   set     set    404    403    404   404     404    403    403   | 404    404   404    | in
withdraw_assessment POST   set     set    404    403    404   404     404    403    403   | 404    404   404    | in
rejoin_round       POST   409     409    404    403    404   404     404    403    403   | 404    404   404    | in
replace_assessment POST   set     set    404    403    404   404     404    403    403   | 404    404   404    | in
name_reviewer      POST   set     403    404    403    404   404     404    403    403   | 404    404   404    | in
"""

DRAWN_UP = ("edit_plan", "edit_schedule", "choose_deputies", "export_coverage", "publish_plan")
UNDER_WAY = ("plan", "export_rules", "simulate", "amend_plan", "copy_plan", "cancel_plan")
OF_A_DEPUTY = (
    "assessment",
    "defer_assessment",
    "withdraw_assessment",
    "rejoin_round",
    "replace_assessment",
    "name_reviewer",
)


def arguments(people: People) -> dict[str, dict[str, Any]]:
    draft = create_plan(congress=people.town, scheme="town", year=2027, by=people.insider)
    choose_deputies(plan=draft, mandates=[people.other_mandate], by=people.insider)
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    choose_deputies(plan=plan, mandates=[people.deputy_mandate], by=people.insider)
    publish_plan(plan=plan, by=people.insider)
    deputy = plan.assessments.get()
    return {
        **{name: {"code": draft.code} for name in DRAWN_UP},
        **{name: {"code": plan.code} for name in UNDER_WAY},
        **{name: {"code": deputy.code} for name in OF_A_DEPUTY},
    }


def posted(people: People) -> dict[str, dict[str, Any]]:
    return {
        "create_plan": {"scheme": "town", "year": 2028},
        # the list as it stands: of the whole congress and of the second group alike; the first group's leader saw none
        "choose_deputies": {"seen": list_stamp(Plan.objects.get(year=2027))},
        "publish_plan": {
            "seen": draft_stamp(Plan.objects.get(year=2027)),
            "reason": "外出挂职",
        },  # in the last year of the promise most are left off
        "copy_plan": {"year": 2028},
        "cancel_plan": {"reason": "换届提前"},
        "defer_assessment": {"reason": "住院"},
        "withdraw_assessment": {"reason": "辞职"},
        "rejoin_round": {"reason": "误录"},
        "replace_assessment": {"mandate": people.leader_mandate.pk, "reason": "辞职"},
        "name_reviewer": {"reviewer": people.insider.pk},
    }
