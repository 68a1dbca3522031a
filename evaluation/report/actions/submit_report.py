from collections.abc import Sequence

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.parameters import Rules
from evaluation.report.actions.keep_version import freeze_version
from evaluation.report.errors import NotNow, OverLimit
from evaluation.report.models import DutyReport
from evaluation.report.permissions import permit_writing
from evaluation.report.queries import locked
from evaluation.report.states import ReportState, may_move
from evaluation.roster.models import Membership


@act
def submit_report(*, report: DutyReport, by: Membership, covered: Sequence[int] = ()) -> DutyReport:
    """Hand in the present text as a version. `covered` are the orders of the content items it speaks about.

    Over the plan's limit is refused; counted as Word counts, by the lower reading (domain.md §6).
    """
    permit_writing(by, "report.submit_report", report)
    report = locked(report)
    if not may_move(report.state, ReportState.SUBMITTED):
        raise NotNow(state=report.get_state_display())
    version = freeze_version(report, by, submitted=True, covered=tuple(covered))
    limit = Rules.of(report.assessment.plan.parameters).word_limit
    if limit and version.words_low > limit:
        raise OverLimit(words=version.words_low, limit=limit, excess=version.words_low - limit)
    report.state = ReportState.SUBMITTED
    report.save(update_fields=["state"])
    record(by, "report.submit_report", report, version=version.number, words=version.words_low)
    return report
