"""A trial before opening: slips and a box of its own, and afterwards nothing is left of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.debug import sensitive_variables

from voting import keys
from voting.act import act, record
from voting.actions.print_slips import check_frozen, make_batch
from voting.box import layout_of, look_inside, stop_the_slips
from voting.counting import count, judge
from voting.envelope import opener, unpack
from voting.errors import BadCount
from voting.models.ballot import Envelope
from voting.specs import Actor, PrintedSlips, ZeroReport
from voting.states import SlipStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voting.models import Session

MOST = 20


@act
def begin_trial(*, session: Session, by: Actor, count: int = 3) -> PrintedSlips:
    """Make a trial box and `count` trial slips (1–20). Real slips are refused until opening.

    Raises BadCount, FrozenChanged, KeyInUse.
    """
    if not 1 <= count <= MOST:
        raise BadCount(count=count)
    check_frozen(session)
    keys.destroy_trial(session.code)
    session.public_key = keys.make(session.code, trial=True).box
    batch, secrets = make_batch(session, count, SlipStatus.USABLE, trial=True)
    record(session, by, "begin_trial", slips=count)
    return PrintedSlips(batch.pk, count, secrets)


@act
def end_trial(*, session: Session, by: Actor) -> ZeroReport:
    """Open the trial box in front of everybody, count it, and wipe envelopes, slips and key.

    The trial's counts are in the report that is returned and shown once; they are not stored.
    """
    stop_the_slips(session)
    ballots = list(_open_trial(session))
    Envelope.objects.filter(session=session).delete()
    session.credentials.filter(batch__trial=True).delete()
    session.batches.filter(trial=True).update(confirmed=False, voided=True)
    session.public_key = ""
    rules = session.vote_rules
    judged = [judge(b, blank_is=rules.blank_is, void_scope=rules.void_scope).codes for b in ballots]
    counted = [count(column, len(rules.grades)) for column in zip(*judged, strict=True)]
    keys.destroy_trial(session.code)
    report = look_inside(session, len(ballots), tuple((*c.grades, c.abstain, c.invalid) for c in counted))
    record(session, by, "end_trial", cast=len(ballots), envelopes_left=report.envelopes)
    return report


@sensitive_variables()
def _open_trial(session: Session) -> Iterator[str]:
    box, layout = opener(keys.box_key(session.code, trial=True)), layout_of(session)
    for sealed in Envelope.objects.filter(session=session).values_list("sealed", flat=True):
        yield unpack(layout, box.decrypt(bytes(sealed))).marks
