"""Results: the count, the book, the sheet, the remarks, each as far as it may be seen."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Sum

from voting import book
from voting.counting import Breach, ChannelFigures, QuestionCount, reconcile
from voting.errors import NotPublished
from voting.models.ballot import Ballot, Remark
from voting.specs import CertifiedTally, ChannelTally, QuestionTally
from voting.states import SIGNED, State

if TYPE_CHECKING:
    from voting.models import Session

OPENED = (State.CLOSED, State.COUNTED, State.CERTIFIED, State.ANNOUNCED, State.HELD)


@dataclass(frozen=True, slots=True)
class Tallied:
    """A fresh count of what lies in the final tables."""

    questions: dict[int, QuestionCount]
    channels: tuple[ChannelFigures, ...]
    breaches: tuple[Breach, ...]


def tally(session: Session) -> Tallied:
    """For counting and certifying, and for those who are about to certify; nobody else needs what is not certified."""
    rules = session.vote_rules
    grouped = (
        Ballot.objects.filter(question__session=session)
        .values_list("question__number", "grade")
        .annotate(n=Count("tracker"))
        .order_by("question__number", "grade")
    )
    nothing = QuestionCount((0,) * len(rules.grades), 0, 0)
    counted = dict.fromkeys(session.questions.values_list("number", flat=True), nothing)
    counted |= book.count_grouped(grouped, len(rules.grades))
    channels = tuple(
        ChannelFigures(c.channel, c.issued, c.returned, c.valid, c.invalid) for c in session.channels.all()
    )
    breaches = reconcile(
        due=session.due, present=session.present, channels=channels, questions=counted,
        box_faults=session.box_faults, k=rules.k,
    )  # fmt: skip
    return Tallied(counted, channels, tuple(breaches))


def book_bytes(session: Session) -> bytes:
    """ballot-book-*.json. Who may have it: everybody once announced; the scrutineers and the presidium before."""
    rows: dict[int, list[tuple[str, int]]] = defaultdict(list)
    found = Ballot.objects.filter(question__session=session).order_by("question__number", "tracker")
    for number, tracker, grade in found.values_list("question__number", "tracker", "grade").iterator():
        rows[number].append((tracker, grade))
    # the database's idea of order depends on its collation; ours does not
    return book.book_text(book.book_facts(session, {number: sorted(pairs) for number, pairs in rows.items()}))


def totals_bytes(session: Session) -> bytes:
    """totals-*.json: the sheet as it was counted, with the signatures once it is certified."""
    return session.totals.encode()


def book_name(session: Session) -> str:
    return f"ballot-book-{session.code}-{session.round}.json"


def totals_name(session: Session) -> str:
    return f"totals-{session.code}-{session.round}.json"


def certified_tally(session: Session) -> CertifiedTally:
    """The signed result. Raises NotPublished before certification and for a void round."""
    if session.state not in SIGNED:
        raise NotPublished
    sheet = json.loads(session.totals)
    return CertifiedTally(
        code=session.code,
        title=session.title,
        round=session.round,
        scale=tuple(sheet["scale"]),
        base=sheet["base"],
        questions=tuple(_question(q) for q in sheet["questions"]),
        due=sheet["due"],
        present=sheet["present"],
        channels=tuple(_channel(c) for c in sheet["channels"]),
        together=_channel(sheet["together"]),
        book_sha256=session.book_sha256,
        signed_by=tuple(sheet["signed_by"]),
    )


def published_book(session: Session) -> dict[str, Any]:
    """The whole book for one page, searched on the voter's own phone. Raises NotPublished unless announced."""
    if session.state != State.ANNOUNCED:
        raise NotPublished
    facts: dict[str, Any] = json.loads(book_bytes(session))
    return facts


def counted_trackers(session: Session) -> list[str]:
    """All trackers without question or grade: "counted" is all that they say before publication.

    Raises NotPublished before certification: until then a paper ballot can be added, and whoever compared two of
    these lists would know which trackers belong to it (property 5).
    """
    if session.state not in SIGNED:
        raise NotPublished
    return sorted(Ballot.objects.filter(question__session=session).values_list("tracker", flat=True))


def remarks(session: Session) -> dict[int, list[str]]:
    """Remarks by question number in the order of their random keys. Raises NotPublished before closing, and
    when fewer than k ballots were returned.
    """
    returned = session.channels.aggregate(total=Sum("returned"))["total"] or 0
    if session.state not in OPENED or returned < session.vote_rules.k:
        raise NotPublished
    said: dict[int, list[str]] = defaultdict(list)
    for number, text in (
        Remark.objects.filter(question__session=session).order_by("key").values_list("question__number", "text")
    ):
        said[number].append(text)
    return dict(said)


def _question(row: dict[str, Any]) -> QuestionTally:
    return QuestionTally(
        row["number"], row["title"], row["ref"], tuple(row["grades"]), row["abstain"], row["invalid"], row["base"]
    )


def _channel(row: dict[str, Any]) -> ChannelTally:
    return ChannelTally(row["name"], row["issued"], row["returned"], row["valid"], row["invalid"])
