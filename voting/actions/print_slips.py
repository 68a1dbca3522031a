"""Print slips: freeze what is being voted on, and hand out secrets as a stream that nothing keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from voting.act import act, record
from voting.codes import digest, new_secret
from voting.errors import BadCount, FrozenChanged, GroupTooSmall, TooFewEntitled
from voting.freeze import digest_of
from voting.models import Credential, Session, SlipBatch
from voting.specs import Actor, PrintedSlips
from voting.states import SlipStatus, State

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 20_000


@act
def print_slips(*, session: Session, by: Actor, count: int, paper: int = 0) -> PrintedSlips:
    """Make `count` slips and note `paper` printed paper ballots. The first time this freezes the session.

    The secrets are in the returned stream and nowhere else; the batch waits for confirm_batch or
    void_batch, and a failed download is voided. Raises BadCount, TooFewEntitled, GroupTooSmall,
    FrozenChanged.
    """
    if not 0 <= count <= MOST or not 0 <= paper <= MOST or count + paper == 0:
        raise BadCount(count=count + paper)
    check_entitled(session)
    if session.state == State.PREPARED:
        session.frozen_sha256 = digest_of(session)
    check_frozen(session)
    session.printed_paper += paper
    printed = PrintedSlips(0, 0, iter(()))  # paper alone is no batch: nothing has to come out whole
    if count:
        batch, secrets = make_batch(session, count, SlipStatus.WAITING)
        printed = PrintedSlips(batch.pk, count, secrets)
    record(session, by, "print_slips", slips=count, paper=paper, batch=printed.batch_id, frozen=session.frozen_sha256)
    return printed


@act
def confirm_batch(*, session: Session, by: Actor, batch_id: int) -> None:
    """Somebody watched the batch come out of the printer whole."""
    if not session.batches.filter(pk=batch_id, confirmed=False, voided=False).update(confirmed=True):
        raise BadCount(count=0)
    record(session, by, "confirm_batch", batch=batch_id)


@act
def void_batch(*, session: Session, by: Actor, batch_id: int) -> None:
    """The download failed, the paper jammed, a slip is missing: none of the batch will ever count."""
    batch = session.batches.filter(pk=batch_id, voided=False, trial=False).first()
    if batch is None:
        raise BadCount(count=0)
    batch.confirmed, batch.voided = False, True
    batch.save()
    batch.credentials.all().delete()
    record(session, by, "void_batch", batch=batch_id, slips=batch.count)


def make_batch(
    session: Session, count: int, status: SlipStatus, *, trial: bool = False
) -> tuple[SlipBatch, Iterator[str]]:
    """Slips come out in an order that has nothing to do with the order of the rows."""
    batch = SlipBatch.objects.create(session=session, count=count, trial=trial, confirmed=trial)
    secrets = [new_secret() for _ in range(count)]
    Credential.objects.bulk_create(
        (
            Credential(digest=known, session=session, batch=batch, status=status)
            for known in sorted(digest(secret) for secret in secrets)
        ),
        batch_size=2_000,
    )
    return batch, iter(secrets)


def check_entitled(session: Session) -> None:
    """Property 9: nobody is alone in a figure. Raises TooFewEntitled, GroupTooSmall."""
    k = session.vote_rules.k
    voters = session.roll.filter(may_vote=True)
    entitled = voters.count()
    if entitled < k:
        raise TooFewEntitled(k=k, entitled=entitled)
    small = voters.values("group").annotate(people=Count("pk")).filter(people__lt=k).order_by("group").first()
    if small:
        raise GroupTooSmall(k=k, group=small["group"])


def check_frozen(session: Session) -> None:
    """Raises FrozenChanged."""
    if digest_of(session) != session.frozen_sha256:
        raise FrozenChanged
