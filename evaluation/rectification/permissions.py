"""Who may do what with a rectification item."""

from evaluation.plan.models import Assessment
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from evaluation.roster.permissions import allow, permit, permit_about, permit_own
from evaluation.roster.states import Role

RAISING = ("rectification.add_item",)
WORKING = ("rectification.plan_item", "rectification.report_progress", "rectification.hand_in_item")
SIGNING = (
    "rectification.return_item",
    "rectification.sign_off_item",
    "rectification.reopen_item",
    "rectification.carry_over_item",
    "rectification.close_list",
    "rectification.reopen_list",
)
allow(Role.DEPUTY, *RAISING, *WORKING)  # a deputy raises what they found themselves (自查)
allow(Role.GROUP_LEADER, *RAISING, *SIGNING)
allow(Role.ORGANISER, *RAISING, *WORKING, *SIGNING)


def permit_raising(by: Membership, assessment: Assessment) -> None:
    """The deputy about the own list, the leader about the group's, the organiser about all."""
    permit(by, "rectification.add_item", congress_id=assessment.plan.congress_id, group_id=assessment.group_id)
    if by.role == Role.DEPUTY:
        permit_working(by, "rectification.add_item", assessment)


def may_raise(by: Membership, assessment: Assessment) -> bool:
    """Whether the page offers to put a problem on this list."""
    try:
        permit_raising(by, assessment)
    except NotAllowed:
        return False
    return True


def permit_working(by: Membership, act: str, assessment: Assessment) -> None:
    """Only the deputy, or the office on the deputy's behalf."""
    permit_own(by, act, congress_id=assessment.plan.congress_id, deputy_id=assessment.mandate.deputy_id)


def permit_signing(by: Membership, act: str, assessment: Assessment) -> None:
    """The organiser, the leader or the substitute; never the deputy concerned."""
    permit_about(
        by,
        act,
        congress_id=assessment.plan.congress_id,
        group_id=None if assessment.reviewer_id == by.pk else assessment.group_id,
        deputy_id=assessment.mandate.deputy_id,
    )


def permit_step(by: Membership, act: str, assessment: Assessment) -> None:
    """A step of one item: working on it, or signing it off."""
    (permit_working if act in WORKING else permit_signing)(by, act, assessment)
