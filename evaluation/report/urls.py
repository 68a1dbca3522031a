from django.urls import path

from evaluation.report.views import reading, reviewing, writing

urlpatterns = [
    path("reports/", reading.list_reports, name="list_reports"),
    path("reports.xlsx", reading.export_reports, name="export_reports"),
    path("reports/<slug:code>/", reading.report, name="report"),
    path("reports/<slug:code>/versions/<int:old>/<int:new>/", reading.compare_versions, name="compare_versions"),
    path("reports/<slug:code>/write/", writing.write_report, name="write_report"),
    path("reports/<slug:code>/upload/", writing.upload_report, name="upload_report"),
    path("reports/<slug:code>/hand-in/", writing.submit_report, name="submit_report"),
    path("reports/<slug:code>/take-back/", writing.withdraw_report, name="withdraw_report"),
    path("reports/<slug:code>/review/", reviewing.review_report, name="review_report"),
    path("reports/<slug:code>/accept/", reviewing.accept_report, name="accept_report"),
    path("reports/<slug:code>/return/", reviewing.return_report, name="return_report"),
    path("reports/<slug:code>/extend/", reviewing.extend_report, name="extend_report"),
]
