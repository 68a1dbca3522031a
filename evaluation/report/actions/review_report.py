"""Accepting and returning: two acts on the version that was handed in last."""

from collections.abc import Sequence

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.report.errors import NotNow, RemarksNeeded
from evaluation.report.models import DutyReport, ReportReview, ReportVersion
from evaluation.report.permissions import permit_reviewing
from evaluation.report.queries import locked
from evaluation.report.states import ReportState, may_move
from evaluation.roster.models import Membership


@act
def accept_report(*, report: DutyReport, by: Membership, remarks: str = "") -> DutyReport:
    """Accept the version handed in last; it is frozen and is what the meeting hears."""
    permit_reviewing(by, "report.accept_report", report)
    report = locked(report)
    if not may_move(report.state, ReportState.ACCEPTED):
        raise NotNow(state=report.get_state_display())
    version = _handed_in(report)
    ReportReview.objects.create(version=version, accepted=True, remarks=remarks, by=by)
    report.state = ReportState.ACCEPTED
    report.accepted = version
    report.save(update_fields=["state", "accepted"])
    record(by, "report.accept_report", report, version=version.number)
    return report


@act
def return_report(*, report: DutyReport, remarks: str, by: Membership, missing: Sequence[int] = ()) -> DutyReport:
    """Return a report with remarks or missing content items; also an accepted one, on the record.

    Raises RemarksNeeded when neither says what to change.
    """
    permit_reviewing(by, "report.return_report", report)
    report = locked(report)
    if not may_move(report.state, ReportState.RETURNED):
        raise NotNow(state=report.get_state_display())
    if not remarks.strip() and not missing:
        raise RemarksNeeded
    version = _handed_in(report)
    ReportReview.objects.create(
        version=version, accepted=False, remarks=remarks.strip(), missing=sorted(missing), by=by
    )
    report.state = ReportState.RETURNED
    report.accepted = None
    report.save(update_fields=["state", "accepted"])
    record(by, "report.return_report", report, version=version.number)
    return report


def _handed_in(report: DutyReport) -> ReportVersion:
    return report.versions.filter(submitted=True).latest("number")
