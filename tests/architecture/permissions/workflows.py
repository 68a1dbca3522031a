"""Everybody's first page and the year; `tests/architecture/test_permissions.py` tells how to read this."""

from typing import Any

from evaluation.plan.actions import choose_deputies, create_plan, publish_plan
from tests.people import People

TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
my_matters         GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
below              GET    200     404    404    404    404   404     404    200    200   | 200    404   200    | in
export_below       GET    200     404    404    404    404   404     404    200    200   | 200    404   200    | in
year               GET    set     set    set    404    404   404     404    set    set   | set    404   set    | in
year_of            GET    200     200    200    404    404   404     404    200    200   | 404    404   200    | in
year_charts        GET    200     200    200    404    404   404     404    200    200   | 404    404   200    | in
remind_people      POST   set     set    set    404    404   404     404    403    403   | 404    404   403    | in
export_year        GET    200     200    200    404    404   404     404    200    200   | 404    404   200    | in
export_results     GET    200     200    200    404    404   404     404    200    200   | 404    404   404    | in
"""


def arguments(people: People) -> dict[str, dict[str, Any]]:
    plan = create_plan(congress=people.town, scheme="town", year=2026, by=people.insider)
    choose_deputies(plan=plan, mandates=[people.deputy_mandate], by=people.insider)
    publish_plan(plan=plan, by=people.insider)
    names = ("year_of", "year_charts", "remind_people", "export_results", "export_year")
    return {name: {"code": plan.code} for name in names}
