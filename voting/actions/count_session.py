"""Count the opened ballots, reconcile, and write book and sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from voting import book
from voting.act import act, record
from voting.actions.close_session import finish_closing
from voting.queries.results import Tallied, book_bytes, tally

if TYPE_CHECKING:
    from voting.models import Session
    from voting.specs import Actor


@act
def count_session(*, session: Session, by: Actor) -> Tallied:
    """Counting is a pure function of the ballots: anybody of the staff may start it, as often as needed.

    Breaches are returned and block certification; they do not stop the count.
    """
    # a crash right after the commit of closing may have left the key, a correction the rows as they were before
    transaction.on_commit(lambda: finish_closing(session))
    counted = tally(session)
    session.book_sha256 = book.sha256(book_bytes(session))
    session.totals = sheet(session, counted, [])
    record(session, by, "count_session", breaches=len(counted.breaches), book=session.book_sha256)
    return counted


def sheet(session: Session, counted: Tallied, signed_by: list[str]) -> str:
    """The text of totals-*.json."""
    questions = [(q, counted.questions[q.number]) for q in session.questions.order_by("number")]
    facts = book.sheet_facts(
        session,
        book_sha256=session.book_sha256,
        questions=questions,
        channels=counted.channels,
        breaches=counted.breaches,
    )
    return book.as_bytes({**facts, "signed_by": signed_by}).decode()
