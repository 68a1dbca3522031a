"""Turnout: people and pieces of paper, never a grade. All that anybody can know before closing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voting.counting import foreseen, merge_small
from voting.models import PaperEntry, Session
from voting.specs import GroupTurnout, Turnout
from voting.states import Attendance, Channel, Issued, SlipStatus, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from voting.counting import Breach
    from voting.models import SessionEvent


@dataclass(frozen=True, slots=True)
class Here:
    due: int
    present: int


def attendance(session: Session) -> Here:
    """应到 and 实到 among the entitled. Who left after drawing a slip counts as present."""
    voters = session.roll.filter(may_vote=True)
    here = voters.filter(attendance=Attendance.PRESENT) | voters.filter(attendance=Attendance.LEFT).exclude(
        issued=Issued.NOTHING
    )
    return Here(voters.count(), here.count())


def issued_by_channel(session: Session) -> Mapping[Channel, int]:
    return {channel: session.roll.filter(issued=channel.value).count() for channel in Channel}


def turnout(session: Session) -> Turnout:
    here, issued = attendance(session), issued_by_channel(session)
    batches = session.batches.filter(trial=False, voided=False)
    return Turnout(
        state=session.state,
        due=here.due,
        present=here.present,
        issued_slips=issued[Channel.SLIP],
        issued_paper=issued[Channel.PAPER],
        cast=session.credentials.filter(status=SlipStatus.SPENT, batch__trial=False).count(),
        printed_slips=sum(batches.values_list("count", flat=True)),
        printed_paper=session.printed_paper,
        destroyed=session.destroyed,
        groups=_by_group(session),
    )


def surplus(session: Session) -> int:
    """Printed slips and paper ballots that nobody drew and that are not yet destroyed on record."""
    printed = sum(session.batches.filter(confirmed=True, trial=False).values_list("count", flat=True))
    issued = session.roll.exclude(issued=Issued.NOTHING).count()
    return printed + session.printed_paper - issued - session.destroyed


def foreseen_breaches(session: Session) -> list[Breach]:
    """What would make the count void, as far as it shows while the box is still shut; afterwards nothing.

    Slips that were used and paper ballots that were typed in, against what the list says was drawn: counts alone.
    """
    if session.state not in {State.OPEN, State.ENDED}:
        return []
    now, typed = turnout(session), PaperEntry.objects.filter(session=session, number__gt=0)
    return foreseen(
        due=now.due,
        present=now.present,
        issued={Channel.SLIP: now.issued_slips, Channel.PAPER: now.issued_paper},
        returned={Channel.SLIP: now.cast, Channel.PAPER: typed.values("number").distinct().count()},
    )


def new_pins(session: Session) -> QuerySet[SessionEvent]:
    """Every new PIN that an officer was given: whoever gives it out could act as that officer, so all are told."""
    return session.events.filter(act="renew_pin")


def paper_progress(session: Session) -> dict[int, int]:
    """{place in the pile: entries made}: what tellers may see of each other's work."""
    progress: dict[int, int] = defaultdict(int)
    for number in PaperEntry.objects.filter(session=session).values_list("number", flat=True):
        progress[number] += 1
    return dict(sorted(progress.items()))


def _by_group(session: Session) -> tuple[GroupTurnout, ...]:
    figures: dict[str, tuple[int, ...]] = defaultdict(lambda: (0, 0, 0))
    for group, state, issued in session.roll.filter(may_vote=True).values_list("group", "attendance", "issued"):
        due, present, drawn = figures[group]
        here = state == Attendance.PRESENT or (state == Attendance.LEFT and issued != Issued.NOTHING)
        figures[group] = (due + 1, present + here, drawn + (issued != Issued.NOTHING))
    if set(figures) <= {""}:
        return ()
    return tuple(GroupTurnout(name, *three) for name, three in merge_small(figures, session.vote_rules.k).items())
