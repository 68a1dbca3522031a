"""Close: open every envelope once, in memory, take the ballots apart, and throw the key away.

One transaction from sealed box to sorted ballots. A crash before its commit leaves the box sealed and the
key in place; a crash after it leaves a key that finish_closing destroys, whoever comes next.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.views.decorators.debug import sensitive_variables
from nacl.exceptions import CryptoError

from voting import keys
from voting.act import act, record
from voting.box import layout_of, stop_the_slips
from voting.bulk import insert
from voting.codes import new_tracker, paper_tracker
from voting.counting import INVALID, Judged, judge
from voting.envelope import OpenBallot, opener, unpack
from voting.models import ChannelCount, Credential, PaperEntry, Session
from voting.models.ballot import Ballot, Envelope, Remark
from voting.paper import settled_ballots
from voting.queries.figures import attendance, issued_by_channel
from voting.scrub import overwrite_what_is_deleted, scrub
from voting.states import Channel, SlipStatus, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voting.specs import Actor, Second

_AT_ONCE = 2_000


@dataclass(slots=True)
class _Contents:
    """What was in the box, question by question, tied to nobody and soon in another order."""

    rows: list[list[tuple[str, int]]] = field(repr=False)
    remarks: list[tuple[str, int, str]] = field(default_factory=list, repr=False)
    returned: int = 0
    invalid: int = 0
    unreadable: int = 0


@act
@sensitive_variables()
def close_session(*, session: Session, by: Actor, second: Second, first_pin: str = "") -> None:
    """Two people close; afterwards the box is empty and the ballots lie sorted.

    Raises PaperDiffers while paper is not settled, KeyMissing where the key is not at hand.
    """
    overwrite_what_is_deleted()
    slips = stop_the_slips(session)
    contents = _open_box(session, keys.wrapping(session.vote_rules.wrap_key, first_pin, second.pin))
    session.box_faults = contents.unreadable + abs(contents.returned - slips[SlipStatus.SPENT])
    paper = _add_paper(session, contents)
    _write(session, contents)
    _write_figures(session, contents, paper)
    _rewrite_slips(session)
    Envelope.objects.filter(session=session).delete()
    PaperEntry.objects.filter(session=session).delete()
    session.public_key = session.paper_key = ""
    record(session, by, "close_session", second=second, box_faults=session.box_faults)
    transaction.on_commit(lambda: finish_closing(session))


def finish_closing(session: Session) -> None:
    """Destroy the key of a box that has been opened and wipe what it left on disk. Repeating does no harm."""
    if session.state not in {State.PREPARED, State.PRINTED, State.TRIAL, State.OPEN, State.ENDED}:
        keys.destroy_box(session.code)
        scrub()


@sensitive_variables()
def _open_box(session: Session, pins: keys.Pins | None) -> _Contents:
    box, layout, rules = opener(keys.box_key(session.code, pins=pins)), layout_of(session), session.vote_rules
    contents = _Contents([[] for _ in range(layout.questions)])
    sealed_ones = Envelope.objects.filter(session=session).values_list("sealed", flat=True)
    for sealed in sealed_ones.iterator(chunk_size=_AT_ONCE):
        try:
            ballot = unpack(layout, box.decrypt(bytes(sealed)))
            judged = judge(ballot.marks, blank_is=rules.blank_is, void_scope=rules.void_scope)
        except (CryptoError, ValueError):  # put there by somebody else than this program: never silently dropped
            ballot = OpenBallot("", tuple(new_tracker() for _ in range(layout.questions)))
            judged = Judged((INVALID,) * layout.questions, valid=False)
            contents.unreadable += 1
        _take_apart(contents, ballot, judged)
    return contents


def _take_apart(contents: _Contents, ballot: OpenBallot, judged: Judged) -> None:
    contents.returned += 1
    contents.invalid += not judged.valid
    for rows, tracker, code in zip(contents.rows, ballot.trackers, judged.codes, strict=True):
        rows.append((tracker, code))
    contents.remarks += [(key, place, text) for place, key, text in ballot.remarks]


@sensitive_variables()
def _add_paper(session: Session, contents: _Contents) -> tuple[int, int]:
    """Paper rows enter like the rest: each question shuffled by itself, under trackers that look random."""
    columns, returned, invalid = settled_ballots(session, session.vote_rules)
    if returned:
        seed = keys.seed(session.code)
        for number, codes in enumerate(columns, start=1):
            secrets.SystemRandom().shuffle(codes)
            contents.rows[number - 1] += [(paper_tracker(seed, number, i), code) for i, code in enumerate(codes)]
    return returned, invalid


@sensitive_variables()
def _write(session: Session, contents: _Contents) -> None:
    ids = list(session.questions.order_by("number").values_list("pk", flat=True))
    for question_id, rows in zip(ids, contents.rows, strict=True):
        insert(Ballot, ("question_id", "tracker", "grade"), ((question_id, t, g) for t, g in _told_apart(rows)))
        rows.clear()
    Remark.objects.bulk_create(
        [Remark(key=key, question_id=ids[place], text=text) for key, place, text in sorted(contents.remarks)],
        batch_size=_AT_ONCE,
    )


def _told_apart(rows: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Sorted by tracker. Equal trackers happen only on purpose; both count, the later one gets a number."""
    seen: dict[str, int] = defaultdict(int)
    for tracker, code in sorted(rows):
        seen[tracker] += 1
        yield (tracker if seen[tracker] == 1 else f"{tracker}-{seen[tracker]}"), code


def _write_figures(session: Session, contents: _Contents, paper: tuple[int, int]) -> None:
    here = attendance(session)
    session.due, session.present = here.due, here.present
    issued = issued_by_channel(session)
    counted = {Channel.SLIP: (contents.returned, contents.invalid), Channel.PAPER: paper}
    for channel, (returned, invalid) in counted.items():
        ChannelCount.objects.create(
            session=session,
            channel=channel,
            issued=issued[channel],
            returned=returned,
            valid=returned - invalid,
            invalid=invalid,
        )


def _rewrite_slips(session: Session) -> None:
    """Fresh rows in the order of their digests: neither place nor transaction tells which was used when."""
    used = SlipStatus.SPENT
    kept = sorted(session.credentials.values_list("digest", "batch_id", "status"))
    session.credentials.all().delete()
    rows = ((d, session.pk, b, int(used if s == used else SlipStatus.UNUSED)) for d, b, s in kept)
    insert(Credential, ("digest", "session_id", "batch_id", "status"), rows)
