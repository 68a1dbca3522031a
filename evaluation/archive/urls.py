from django.urls import path

from evaluation.archive.views import exports, kits, papers, retention, sealing, wording

urlpatterns = [
    path("templates.xlsx", exports.export_templates, name="export_templates"),
    path("templates/", wording.list_templates, name="list_templates"),
    path("templates/<slug:kind>/", wording.template, name="template"),
    path("templates/<slug:kind>/download/", wording.download_template, name="download_template"),
    path("templates/<slug:kind>/upload/", wording.take_template, name="take_template"),
    path("templates/<slug:kind>/standard/", wording.give_up_template, name="give_up_template"),
    path("papers/<slug:code>/", papers.list_papers, name="list_papers"),
    path("papers/<slug:code>/<slug:key>/", papers.paper, name="paper"),
    path("kits/<slug:code>.zip", kits.kit, name="kit"),
    path("kits/<slug:code>/make/", kits.make_kit, name="make_kit"),
    path("kits/<slug:code>/progress/", kits.kit_progress, name="kit_progress"),
    path("retention/", retention.retention, name="retention"),
    path("retention.xlsx", retention.export_retention, name="export_retention"),
    path("archive.xlsx", exports.export_archives, name="export_archives"),
    path("archive/", sealing.list_archives, name="list_archives"),
    path("archive/<slug:code>/", sealing.archive, name="archive"),
    path("archive/<slug:code>/index.xlsx", sealing.export_archive_index, name="export_archive_index"),
    path("archive/<slug:code>/papers.xlsx", exports.export_kept_papers, name="export_kept_papers"),
    path("archive/<slug:code>/progress/", sealing.archive_progress, name="archive_progress"),
    path("archive/<slug:code>/papers/", sealing.keep_papers, name="keep_papers"),
    path("archive/<slug:code>/seal/", sealing.seal_bundle, name="seal_bundle"),
    path("archive/<slug:code>/report-upward/", sealing.report_upward, name="report_upward"),
    path("archive/<slug:code>/destroy/", sealing.destroy_material, name="destroy_material"),
    path("bundles/<int:number>/", sealing.bundle, name="bundle"),
    path("bundles/<int:number>/correct/", sealing.correct_bundle, name="correct_bundle"),
]
