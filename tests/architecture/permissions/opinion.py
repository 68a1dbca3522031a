"""Addresses of opinions; `tests/architecture/test_permissions.py` tells how to read this."""

from datetime import date
from typing import Any

from evaluation.opinion.actions import add_opinion, make_poster
from tests.factories import make_assessment, make_plan
from tests.people import People

# one opinion about `deputy` in the first group, written down by `collector`; a poster hangs
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
list_opinions      GET    200     200    200    403    403   200     403    403    403   | 200    403   200    | in
export_opinions    GET    200     200    200    403    403   200     403    403    403   | 200    403   200    | in
add_opinion        GET    200     200    200    403    403   200     403    403    403   | 200    403   200    | in
add_opinion        POST   set     set    200    403    403   set     403    403    403   | 200    403   200    | in
import_opinions    GET    200     200    200    403    403   200     403    403    403   | 200    403   200    | in
import_opinions    POST   422     422    422    403    403   422     403    403    403   | 422    403   422    | in
my_opinions        GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
export_my_opinions GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
sift_opinions      GET    200     200    404    404    404   404     404    404    404   | 404    404   404    | in
export_summary     GET    200     200    404    404    404   404     404    404    404   | 404    404   404    | in
gather_topic       POST   set     set    404    404    404   404     404    404    404   | 404    404   404    | in
make_poster        POST   set     set    404    404    404   404     404    404    404   | 404    404   404    | in
close_collection   POST   set     set    404    404    404   404     404    404    404   | 404    404   404    | in
reopen_collection  POST   409     409    404    404    404   404     404    404    404   | 404    404   404    | in
keep_opinion       POST   set     set    404    404    404   403     404    404    404   | 404    404   404    | in
set_aside_opinion  POST   set     set    404    404    404   403     404    404    404   | 404    404   404    | in
poster             GET    200     200    404    404    404   404     404    404    404   | 404    404   404    | in
post_opinion       GET    200
post_opinion       POST   200
"""


def arguments(people: People) -> dict[str, dict[str, Any]]:
    plan = make_plan(people.town, channels=["visit", "forum", "web"])
    assessment = make_assessment(plan, people.deputy_mandate)
    opinion = add_opinion(
        assessment=assessment, channel="visit", heard_on=date(2026, 11, 8), text="路灯坏了", by=people.collector
    )
    poster = make_poster(plan=plan, assessment=assessment, by=people.insider)
    code, number = {"code": assessment.code}, {"number": opinion.pk}
    about: dict[str, dict[str, Any]] = dict.fromkeys(
        ("sift_opinions", "export_summary", "gather_topic", "make_poster", "close_collection", "reopen_collection"),
        code,
    )
    return about | {
        "keep_opinion": number,
        "set_aside_opinion": number,
        "poster": {"code": poster.code},
        "post_opinion": {"code": poster.code},
    }


def posted(people: People) -> dict[str, dict[str, Any]]:
    return {
        "add_opinion": {
            "assessment": people.deputy_mandate.assessments.get().pk,
            "channel": "visit",
            "heard_on": "2026-11-08",
            "text": "多来走访",
        },
        "reopen_collection": {"reason": "误点"},
        "set_aside_opinion": {"reason": "与履职无关"},
    }
