"""A simulated meeting of thirty, with everything that an insider could copy while it goes on.

The insider knows the order in which people walked to the desk, and casting follows that order exactly: the
best case for the one who wants to link. What each voter chose is kept apart as the truth to score against.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

from tests.voting.hall import Hall, make_session
from voting.codes import new_tracker
from voting.models import Credential
from voting.models.ballot import Envelope

if TYPE_CHECKING:
    import random

    from tests.voting.linker.leaks import Leak

VOTERS, QUESTIONS = 30, 3
PLACE = {"sqlite": "rowid", "postgresql": "ctid"}

log = logging.getLogger("linker.meeting")


@dataclass(slots=True)
class Copied:
    """Rows of the box and of the slips in physical order, as a backup just before closing has them."""

    envelopes: list[bytes] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Meeting:
    code: str
    truth: list[list[str]]  # voter in walking order → tracker by question
    remarks: list[str]  # voter in walking order → the remark, whose author everybody recognises
    copied: Copied

    @property
    def trackers(self) -> set[str]:
        return {tracker for voter in self.truth for tracker in voter}


def hold(leak: Leak, dice: random.Random) -> Meeting:
    """From the prepared list to the certified count, with one leak planted, or none."""
    room = Hall(make_session(voters=VOTERS, questions=QUESTIONS, remarks=True, remark_chars=20)).enrol()
    room.print(VOTERS).hand_out(VOTERS).open()
    drawn = dice.sample(room.slips, VOTERS)
    truth, remarks = [], []
    for place, slip in enumerate(drawn):
        marks = "".join(dice.choices("012-", weights=(6, 3, 1, 1), k=QUESTIONS))
        trackers = [new_tracker() for _ in marks]
        remark = f"{room.session.code}-{place}"
        with leak.around_cast(slip, trackers, remark):
            room.cast(slip, marks, trackers=trackers, remarks={0: remark})
        truth.append(trackers)
        remarks.append(remark)
    copied = copy_the_box()
    with leak.around_closing(truth, drawn, remarks):
        room.close()
    room.count().certify()
    return Meeting(room.session.code, truth, remarks, copied)


def copy_the_box() -> Copied:
    place = PLACE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sealed FROM {Envelope._meta.db_table} ORDER BY {place}")  # noqa: S608
        envelopes = [bytes(row[0]) for row in cursor.fetchall()]
        cursor.execute(f"SELECT digest FROM {Credential._meta.db_table} WHERE status = 2 ORDER BY {place}")  # noqa: S608
        return Copied(envelopes, [row[0] for row in cursor.fetchall()])
