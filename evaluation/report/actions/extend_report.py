from datetime import date

from django.utils.formats import date_format

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.report.errors import NotAnExtension, NotNow
from evaluation.report.models import DutyReport
from evaluation.report.permissions import permit_reviewing
from evaluation.report.queries import locked
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership


@act
def extend_report(*, report: DutyReport, due_on: date, reason: str, by: Membership) -> DutyReport:
    """Give one deputy a later date (延期), with a reason. Raises NotAnExtension for an earlier date or no reason."""
    permit_reviewing(by, "report.extend_report", report)
    report = locked(report)
    if report.state == ReportState.ACCEPTED:
        raise NotNow(state=report.get_state_display())
    if (report.due_on and due_on <= report.due_on) or not reason.strip():
        raise NotAnExtension(due_on=date_format(report.due_on, "DATE_FORMAT") if report.due_on else "—")
    report.due_on = due_on
    report.extension_reason = reason.strip()
    report.save(update_fields=["due_on", "extension_reason"])
    record(by, "report.extend_report", report, due_on=due_on.isoformat(), reason=report.extension_reason)
    return report
