"""Certify, then announce or hold. After certification nothing is corrected any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from voting import book, keys
from voting.act import act, record
from voting.actions.count_session import sheet
from voting.breaches import in_words
from voting.counting import together
from voting.errors import CountChanged, Unreconciled
from voting.queries.results import book_bytes, tally

if TYPE_CHECKING:
    from voting.models import Session
    from voting.specs import Actor, Second


@act
def certify_session(*, session: Session, by: Actor, second: Second) -> None:
    """Two scrutineers sign a fresh count. Raises Unreconciled in the words of the broken rule, CountChanged."""
    counted = tally(session)
    if counted.breaches:
        raise Unreconciled(breaches=" ".join(in_words(counted.breaches)))
    if book.sha256(book_bytes(session)) != session.book_sha256 or sheet(session, counted, []) != session.totals:
        raise CountChanged
    signers = [by.name, session.officers.get(pk=second.officer_id).name]
    session.totals = sheet(session, counted, signers)
    whole = together(counted.channels)
    session.issued, session.returned = whole.issued, whole.returned
    record(session, by, "certify_session", second=second, book=session.book_sha256)
    code = session.code
    transaction.on_commit(lambda: keys.destroy_all(code))


@act
def announce_result(*, session: Session, by: Actor) -> None:
    """The result is public: so is the book."""
    _retire_pins(session)
    record(session, by, "announce_result")


@act
def hold_result(*, session: Session, by: Actor) -> None:
    """The result goes to the deputy in private; the book stays with the scrutineers and the presidium."""
    _retire_pins(session)
    record(session, by, "hold_result")


def _retire_pins(session: Session) -> None:
    """A PIN is for one meeting. Voiding later needs a new one."""
    session.officers.update(pin_hash="")
