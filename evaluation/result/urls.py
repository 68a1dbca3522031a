from django.urls import path

from evaluation.result.views import exports, results

urlpatterns = [
    path("results.xlsx", exports.export_seen_results, name="export_seen_results"),
    path("results/", results.list_results, name="list_results"),
    path("results/<slug:code>.xlsx", exports.export_result, name="export_result"),
    path("results/<slug:code>/", results.result, name="result"),
    path("results/<slug:code>/feedback/", results.feed_back, name="feed_back"),
    path("results/<slug:code>/acknowledge/", results.acknowledge_result, name="acknowledge_result"),
    path("results/<slug:code>/object/", results.raise_objection, name="raise_objection"),
    path("results/<slug:code>/answer/", results.answer_objection, name="answer_objection"),
    path("meetings/<slug:code>/results.xlsx", exports.export_result_sheet, name="export_result_sheet"),
    path("meetings/<slug:code>/results/", results.results, name="results"),
    path("meetings/<slug:code>/results/announce/", results.announce_results, name="announce_results"),
    path("meetings/<slug:code>/results/hold/", results.hold_results, name="hold_results"),
]
