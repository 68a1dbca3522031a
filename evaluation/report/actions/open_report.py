from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.models import Assessment
from evaluation.report.models import DutyReport
from evaluation.roster.models import Membership


@act
def open_report(*, assessment: Assessment, by: Membership) -> DutyReport:
    """Open the report of an assessment for drafting, due on the plan's drafting date. Opening twice changes nothing."""
    entry = assessment.plan.schedule.filter(stage="drafting").first()
    report, opened = DutyReport.objects.get_or_create(
        assessment=assessment, defaults={"due_on": entry.due_on if entry else None}
    )
    if opened:
        record(by, "report.open_report", report)
    return report
