from evaluation.report.models.report import DutyReport, ReportReview, ReportVersion

__all__ = ["DutyReport", "ReportReview", "ReportVersion"]
