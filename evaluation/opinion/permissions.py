"""Who may do what with opinions. What a deputy may see of them never includes who raised one."""

from evaluation.plan.models import Assessment
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from evaluation.roster.permissions import allow, permit, permit_about
from evaluation.roster.states import Role

COLLECTING = ("opinion.add_opinion", "opinion.import_opinions")
SIFTING = (
    "opinion.keep_opinion",
    "opinion.set_aside_opinion",
    "opinion.gather_topic",
    "opinion.make_poster",
    "opinion.close_poster",
    "opinion.close_collection",
    "opinion.reopen_collection",
)
allow(Role.COLLECTOR, *COLLECTING)
allow(Role.GROUP_LEADER, *COLLECTING, *SIFTING)
allow(Role.ORGANISER, *COLLECTING, *SIFTING)


def permit_collecting(by: Membership, act: str, assessment: Assessment) -> None:
    """A collector or leader writes down opinions about deputies of the own group, the organiser about all.

    A collector without a group collects about all as well: a small town has none.
    """
    permit(by, act, congress_id=assessment.plan.congress_id, group_id=assessment.group_id)
    if by.role == Role.COLLECTOR and by.group_id not in {None, assessment.group_id}:
        raise NotAllowed(act=act, role=by.get_role_display())


def permit_sifting(by: Membership, act: str, assessment: Assessment) -> None:
    """Sifting is about the deputy, so it is never done by the deputy."""
    permit_about(
        by,
        act,
        congress_id=assessment.plan.congress_id,
        group_id=assessment.group_id,
        deputy_id=assessment.mandate.deputy_id,
    )
