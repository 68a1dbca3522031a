"""The tables of the vote. The box (voting.models.ballot) is registered here and not re-exported."""

from voting.models import ballot as _box  # noqa: F401 - Django must know the tables; nobody gets them from here
from voting.models.paper import ChannelCount, PaperEntry
from voting.models.roll import RollEntry
from voting.models.session import Officer, Question, Session, SessionEvent
from voting.models.slip import Credential, SlipBatch

__all__ = [
    "ChannelCount",
    "Credential",
    "Officer",
    "PaperEntry",
    "Question",
    "RollEntry",
    "Session",
    "SessionEvent",
    "SlipBatch",
]
