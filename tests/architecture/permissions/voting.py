"""Addresses of the vote; `tests/architecture/test_permissions.py` tells how to read this.

Voters have no account: their pages are the same for everybody, signed in or not.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from evaluation.meeting.models import Meeting
from tests.factories import make_plan
from tests.people import People
from tests.voting.hall import ORGANISER, make_session
from voting.actions.print_slips import print_slips

# the whole town's meeting; slips are printed, and nobody has confirmed the batch
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
find_vote          GET    200
phone_reached      GET    200
vote               GET    200
review_ballot      GET    set
review_ballot      POST   200
cast_ballot        POST   422
ballot_book        GET    200
ballot_book_file   GET    404
totals_file        GET    404
counted_file       GET    404
print_slips        GET    200     404    404    404    404   404     404    404    404   | 404    404   404    | in
print_slips        POST   422     404    404    404    404   404     404    404    404   | 404    404   404    | in
confirm_batch      POST   set     404    404    404    404   404     404    404    404   | 404    404   404    | in
void_batch         POST   set     404    404    404    404   404     404    404    404   | 404    404   404    | in
destroy_surplus    POST   422     404    404    404    404   404     404    404    404   | 404    404   404    | in
paper_ballot       GET    200     404    404    404    404   404     200    404    404   | 404    404   404    | in
begin_trial        POST   200     404    404    404    404   404     404    404    404   | 404    404   404    | in
end_trial          POST   409     404    404    404    404   404     404    404    404   | 404    404   404    | in
enter_paper        GET    200     404    404    404    404   404     200    404    404   | 404    404   404    | in
enter_paper        POST   200     404    404    404    404   404     200    404    404   | 404    404   404    | in
enter_totals       GET    set     404    404    404    404   404     set    404    404   | 404    404   404    | in
enter_totals       POST   set     404    404    404    404   404     set    404    404   | 404    404   404    | in
leave_desk         POST   set     404    404    404    404   404     set    404    404   | 404    404   404    | in
settle_paper       POST   set     404    404    404    404   404     set    404    404   | 404    404   404    | in
correct_paper      POST   set     404    404    404    404   404     set    404    404   | 404    404   404    | in
reconciliation     GET    200     404    404    404    404   404     200    404    404   | 404    404   404    | in
export_figures     GET    200     404    404    404    404   404     200    404    404   | 404    404   404    | in
officers           GET    200     404    404    404    404   404     404    404    404   | 404    404   404    | in
officers           POST   422     404    404    404    404   404     404    404    404   | 404    404   404    | in
zero_report        GET    200     404    404    404    404   404     200    404    404   | 404    404   404    | in
void_session       GET    200     404    404    404    404   404     200    404    404   | 404    404   404    | in
void_session       POST   422     404    404    404    404   404     422    404    404   | 404    404   404    | in
book_for_staff     GET    404     404    404    404    404   404     404    404    404   | 404    404   404    | in
"""

_batches: list[int] = []


def arguments(people: People) -> dict[str, dict[str, Any]]:
    session = make_session()
    _batches[:] = [print_slips(session=session, by=ORGANISER, count=30).batch_id]
    Meeting.objects.create(
        plan=make_plan(people.town), title="述职评议会", place="二楼会议室",
        starts_at=timezone.now() + timedelta(days=1), voting_session=session.code,
    )  # fmt: skip
    names = {line.split()[0] for line in TABLE.splitlines() if line and not line.startswith("#")}
    return {name: {"code": session.code} for name in names - {"find_vote", "phone_reached"}}


def posted(_people: People) -> dict[str, dict[str, Any]]:
    return {
        "print_slips": {"count": 5},
        "confirm_batch": {"batch": _batches[0]},
        "void_batch": {"batch": _batches[0]},
        "destroy_surplus": {"count": "none"},
        "void_session": {"reason": ""},
    }
