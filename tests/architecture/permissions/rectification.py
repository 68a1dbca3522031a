"""Addresses of rectification; `tests/architecture/test_permissions.py` tells how to read this."""

from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from evaluation.rectification.actions import add_item, hand_in_item, plan_item, report_progress
from tests.factories import make_assessment, make_plan
from tests.people import People

# an item of `deputy` in the first group, handed in for sign-off, with a file as evidence
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
list_items         GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
export_items       GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
list_of_items      GET    200     200    404    200    404   404     404    200    404   | 404    404   404    | in
add_item           POST   set     set    404    set    404   404     404    403    404   | 404    404   404    | in
close_list         POST   409     409    404    403    404   404     404    403    404   | 404    404   404    | in
reopen_list        POST   409     409    404    403    404   404     404    403    404   | 404    404   404    | in
item               GET    200     200    404    200    404   404     404    200    404   | 404    404   404    | in
plan_item          POST   409     403    404    409    404   404     404    403    404   | 404    404   404    | in
report_progress    POST   409     403    404    409    404   404     404    403    404   | 404    404   404    | in
evidence           GET    200     200    404    200    404   404     404    200    404   | 404    404   404    | in
hand_in_item       POST   409     403    404    409    404   404     404    403    404   | 404    404   404    | in
return_item        POST   set     set    404    403    404   404     404    403    404   | 404    404   404    | in
sign_off_item      POST   set     set    404    403    404   404     404    403    404   | 404    404   404    | in
reopen_item        POST   409     409    404    403    404   404     404    403    404   | 404    404   404    | in
look_up            GET    200
look_up            POST   404
say_settled        POST   404
"""


def arguments(people: People) -> dict[str, dict[str, Any]]:
    assessment = make_assessment(make_plan(people.town), people.deputy_mandate)
    item = add_item(assessment=assessment, source="question", problem="走访偏少", by=people.insider)
    item = plan_item(
        item=item, measure="进站", responsible="唐小溪", due_on=date(2026, 12, 10), edition=0, by=people.deputy
    )
    file = ContentFile(b"%PDF-1.4", name="签到.pdf")
    progress = report_progress(item=item, text="进站一次", by=people.deputy, evidence=file)
    item = hand_in_item(item=item, text="已进站", by=people.deputy)
    names = {line.split()[0] for line in TABLE.splitlines() if line and not line.startswith("#")}
    found: dict[str, dict[str, Any]] = {name: {"code": item.code} for name in names}
    for name in ("list_of_items", "add_item", "close_list", "reopen_list"):
        found[name] = {"code": assessment.code}
    for name in ("list_items", "export_items", "look_up", "say_settled"):
        del found[name]
    return found | {"evidence": {"code": item.code, "number": progress.pk}}


def posted(people: People) -> dict[str, dict[str, Any]]:
    words = {"words-words": "属实"}
    return {
        "add_item": {"problem": "调研不深"},
        "plan_item": {
            "measure-measure": "进站",
            "measure-responsible": "唐小溪",
            "measure-due_on": (localdate() + timedelta(days=20)).isoformat(),
            "measure-edition": 1,
        },
        "report_progress": {"progress-text": "进站"},
        "hand_in_item": words,
        "return_item": words,
        "sign_off_item": words,
        "reopen_item": words,
        "reopen_list": {"reason": "误点"},
        "look_up": {"code": "AAAA"},
        "say_settled": {"code": "AAAA", "settled": "yes"},
    }
