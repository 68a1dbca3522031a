"""The box from outside: what it holds in numbers, and the shape of its envelopes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from voting.envelope import Layout
from voting.models.ballot import Ballot, Envelope, Remark
from voting.models.paper import PaperEntry
from voting.specs import ZeroReport
from voting.states import SlipStatus

if TYPE_CHECKING:
    from voting.models import Session


def layout_of(session: Session) -> Layout:
    rules = session.vote_rules
    return Layout(session.questions.count(), len(rules.grades), rules.remark_chars if rules.remarks else 0)


def look_inside(session: Session, trial_cast: int = 0, trial_counts: tuple[tuple[int, ...], ...] = ()) -> ZeroReport:
    """Count what is there, not what ought to be there."""
    slips = session.credentials
    return ZeroReport(
        envelopes=Envelope.objects.filter(session=session).count(),
        ballots=Ballot.objects.filter(question__session=session).count(),
        remarks=Remark.objects.filter(question__session=session).count(),
        paper_entries=PaperEntry.objects.filter(session=session).count(),
        slips_spent=slips.filter(status=SlipStatus.SPENT).count(),
        slips_ready=slips.filter(status__in=(SlipStatus.WAITING, SlipStatus.USABLE)).count(),
        trial_cast=trial_cast,
        trial_counts=trial_counts,
    )


def stop_the_slips(session: Session) -> Counter[SlipStatus]:
    """How many slips stand where. Ballots on their way are waited for; later ones wait until the caller's transaction
    ends, and find what it made of their slips. Locked in the order in which ballots that go in together lock theirs.
    """
    slips = session.credentials.select_for_update().order_by("digest")
    return Counter(SlipStatus(status) for status in slips.values_list("status", flat=True))
