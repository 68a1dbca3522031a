from evaluation.roster.models.congress import Congress, Constituency, DeputyGroup, Term
from evaluation.roster.models.deputy import Deputy, Mandate, PriorReport
from evaluation.roster.models.people import Membership, PersonalLink, User
from evaluation.roster.models.tables import UploadedTable
from evaluation.roster.models.voters import StandingMember, VoterRep

__all__ = [
    "Congress",
    "Constituency",
    "Deputy",
    "DeputyGroup",
    "Mandate",
    "Membership",
    "PersonalLink",
    "PriorReport",
    "StandingMember",
    "Term",
    "UploadedTable",
    "User",
    "VoterRep",
]
