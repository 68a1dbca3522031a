"""Who may do what with a result: rows added to the one table of the roster."""

from documents.errors import Refusal
from evaluation.result.errors import NotTheInformer
from evaluation.result.models import Result
from evaluation.roster.models import Membership
from evaluation.roster.permissions import allow, permit_about
from evaluation.roster.states import Role

LEADING = ("result.make_results", "result.announce_results", "result.hold_results", "result.feed_back")

allow(Role.ORGANISER, *LEADING, "result.answer_objection")
allow(Role.GROUP_LEADER, *LEADING, "result.answer_objection")
allow(Role.DEPUTY, "result.acknowledge_result", "result.raise_objection")


def permit_informer(by: Membership, act: str, result: Result) -> None:
    """Only who was named in the plan informs: the reviewer, else the group's leader; never oneself (S2-B 四（二）).

    Where nobody is named and there is no group, the organiser does. Raises NotYourself, NotAllowed, NotTheInformer.
    """
    assessment = result.assessment
    permit_about(
        by,
        act,
        congress_id=assessment.plan.congress_id,
        # a substitute leads another group: who is named is asked below
        group_id=None if assessment.reviewer_id else assessment.group_id,
        deputy_id=assessment.mandate.deputy_id,
    )
    named = assessment.reviewer
    if by.role == Role.SYSTEM:
        return
    if named is not None and named.user_id != by.user_id:
        raise NotTheInformer(informer=str(named.user))
    if named is None and assessment.group_id and by.role != Role.GROUP_LEADER:
        raise NotTheInformer(informer=str(Role.GROUP_LEADER.label))


def informs(by: Membership, result: Result) -> bool:
    """For a page that shows only what its reader may press."""
    try:
        permit_informer(by, "result.feed_back", result)
    except Refusal:
        return False
    return True


def is_own(by: Membership, result: Result) -> bool:
    """Whether the person is the deputy whom the result is about, in whichever role."""
    deputy_id = result.assessment.mandate.deputy_id
    return Membership.objects.filter(user_id=by.user_id, deputy_id=deputy_id).exists()
