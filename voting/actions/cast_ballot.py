"""Cast: mark the slip as used if it was not, and drop one sealed envelope, in one atomic step.

The hot path: one statement on PostgreSQL, one short transaction elsewhere (voting.dropping), for all ballots that
wait at that moment (voting.one_writer). The session's row is read but never locked; closing waits for ballots on
their way by locking the slips themselves (close_session).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.views.decorators.debug import sensitive_variables

from voting.box import layout_of
from voting.codes import digest
from voting.dropping import put_in
from voting.envelope import Layout, make_ballot, pack, seal
from voting.errors import ForeignSlip, NoSuchVote, RoundVoid, SlipClosed, SlipNotOpen, SpentSlip, UnknownSlip
from voting.models import Credential, Session
from voting.one_writer import Drop, OneWriter
from voting.states import SlipStatus, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Booth:
    """What sealing needs to know of a session. Public facts; each process remembers them."""

    session_id: int
    public_key: str
    layout: Layout
    void: bool = False


_one_writer = OneWriter(put_in)
_booths: dict[str, Booth] = {}
_MOST_BOOTHS = 1_000


def booth_of(code: str, *, fresh: bool = False) -> Booth:
    """Raises NoSuchVote. A remembered one may be of an earlier box: then no slip is spent (voting.dropping)."""
    known = None if fresh else _booths.get(code)
    if known is None:
        session = Session.objects.filter(code=code).first()
        if session is None:
            raise NoSuchVote
        known = Booth(session.pk, session.public_key, layout_of(session), session.state == State.VOID)
        if len(_booths) >= _MOST_BOOTHS:
            _booths.clear()
        _booths[code] = known
    return known


@sensitive_variables()
def cast_ballot(
    *, code: str, secret: str, marks: str, trackers: Sequence[str], remarks: Mapping[int, str] | None = None
) -> None:
    """Count one ballot, for good. Returns when it is durably in the box.

    `code` names the session; `marks` one character a question ("0"… place in the scale, "-" blank);
    `trackers` one a question, chosen by the voter's device; `remarks` text by place of the question from 0.
    Raises NoSuchVote, BadBallot, RemarkTooLong (nothing was used up), and SpentSlip, ForeignSlip,
    UnknownSlip, SlipNotOpen, SlipClosed, RoundVoid: all six by the same path with the same number of queries.
    """
    known = digest(secret)
    booth = booth_of(code)
    if _dropped(known, booth, marks, trackers, remarks):
        return
    current = booth_of(code, fresh=True)  # this process may remember the box of the trial
    if _dropped(known, current, marks, trackers, remarks):
        return
    _refuse(known, current)


@sensitive_variables()
def standing_of(secret: str) -> SlipStatus | None:
    """Where this slip of whatever vote stands; None when it is no slip. One look, for whoever was refused too often."""
    status = Credential.objects.filter(digest=digest(secret)).values_list("status", flat=True).first()
    return None if status is None else SlipStatus(status)


@sensitive_variables()
def _dropped(known: str, booth: Booth, marks: str, trackers: Sequence[str], remarks: Mapping[int, str] | None) -> bool:
    ballot = make_ballot(booth.layout, marks, trackers, remarks)
    # before opening there is no key: the statement is run all the same and spends nothing
    sealed = seal(booth.public_key, pack(booth.layout, ballot)) if booth.public_key else b""
    return _one_writer.write(Drop(known, booth.session_id, booth.public_key or "-", sealed))


def _refuse(known: str, booth: Booth) -> None:
    row = Credential.objects.filter(digest=known).values_list("session_id", "status").first()
    if row is None:
        raise UnknownSlip
    session_id, status = row
    if session_id != booth.session_id:
        raise ForeignSlip
    if booth.void:  # a used slip, too, counts for nothing any more
        raise RoundVoid
    raise {SlipStatus.SPENT: SpentSlip, SlipStatus.WAITING: SlipNotOpen}.get(SlipStatus(status), SlipClosed)
