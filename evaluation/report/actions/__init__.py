from evaluation.report.actions.extend_report import extend_report
from evaluation.report.actions.keep_version import keep_version
from evaluation.report.actions.open_report import open_report, open_reports
from evaluation.report.actions.review_report import accept_report, return_report
from evaluation.report.actions.save_draft import save_draft
from evaluation.report.actions.submit_report import submit_report
from evaluation.report.actions.upload_draft import upload_draft
from evaluation.report.actions.withdraw_report import withdraw_report

__all__ = [
    "accept_report",
    "extend_report",
    "keep_version",
    "open_report",
    "open_reports",
    "return_report",
    "save_draft",
    "submit_report",
    "upload_draft",
    "withdraw_report",
]
