"""A report: drafted, handed in, reviewed, returned as often as it takes, accepted."""

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import flow

from evaluation.plan.states import Stage
from workflows import readings
from workflows.flows.common import LOCK, asked
from workflows.nodes import Step
from workflows.who import the_deputy, the_reviewer


class ReportFlow(flow.Flow):
    """One deputy's duty report"""

    process_title = _("Duty report")
    lock_impl = LOCK

    start = flow.StartHandle().Annotation(title=_("Assigned")).Next(this.draft)

    draft = Step(
        "report.submit_report",
        title=_("Write the duty report and hand it in"),
        who=the_deputy,
        stage=Stage.DRAFTING,
        due=readings.report_due,
        page="write_report",
        done=readings.handed_in,
    ).Next(this.review)

    review = Step(
        "report.accept_report",
        "report.return_report",
        "report.withdraw_report",
        title=_("Review the duty report"),
        who=the_reviewer,
        stage=Stage.REVIEW,
        page="review_report",
        done=readings.reviewed,
    ).Next(this.is_accepted)

    is_accepted = flow.If(asked(readings.accepted)).Annotation(title=_("Accepted?")).Then(this.end).Else(this.draft)

    end = flow.End().Annotation(title=_("Accepted and frozen"))
