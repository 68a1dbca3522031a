"""Void a round: it stays on record with its reason, its box is destroyed unopened, its slips are dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from voting import keys
from voting.act import act, reason_given, record
from voting.box import stop_the_slips
from voting.models import PaperEntry, Session
from voting.models.ballot import Envelope
from voting.scrub import overwrite_what_is_deleted, scrub
from voting.states import SlipStatus

if TYPE_CHECKING:
    from voting.specs import Actor, Second


@act
def void_session(*, session: Session, by: Actor, second: Second, reason: str) -> None:
    """Two people void. Counted figures stay on record; sealed envelopes go unread. Raises ReasonMissing."""
    why = reason_given(reason)
    overwrite_what_is_deleted()
    stop_the_slips(session)
    Envelope.objects.filter(session=session).delete()
    PaperEntry.objects.filter(session=session).delete()
    session.credentials.exclude(status=SlipStatus.SPENT).update(status=SlipStatus.UNUSED)
    session.public_key = session.paper_key = ""
    record(session, by, "void_session", second=second, reason=why, was=session.state)
    code = session.code

    def afterwards() -> None:
        keys.destroy_all(code)
        scrub()

    transaction.on_commit(afterwards)
