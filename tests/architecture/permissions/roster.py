"""Addresses of the roster and of the shell; `tests/architecture/test_permissions.py` tells how to read this."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from evaluation.roster.actions import make_personal_link
from evaluation.roster.models import UploadedTable
from tests.people import PASSWORD, People
from tests.tables import TOWN_ROSTER, workbook

TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
face               GET    200
set_language       POST   set
set_text_size      POST   set
sign_in            GET    set     set    set    set    set   set     set    set    set   | set    set   set    | 200
sign_in            POST   set     set    set    set    set   set     set    set    set   | set    set   set    | 200
sign_out           POST   in
enter              GET    200
enter              POST   200
change_password    GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
change_password    POST   200     200    200    200    200   200     200    200    200   | 200    200   200    | in
switch_membership  POST   404     404    404    404    404   404     404    404    404   | 404    404   404    | in
no_role            GET    403     403    403    403    403   403     403    403    403   | 403    403   403    | in
no_role            POST   403     403    403    403    403   403     403    403    403   | 403    403   403    | in
deputies           GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
deputy             GET    200     200    404    200    404   200     404    200    200   | 404    404   404    | in
edit_deputy        GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
edit_deputy        POST   200     404    404    404    404   404     404    404    200   | 404    404   404    | in
add_deputy         GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
add_deputy         POST   200     404    404    404    404   404     404    404    200   | 200    404   200    | in
note_leave         GET    200     200    404    404    404   404     404    404    200   | 404    404   404    | in
note_leave         POST   set     set    404    404    404   404     404    404    set   | 404    404   404    | in
move_mandate       GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
move_mandate       POST   200     404    404    404    404   404     404    404    200   | 404    404   404    | in
resume_mandate     POST   409     404    404    404    404   404     404    404    409   | 404    404   404    | in
end_mandate        GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
end_mandate        POST   200     404    404    404    404   404     404    404    200   | 404    404   404    | in
export_composition GET    200     404    404    404    404   404     404    200    200   | 200    404   200    | in
composition        GET    200     404    404    404    404   404     404    200    200   | 200    404   200    | in
voter_reps         GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
choose_voters      GET    200     200    404    404    404   404     404    404    200   | 404    404   404    | in
choose_voters      POST   set     set    404    404    404   404     404    404    set   | 404    404   404    | in
standing_members   GET    200     404    404    404    404   404     404    200    200   | 200    404   200    | in
import_roster      GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
import_roster      POST   422     404    404    404    404   404     404    404    422   | 422    404   422    | in
preview_table      GET    200     404    404    404    404   404     404    404    404   | 404    404   404    | in
export_preview     GET    200     404    404    404    404   404     404    404    404   | 404    404   404    | in
confirm_table      POST   set     404    404    404    404   404     404    404    404   | 404    404   404    | in
discard_table      POST   set     404    404    404    404   404     404    404    404   | 404    404   404    | in
export_roster      GET    200     404    404    404    404   404     404    404    200   | 200    404   409    | in
settings           GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
export_users       GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
users              GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
create_user        GET    404     404    404    404    404   404     404    404    200   | 404    404   404    | in
create_user        POST   404     404    404    404    404   404     404    404    200   | 404    404   404    | in
user               GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
grant_role         GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
grant_role         POST   200     404    404    404    404   404     404    404    200   | 404    404   404    | in
reset_password     POST   404     404    404    404    404   404     404    404    200   | 404    404   404    | in
set_user_active    POST   404     404    404    404    404   404     404    404    set   | 404    404   404    | in
end_role           POST   set     404    404    404    404   404     404    404    set   | 404    404   404    | in
terms              GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
export_terms       GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
open_term          GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
open_term          POST   409     404    404    404    404   404     404    404    409   | 409    404   set    | in
correct_term       GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
correct_term       POST   set     404    404    404    404   404     404    404    set   | 404    404   404    | in
close_term         GET    200     404    404    404    404   404     404    404    200   | 404    404   404    | in
close_term         POST   set     404    404    404    404   404     404    404    set   | 404    404   404    | in
congresses         GET    404     404    404    404    404   404     404    404    200   | 404    404   404    | in
export_congresses  GET    404     404    404    404    404   404     404    404    200   | 404    404   404    | in
create_congress    GET    404     404    404    404    404   404     404    404    200   | 404    404   404    | in
create_congress    POST   404     404    404    404    404   404     404    404    200   | 404    404   404    | in
personal_links     GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
export_personal_links GET 200     404    404    404    404   404     404    404    200   | 200    404   200    | in
make_personal_links GET   200     404    404    404    404   404     404    404    200   | 200    404   200    | in
make_personal_links POST  200     404    404    404    404   404     404    404    200   | 200    404   200    | in
revoke_personal_link POST set     404    404    404    404   404     404    404    set   | 404    404   404    | in
enrol_deputies     POST   set     404    404    404    404   404     404    404    set   | set    404   set    | in
enrol_voters       POST   set     set    set    404    404   404     404    404    set   | set    404   set    | in
"""


def arguments(people: People) -> dict[str, dict[str, Any]]:
    table = UploadedTable.objects.create(
        congress=people.town, by=people.insider.user, file_name="名册.xlsx", data=workbook(*TOWN_ROSTER)
    )
    card, _secret = make_personal_link(
        user=people.deputy.user, congress=people.town, expires_at=timezone.now() + timedelta(days=9), by=people.insider
    )
    person = {"number": people.deputy.user_id}
    deputy = {"number": people.deputy_mandate.deputy_id}
    mandate = {"number": people.deputy_mandate.pk}
    waiting = {"number": table.pk}
    return {
        "deputy": deputy,
        "edit_deputy": deputy,
        "note_leave": mandate,
        "end_mandate": mandate,
        "move_mandate": mandate,
        "resume_mandate": mandate,
        "preview_table": waiting,
        "export_preview": waiting,
        "confirm_table": waiting,
        "discard_table": waiting,
        "export_roster": {"kind": "deputies"},
        "choose_voters": {"number": people.first_group.pk},
        "user": person,
        "grant_role": person,
        "reset_password": person,
        "set_user_active": person,
        "end_role": {"number": people.teller.pk},
        "correct_term": {"number": people.term.number},
        "close_term": {"number": people.term.number},
        "revoke_personal_link": {"number": card.pk},
    }


def posted(people: People) -> dict[str, dict[str, Any]]:
    return {
        "sign_in": {"username": "nobody-at-all", "password": PASSWORD},
        "open_term": {"number": "16", "started_on": "2026-12-02"},
        "correct_term": {"started_on": "2021-10-01"},
        "close_term": {"ended_on": "2026-12-01"},
    }
