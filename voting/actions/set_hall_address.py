"""Under which address phones in the hall reach this computer."""

from urllib.parse import urlsplit

from voting.act import act, record
from voting.errors import NotTheAddress
from voting.models import Session
from voting.specs import Actor

LONGEST = 200


@act
def set_hall_address(*, session: Session, by: Actor, address: str) -> None:
    """Slips that are printed from now on carry it; those that were printed before do not. Raises NotTheAddress."""
    session.hall_address = origin_of(address)
    record(session, by, "set_hall_address", address=session.hall_address)


def origin_of(address: str) -> str:
    """Scheme, host and port of whatever was copied from a browser; "" takes the address back. Raises NotTheAddress."""
    typed = address.strip()
    if not typed:
        return ""
    try:
        parts = urlsplit(typed)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
        origin = f"{parts.scheme}://{parts.netloc}"
        _port = parts.port  # reading it checks it
    except ValueError:
        raise NotTheAddress(address=typed[:LONGEST]) from None
    if not fits or len(origin) > LONGEST or not origin.isprintable() or any(c in origin for c in ' "<>\\^`{|}'):
        raise NotTheAddress(address=typed[:LONGEST])
    return origin
