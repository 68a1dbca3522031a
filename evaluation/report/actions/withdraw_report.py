from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.report.errors import NotNow
from evaluation.report.models import DutyReport
from evaluation.report.permissions import permit_writing
from evaluation.report.queries import locked
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership


@act
def withdraw_report(*, report: DutyReport, by: Membership) -> DutyReport:
    """Take a report back that was handed in by mistake, as long as nobody has reviewed it."""
    permit_writing(by, "report.withdraw_report", report)
    report = locked(report)
    if report.state != ReportState.SUBMITTED:
        raise NotNow(state=report.get_state_display())
    report.state = ReportState.DRAFTING
    report.save(update_fields=["state"])
    record(by, "report.withdraw_report", report)
    return report
