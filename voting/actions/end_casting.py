"""The host says that voting has ended: nothing more goes into the box, and paper can be entered."""

from voting.act import act, record
from voting.errors import BadCount
from voting.models import Session
from voting.specs import Actor
from voting.states import SlipStatus


@act
def end_casting(*, session: Session, by: Actor) -> None:
    """Slips that have not been used stop working. Ballots that are on their way count or are told so."""
    unused = session.credentials.filter(status=SlipStatus.USABLE).update(status=SlipStatus.UNUSED)
    record(session, by, "end_casting", unused=unused)


@act
def destroy_surplus(*, session: Session, by: Actor, count: int) -> None:
    """Slips and paper ballots that nobody drew were destroyed in public. Raises BadCount."""
    printed = sum(session.batches.filter(confirmed=True, trial=False).values_list("count", flat=True))
    issued = session.roll.exclude(issued="nothing").count()
    if not 0 < count <= printed + session.printed_paper - issued - session.destroyed:
        raise BadCount(count=count)
    session.destroyed += count
    record(session, by, "destroy_surplus", destroyed=count)
