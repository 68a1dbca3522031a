"""From an accepted report to its paper."""

from django.utils import timezone

from documents.facts import DutyReport as DutyReportPaper
from evaluation.plan.papers import about, made_on, period_words, round_of
from evaluation.plan.queries import rules_of
from evaluation.report.models import DutyReport


def duty_report(report: DutyReport) -> DutyReportPaper:
    """述职报告 with its cover; the accepted version, or the working text while it is a draft."""
    assessment = report.assessment
    rules = rules_of(assessment.plan)
    version = report.accepted
    return DutyReportPaper(
        round=round_of(assessment.plan),
        made_on=timezone.localtime(version.kept_at).date() if version else made_on(),
        **about(assessment),
        period=period_words(rules, assessment.plan.year),
        text=version.text if version else report.text,
        greeting="各位委员" if rules.evaluators == "committee" else "各位选民",
        words=version.words_high if version else 0,
    )
