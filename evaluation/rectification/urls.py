from django.urls import path

from evaluation.rectification.views import items, lookup, steps

urlpatterns = [
    path("rectification/", items.list_items, name="list_items"),
    path("rectification.xlsx", items.export_items, name="export_items"),
    path("rectification/about/<slug:code>/", items.list_of, name="list_of_items"),
    path("rectification/about/<slug:code>/add/", items.add_item, name="add_item"),
    path("rectification/about/<slug:code>/close/", items.close_list, name="close_list"),
    path("rectification/about/<slug:code>/reopen/", items.reopen_list, name="reopen_list"),
    path("rectification/<slug:code>/", items.item, name="item"),
    path("rectification/<slug:code>/plan/", steps.plan_item, name="plan_item"),
    path("rectification/<slug:code>/progress/", steps.report_progress, name="report_progress"),
    path("rectification/<slug:code>/evidence/<int:number>/", items.evidence, name="evidence"),
    path("rectification/<slug:code>/hand-in/", steps.hand_in_item, name="hand_in_item"),
    path("rectification/<slug:code>/return/", steps.return_item, name="return_item"),
    path("rectification/<slug:code>/sign-off/", steps.sign_off_item, name="sign_off_item"),
    path("rectification/<slug:code>/reopen/", steps.reopen_item, name="reopen_item"),
    path("look-up/", lookup.look_up, name="look_up"),
    path("look-up/settled/", lookup.say_settled, name="say_settled"),
]
