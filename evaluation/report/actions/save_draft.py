from django.utils import timezone

from evaluation.ground.act import act
from evaluation.report.errors import EditedElsewhere, NotNow
from evaluation.report.models import DutyReport
from evaluation.report.permissions import permit_writing
from evaluation.report.queries import locked
from evaluation.report.states import ReportState
from evaluation.roster.models import Membership


@act
def save_draft(*, report: DutyReport, text: str, edition: int, by: Membership) -> DutyReport:
    """Keep the working text. `edition` is the one the writer saw; the saved row carries the next.

    Autosaves come every few seconds, so they leave no audit row; who saved last stands on the report.
    Raises EditedElsewhere when the text was saved by someone else since, NotNow when it is handed in.
    """
    permit_writing(by, "report.save_draft", report)
    report = locked(report)
    if report.state not in {ReportState.DRAFTING, ReportState.RETURNED}:
        raise NotNow(state=report.get_state_display())
    if report.edition != edition:
        raise EditedElsewhere
    report.text = text.replace("\r\n", "\n")
    report.edition += 1
    report.saved_at = timezone.now()
    report.saved_by = by
    report.save(update_fields=["text", "edition", "saved_at", "saved_by"])
    return report
