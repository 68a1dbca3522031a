"""Type in the paper ballots: every ballot twice, by two people; differences are settled by the chief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.debug import sensitive_variables

from voting.act import act, reason_given, record
from voting.box import layout_of
from voting.envelope import check_marks
from voting.errors import BadCount
from voting.models import PaperEntry, Session
from voting.models.paper import FIRST, SECOND, SETTLED
from voting.paper import TOTALS, PaperTotals, differences, sealed_form
from voting.paper_errors import (
    AlreadyEntered,
    BadInvalid,
    BadTotals,
    NothingToSettle,
    SameTeller,
    TotalsNotAllowed,
    TwoWaysOfEntry,
)

if TYPE_CHECKING:
    from voting.specs import Actor

MOST = 20_000


@act
@sensitive_variables()
def enter_paper(*, session: Session, by: Actor, number: int, marks: str) -> int:
    """Enter ballot `number` of the pile (from 1); returns which entry of it this was, 1 or 2.

    `marks` as in casting, and "x" for more than one mark or an illegible one. What was typed is sealed.
    Raises BadBallot, BadCount, SameTeller, AlreadyEntered, TwoWaysOfEntry.
    """
    if not 1 <= number <= MOST:
        raise BadCount(count=number)
    check_marks(layout_of(session), marks, paper=True)
    if PaperEntry.objects.filter(session=session, number=TOTALS).exists():
        raise TwoWaysOfEntry
    return _enter(session, by, number, marks)


@act
@sensitive_variables()
def enter_totals(*, session: Session, by: Actor, totals: PaperTotals) -> int:
    """Enter the sheet of totals (正) instead of single ballots; returns 1 or 2.

    Only where no rule spoils a whole ballot. Raises TotalsNotAllowed, TwoWaysOfEntry, BadTotals, BadInvalid,
    SameTeller, AlreadyEntered.
    """
    if session.vote_rules.void_scope != "row":
        raise TotalsNotAllowed
    if PaperEntry.objects.filter(session=session).exclude(number=TOTALS).exists():
        raise TwoWaysOfEntry
    _check_totals(session, totals)
    return _enter(session, by, TOTALS, totals.as_text())


@act
@sensitive_variables()
def retype_paper(*, session: Session, by: Actor, number: int, content: str | PaperTotals) -> None:
    """A teller replaces the own entry of a ballot (or of the totals, number 0). Raises NothingToSettle."""
    mine = PaperEntry.objects.filter(session=session, number=number, officer_id=by.officer_id).first()
    if mine is None:
        raise NothingToSettle
    mine.sealed = sealed_form(session, _content(session, number, content))
    mine.save()
    record(session, by, "retype_paper", number=number)


@act
@sensitive_variables()
def settle_paper_difference(
    *, session: Session, by: Actor, number: int, content: str | PaperTotals, reason: str
) -> None:
    """The chief scrutineer looks at the ballot and decides. Raises NothingToSettle, ReasonMissing, BadBallot."""
    why = reason_given(reason)
    if number not in {d.number for d in differences(session) if d.first and d.second}:
        raise NothingToSettle
    PaperEntry.objects.create(
        session=session,
        number=number,
        turn=SETTLED,
        officer_id=by.officer_id,
        sealed=sealed_form(session, _content(session, number, content)),
    )
    record(session, by, "settle_paper_difference", number=number, reason=why)


def _enter(session: Session, by: Actor, number: int, content: str) -> int:
    taken = dict(PaperEntry.objects.filter(session=session, number=number).values_list("turn", "officer_id"))
    if by.officer_id in taken.values():
        raise SameTeller
    turn = FIRST if FIRST not in taken else SECOND
    if turn in taken:
        raise AlreadyEntered(number=number)
    PaperEntry.objects.create(
        session=session, number=number, turn=turn, officer_id=by.officer_id, sealed=sealed_form(session, content)
    )
    record(session, by, "enter_paper" if number != TOTALS else "enter_totals", number=number, entry=turn)
    return turn


def _content(session: Session, number: int, content: str | PaperTotals) -> str:
    if isinstance(content, PaperTotals):
        if number != TOTALS:
            raise TwoWaysOfEntry
        _check_totals(session, content)
        return content.as_text()
    if number == TOTALS:
        raise TwoWaysOfEntry
    check_marks(layout_of(session), content, paper=True)
    return content


def _check_totals(session: Session, totals: PaperTotals) -> None:
    wanted = len(session.vote_rules.grades) + 2
    if not 0 <= totals.returned <= MOST or len(totals.rows) != session.questions.count():
        raise BadCount(count=totals.returned)
    for number, row in enumerate(totals.rows, start=1):
        if len(row) != wanted or min(row) < 0 or sum(row) != totals.returned:
            raise BadTotals(number=number, marks=sum(row), returned=totals.returned)
    blank_spoils = session.vote_rules.blank_is == "invalid"
    spoilt = [row[-1] + (row[-2] if blank_spoils else 0) for row in totals.rows]
    if not 0 <= totals.invalid <= min(spoilt):
        raise BadInvalid
