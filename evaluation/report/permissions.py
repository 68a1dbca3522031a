"""Who may do what with a report."""

from evaluation.report.models import DutyReport
from evaluation.roster.models import Membership
from evaluation.roster.permissions import allow, may, permit_about, permit_own
from evaluation.roster.states import Role

WRITING = ("report.save_draft", "report.submit_report", "report.withdraw_report", "report.keep_version")
REVIEWING = ("report.accept_report", "report.return_report", "report.extend_report")

allow(Role.DEPUTY, *WRITING)
# the office types for a deputy who hands in paper; the record shows who it was
allow(Role.ORGANISER, *WRITING, *REVIEWING)
allow(Role.GROUP_LEADER, *REVIEWING)


def permit_writing(by: Membership, act: str, report: DutyReport) -> None:
    """Only the deputy, or the office on the deputy's behalf."""
    assessment = report.assessment
    permit_own(by, act, congress_id=assessment.plan.congress_id, deputy_id=assessment.mandate.deputy_id)


def may_write(by: Membership, act: str, report: DutyReport) -> bool:
    """The same, for a page that shows only what its reader may press: in the role that this person has taken on now."""
    assessment = report.assessment
    inside = by.congress_id == assessment.plan.congress_id and may(by, act)
    return inside and (by.role != Role.DEPUTY or by.deputy_id == assessment.mandate.deputy_id)


def permit_reviewing(by: Membership, act: str, report: DutyReport) -> None:
    """The organiser, the leader of the deputy's group, or the substitute; never the deputy."""
    assessment = report.assessment
    group_id = None if assessment.reviewer_id == by.pk else assessment.group_id
    permit_about(
        by,
        act,
        congress_id=assessment.plan.congress_id,
        group_id=group_id,
        deputy_id=assessment.mandate.deputy_id,
    )
