"""Addresses of notices; `tests/architecture/test_permissions.py` tells how to read this."""

from typing import Any

from evaluation.ground import bell
from evaluation.ground.models import Call, Errand, GroupChat
from evaluation.ground.notices import announce
from tests.people import People

# one notice to `deputy` of the first group, to be said by telephone; a mail that failed; a group robot
TABLE = """
# name             method insider leader o_lead deputy o_dep collect teller presid admin | strang s_dep superi | nobody
list_notices       GET    200     200    200    200    200   200     200    200    200   | 200    200   200    | in
read_notices       POST   set     set    set    set    set   set     set    set    set   | set    set   set    | in
open_notice        POST   404     404    404    set    404   404     404    404    404   | 404    404   404    | in
list_calls         GET    200     200    200    404    404   404     404    404    200   | 200    404   200    | in
export_calls       GET    200     200    200    404    404   404     404    404    200   | 200    404   200    | in
make_call          POST   set     set    404    404    404   404     404    404    set   | 404    404   404    | in
list_stuck         GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
send_again         POST   set     404    404    404    404   404     404    404    set   | 404    404   404    | in
settle             POST   set     404    404    404    404   404     404    404    set   | 404    404   404    | in
list_group_chats   GET    200     404    404    404    404   404     404    404    200   | 200    404   200    | in
list_group_chats   POST   409     404    404    404    404   404     404    404    409   | 409    404   409    | in
end_group_chat     POST   set     404    404    404    404   404     404    404    set   | 404    404   404    | in
"""


def arguments(people: People) -> dict[str, dict[str, Any]]:
    (notice,) = announce(
        congress_id=people.town.pk, key="hello", text="Good day", to=[people.deputy.user_id], outward=False
    )
    call = Call.objects.create(notice=notice)
    errand = bell.send(kind="notice.mail", key="mail", congress_id=people.town.pk, facts={"notice": notice.pk})
    Errand.objects.filter(pk=errand.pk).update(state=Errand.State.FAILED)
    chat = GroupChat.objects.create(congress=people.town, name="工作群", address="json://127.0.0.1")
    return {
        "open_notice": {"number": notice.pk},
        "make_call": {"number": call.pk},
        "send_again": {"number": errand.pk},
        "settle": {"number": errand.pk},
        "end_group_chat": {"number": chat.pk},
    }


def posted(_people: People) -> dict[str, dict[str, Any]]:
    return {"list_group_chats": {"name": "群", "address": "https://example.org/"}}
