"""The host says that voting has ended: nothing more goes into the box, and paper can be entered."""

from voting.act import act, record
from voting.box import stop_the_slips
from voting.errors import BadCount
from voting.models import Session
from voting.queries.figures import surplus
from voting.specs import Actor
from voting.states import SlipStatus


@act
def end_casting(*, session: Session, by: Actor) -> None:
    """Slips that have not been used stop working. Ballots that are on their way count or are told so."""
    stop_the_slips(session)
    unused = session.credentials.filter(status=SlipStatus.USABLE).update(status=SlipStatus.UNUSED)
    record(session, by, "end_casting", unused=unused)


@act
def destroy_surplus(*, session: Session, by: Actor, count: int) -> None:
    """Slips and paper ballots that nobody drew were destroyed in public. Raises BadCount."""
    if not 0 < count <= surplus(session):
        raise BadCount(count=count)
    session.destroyed += count
    record(session, by, "destroy_surplus", destroyed=count)
