from collections.abc import Sequence

from evaluation.ground.act import act
from evaluation.ground.audit import record_each
from evaluation.plan.models import Assessment
from evaluation.plan.queries import due_on
from evaluation.plan.states import Stage
from evaluation.report.models import DutyReport
from evaluation.roster.models import Membership


@act
def open_report(*, assessment: Assessment, by: Membership) -> DutyReport:
    """Open the report of an assessment for drafting, due on the plan's drafting date. Opening twice changes nothing."""
    open_reports(assessments=[assessment], by=by)
    return DutyReport.objects.get(assessment=assessment)


@act
def open_reports(*, assessments: Sequence[Assessment], by: Membership) -> None:
    """The same for many assessments of one plan, in a few statements: a county may deploy a thousand."""
    known = set(DutyReport.objects.filter(assessment__in=assessments).values_list("assessment_id", flat=True))
    fresh = [assessment for assessment in assessments if assessment.pk not in known]
    if fresh:
        due = due_on(fresh[0].plan, Stage.DRAFTING)
        opened = DutyReport.objects.bulk_create(DutyReport(assessment=one, due_on=due) for one in fresh)
        record_each(by, "report.open_report", opened)
