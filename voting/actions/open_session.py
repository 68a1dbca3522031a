"""Open the vote: an empty box, a fresh key, and two people who saw both."""

from voting import keys
from voting.act import act, record
from voting.actions.print_slips import check_entitled, check_frozen
from voting.box import look_inside
from voting.errors import BatchUnsettled, BoxNotEmpty, NothingPrinted
from voting.models import Session
from voting.specs import Actor, Second, ZeroReport
from voting.states import SlipStatus


@act
def open_session(*, session: Session, by: Actor, second: Second, first_pin: str = "") -> ZeroReport:
    """Make the key of the box and let the slips in. The report says that the box is empty.

    `first_pin` and the second person's PIN wrap the key where the rules say so. Raises BatchUnsettled,
    NothingPrinted, FrozenChanged, TooFewEntitled, GroupTooSmall, BoxNotEmpty, KeyInUse.
    """
    if session.batches.filter(confirmed=False, voided=False).exists():
        raise BatchUnsettled
    if not session.printed_paper and not session.credentials.exists():
        raise NothingPrinted
    check_entitled(session)
    check_frozen(session)
    report = look_inside(session)
    if not report.is_zero:
        raise BoxNotEmpty(found=report.traces)
    halves = keys.make(session.code, pins=keys.wrapping(session.vote_rules.wrap_key, first_pin, second.pin))
    session.public_key, session.paper_key = halves.box, halves.paper
    session.credentials.filter(status=SlipStatus.WAITING).update(status=SlipStatus.USABLE)
    record(
        session, by, "open_session", second=second,
        envelopes=report.envelopes, ballots=report.ballots, slips_ready=report.slips_ready,
    )  # fmt: skip
    return report
