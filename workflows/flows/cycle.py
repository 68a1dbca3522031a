"""The year: one definition that reads like the procedure; what differs between the schemes are its branches."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Activation, flow

from evaluation.plan.actions import finish_plan
from evaluation.plan.models import Assessment
from evaluation.plan.states import Stage
from evaluation.roster.queries import system_membership
from workflows import deployment, readings
from workflows.flows.common import LOCK, asked
from workflows.flows.outcome import OutcomeFlow
from workflows.flows.report import ReportFlow
from workflows.nodes import CallEach, ForEach, Meet, Step
from workflows.scope import rounds, scope_of
from workflows.who import the_organiser, who_leads


class CycleFlow(flow.Flow):
    """The yearly cycle of duty reports and evaluation"""

    process_title = _("Duty reports and evaluation")
    lock_impl = LOCK

    start = flow.StartHandle().Annotation(title=_("Plan published")).Next(this.deploy)

    deploy = flow.Function(this.open_reports).Annotation(title=_("Deploy")).Next(this.each_round)

    # a committee hears everybody together; in the towns every deputy group holds a round of its own
    each_round = ForEach(this.rounds).Annotation(title=_("Each round")).Next(this.prepare)

    prepare = (
        flow.Split()
        .Annotation(title=_("Prepare"))
        .Next(this.reports)
        .Next(this.opinions, case=asked(readings.collects_opinions))
    )

    reports = (
        CallEach(ReportFlow.start, this.deputies)
        .Annotation(title=_("Reports drafted and reviewed"))
        .Next(this.prepared)
    )

    opinions = Step(
        "opinion.close_collection",
        title=_("Collect opinions and close the collection"),
        who=who_leads,
        stage=Stage.OPINIONS,
        page="list_opinions",
        done=readings.opinions_collected,
    ).Next(this.prepared)

    prepared = Meet().Annotation(title=_("Preparation done")).Next(this.ready)

    ready = Step(
        "meeting.make_ready",
        "meeting.set_agenda",
        title=_("Prepare the meeting"),
        who=who_leads,
        stage=Stage.MEETING,
        page="meetings",
        done=readings.meetings_ready,
    ).Next(this.meeting)

    meeting = Step(
        "meeting.call_vote",
        title=_("Hold the meeting and call the vote"),
        who=who_leads,
        stage=Stage.MEETING,
        page="meetings",
        done=readings.vote_called,
    ).Next(this.count)

    count = Step(
        "result.make_results",
        title=_("Certify the count"),
        who=who_leads,
        stage=Stage.MEETING,
        page="meetings",
        done=readings.counted,
    ).Next(this.is_announced)

    is_announced = (
        flow.If(asked(readings.announced_on_the_spot))
        .Annotation(title=_("Announced on the spot?"))
        .Then(this.announce)
        .Else(this.outcomes)
    )

    announce = Step(
        "result.announce_results",
        title=_("Announce the results"),
        who=who_leads,
        stage=Stage.MEETING,
        page="meetings",
        done=readings.all_told,
    ).Next(this.outcomes)

    outcomes = (
        CallEach(OutcomeFlow.start, this.deputies)
        .Annotation(title=_("Feedback, objections and rectification"))
        .Next(this.rounds_over)
    )

    rounds_over = Meet().Annotation(title=_("All rounds over")).Next(this.archive)

    archive = Step(
        "archive.seal_bundle",
        title=_("Archive the year"),
        who=the_organiser,
        stage=Stage.ARCHIVE,
        page="archive",
        done=readings.sealed,
    ).Next(this.report_upward)

    report_upward = Step(
        "archive.report_upward",
        title=_("Report upward"),
        who=the_organiser,
        stage=Stage.REPORTING,
        page="archive",
        done=readings.reported_upward,
    ).Next(this.finish)

    finish = flow.Function(this.finish_year).Annotation(title=_("Close the year")).Next(this.end)

    end = flow.End().Annotation(title=_("End"))

    def open_reports(self, activation: Activation) -> None:
        deployment.deploy(scope_of(activation).plan)

    def rounds(self, activation: Activation) -> list[int]:
        return rounds(scope_of(activation).plan)

    def deputies(self, activation: Activation) -> Iterable[Assessment]:
        return scope_of(activation).deputies().select_related("plan", "mandate__deputy", "reviewer", "report")

    def finish_year(self, activation: Activation) -> None:
        plan = scope_of(activation).plan
        finish_plan(plan=plan, by=system_membership(plan.congress))
