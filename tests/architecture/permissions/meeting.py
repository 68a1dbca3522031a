"""Addresses of meeting day; `tests/architecture/test_permissions.py` tells how to read this."""

from datetime import UTC, datetime
from typing import Any

from evaluation.meeting.actions import create_meeting, set_agenda
from evaluation.meeting.models import Attendee, Remark
from tests.factories import make_assessment, make_plan
from tests.people import People

# a meeting of the first group under way, nothing of its run sheet done: 409 says that the state forbids the act
TABLE = """
# name            method insider leader o_lead deputy o_dep  collect teller presid admin  | strang s_dep superi | nobody
meeting            GET    200     200     404    200    404    404    200    200    200    | 404    404    404    | in
set_agenda         GET    200     200     404    403    404    404    403    403    403    | 404    404    404    | in
set_agenda         POST   200     200     404    403    404    404    403    403    403    | 404    404    404    | in
attendees          GET    200     200     404    403    404    404    403    403    403    | 404    404    404    | in
attendees          POST   200     200     404    403    404    404    403    403    403    | 404    404    404    | in
export_attendees   GET    200     200     404    403    404    404    403    403    403    | 404    404    404    | in
fill_attendees     POST   set     set     404    403    404    404    403    403    403    | 404    404    404    | in
make_ready         POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
reopen_meeting     POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
cancel_meeting     POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
call_vote          POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
start_practice     POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
end_practice       POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
set_hall_address   GET    200     200     404    403    404    404    403    403    403    | 404    404    404    | in
set_hall_address   POST   set     set     404    403    404    404    403    403    403    | 404    404    404    | in
invitations        GET    200     200     404    403    404    404    403    403    403    | 404    404    404    | in
desk               GET    200     200     404    403    404    404    200    403    403    | 404    404    404    | in
sign_in_attendee   POST   422     422     404    403    404    404    422    403    403    | 404    404    404    | in
type_in_sheet      GET    200     200     404    403    404    404    200    403    403    | 404    404    404    | in
type_in_sheet      POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
run_sheet          GET    200     200     404    403    404    404    200    403    403    | 404    404    404    | in
run_sheet_now      GET    200     200     404    403    404    404    200    403    403    | 404    404    404    | in
do_step            POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
undo_step          POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
agree_scrutineers  POST   409     409     404    403    404    404    403    403    403    | 404    404    404    | in
officers_act       POST   set     set     404    403    404    404    set    403    403    | 404    404    404    | in
hand_out_slips     POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
open_trial         POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
end_trial_vote     POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
minutes            GET    200     200     404    403    404    404    200    403    403    | 404    404    404    | in
hall_reached       GET    200
wall               GET    200
wall_now           GET    200
speaker_clock      GET    200
record_leave       POST   set     set     404    403    404    404    set    403    403    | 404    404    404    | in
take_back_sign_in  POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
take_back_slip     POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
start_clock        POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
pause_clock        POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
stop_clock         POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
add_remark         POST   422     422     404    403    404    404    422    403    403    | 404    404    404    | in
change_remark      POST   409     409     404    403    404    404    409    403    403    | 404    404    404    | in
drop_attendee      POST   set     set     404    403    404    404    403    403    403    | 404    404    404    | in
arrive             GET    200
word_host          GET    200     403     403    403    403    403    403    403    403    | 200    403    200    | in
word_host          POST   set     403     403    403    403    403    403    403    403    | set    403    set    | in
export_meetings    GET    200     200     200    200    200    200    200    200    200    | 200    200    200    | in
meetings           GET    200     200     200    200    200    200    200    200    200    | 200    200    200    | in
create_meeting     GET    200     200     200    403    403    403    403    403    403    | 200    403    200    | in
create_meeting     POST   200     200     200    403    403    403    403    403    403    | 200    403    200    | in
"""

NAMES = [
    "meeting",
    "set_agenda",
    "attendees",
    "export_attendees",
    "fill_attendees",
    "make_ready",
    "reopen_meeting",
    "cancel_meeting",
    "call_vote",
    "start_practice",
    "end_practice",
    "set_hall_address",
    "invitations",
    "desk",
    "sign_in_attendee",
    "take_back_sign_in",
    "record_leave",
    "type_in_sheet",
    "run_sheet",
    "run_sheet_now",
    "do_step",
    "undo_step",
    "agree_scrutineers",
    "officers_act",
    "hand_out_slips",
    "take_back_slip",
    "open_trial",
    "end_trial_vote",
    "minutes",
    "hall_reached",
    "wall",
    "wall_now",
    "speaker_clock",
]


def arguments(people: People) -> dict[str, dict[str, Any]]:
    plan = make_plan(people.town)
    assessment = make_assessment(plan, people.deputy_mandate)
    meeting = create_meeting(
        plan=plan,
        title="第一小组述职评议会",
        place="镇政府",
        starts_at=datetime(2026, 11, 28, 1, tzinfo=UTC),
        group=people.first_group,
        by=people.insider,
    )
    set_agenda(meeting=meeting, assessments=[assessment], by=people.insider)
    place = meeting.deputies.get()
    person = Attendee.objects.create(meeting=meeting, kind="voter", name="卢采风", votes=True)
    remark = Remark.objects.create(place=place, kind="question", text="今年走访几次？", by=people.insider)
    code, order = {"code": meeting.code}, {"code": meeting.code, "order": 1}
    found: dict[str, dict[str, Any]] = dict.fromkeys(NAMES, code)
    found |= dict.fromkeys(("start_clock", "pause_clock", "stop_clock", "add_remark"), order)
    return found | {
        "change_remark": {**order, "remark": remark.pk},
        "drop_attendee": {**code, "person": person.code},
        "arrive": {"person": person.code},
    }


def posted(people: People) -> dict[str, dict[str, Any]]:
    person = {"person": Attendee.objects.get(name="卢采风").code}
    return {"record_leave": {**person, "reason": "出差"}, "take_back_sign_in": person, "take_back_slip": person}
