"""Addresses of results; `tests/architecture/test_permissions.py` tells how to read this."""

from typing import Any

from evaluation.meeting.models import Meeting, MeetingDeputy
from evaluation.result.models import GradeCount, Result
from tests.factories import make_assessment, make_plan
from tests.people import People

# the result of `deputy`, told in private by the leader of the first group
TABLE = """
# name            method insider leader o_lead deputy o_dep  collect teller presid admin  | strang s_dep superi | nobody
result             GET    200     200     404    200    404    404    200    200    404    | 404    404    404    | in
export_result      GET    200     200     404    200    404    404    200    200    404    | 404    404    404    | in
feed_back          POST   409     set     404    403    404    404    403    403    404    | 404    404    404    | in
acknowledge_result POST   403     403     404    set    404    404    403    403    404    | 404    404    404    | in
raise_objection    POST   403     403     404    set    404    404    403    403    404    | 404    404    404    | in
answer_objection   POST   422     422     404    403    404    404    403    403    404    | 404    404    404    | in
results            GET    200     200     404    200    404    404    200    200    200    | 404    404    404    | in
export_result_sheet GET 200     200     404    200    404    404    200    200    200    | 404    404    404    | in
announce_results   POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
hold_results       POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
list_results       GET    200     200     200    200    200    200    200    200    200    | 200    200    200    | in
export_seen_results GET 200     200     200    200    200    200    200    200    200    | 200    200    200    | in
"""

FIGURES = {"due": 30, "present": 29, "issued": 29, "returned": 29, "valid": 29, "invalid": 0}


def arguments(people: People) -> dict[str, dict[str, Any]]:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    meeting = Meeting.objects.create(
        plan=plan, group=people.first_group, title="述职评议会", starts_at="2026-11-28T01:00:00Z", state="closed"
    )
    MeetingDeputy.objects.create(meeting=meeting, assessment=assessment, order=1)
    result = Result.objects.create(
        assessment=assessment,
        state="fed_back",
        session_code="S",
        book_digest="0" * 64,
        grade="优秀",
        told_at="2026-11-29T01:00:00Z",
        **FIGURES,
    )
    GradeCount.objects.create(result=result, order=1, grade="优秀", count=29)
    one, all_ = {"code": assessment.code}, {"code": meeting.code}
    named = dict.fromkeys(
        ("result", "export_result", "feed_back", "acknowledge_result", "raise_objection", "answer_objection"), one
    )
    return named | dict.fromkeys(("results", "export_result_sheet", "announce_results", "hold_results"), all_)


def posted(people: People) -> dict[str, dict[str, Any]]:
    return {"feed_back": {"text": "请加强走访。"}, "raise_objection": {"text": "票数有误。"}}
