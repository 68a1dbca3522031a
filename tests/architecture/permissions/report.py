"""Addresses of reports; `tests/architecture/test_permissions.py` tells how to read this."""

from typing import Any

from evaluation.report.actions import open_report, save_draft, submit_report
from tests.factories import make_assessment, make_plan
from tests.people import People

# the report of `deputy` in the first group, handed in and not yet reviewed: nobody writes, two may review
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
list_reports       GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
export_reports     GET    200     200    200    403    403   403     403    403    403   | 200    403   200    | in
report             GET    200     200    404    200    404   404     404    404    404   | 404    404   404    | in
compare_versions   GET    200     200    404    200    404   404     404    404    404   | 404    404   404    | in
write_report       GET    set     set    404    set    404   404     404    404    404   | 404    404   404    | in
write_report       POST   set     set    404    set    404   404     404    404    404   | 404    404   404    | in
upload_report      POST   set     set    404    set    404   404     404    404    404   | 404    404   404    | in
submit_report      GET    set     set    404    set    404   404     404    404    404   | 404    404   404    | in
submit_report      POST   set     set    404    set    404   404     404    404    404   | 404    404   404    | in
withdraw_report    POST   set     403    404    set    404   404     404    404    404   | 404    404   404    | in
review_report      GET    200     200    404    set    404   404     404    404    404   | 404    404   404    | in
accept_report      POST   set     set    404    403    404   404     404    404    404   | 404    404   404    | in
return_report      POST   set     set    404    403    404   404     404    404    404   | 404    404   404    | in
extend_report      GET    200     200    404    200    404   404     404    404    404   | 404    404   404    | in
extend_report      POST   set     set    404    403    404   404     404    404    404   | 404    404   404    | in
"""


def arguments(people: People) -> dict[str, dict[str, Any]]:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    report = open_report(assessment=assessment, by=people.insider)
    report = save_draft(report=report, text="一年来走访选民。", edition=0, by=people.deputy)
    submit_report(report=report, by=people.deputy)
    code = {"code": assessment.code}
    names = {line.split()[0] for line in TABLE.splitlines() if line and not line.startswith("#")}
    found: dict[str, dict[str, Any]] = {name: code for name in names if name not in {"list_reports", "export_reports"}}
    return found | {"compare_versions": {**code, "old": 1, "new": 1}}


def posted(people: People) -> dict[str, dict[str, Any]]:
    return {
        "return_report": {"remarks": "请补充不足"},
        "extend_report": {"due_on": "2027-01-31", "reason": "住院"},
    }
