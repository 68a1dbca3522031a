from django.urls import path

from evaluation.plan.views import choosing, drawing_up, reading, running

urlpatterns = [
    path("plans/", reading.list_plans, name="list_plans"),
    path("plans.xlsx", reading.export_plans, name="export_plans"),
    path("plans/new/", drawing_up.create_plan, name="create_plan"),
    path("plans/<slug:code>/", reading.plan, name="plan"),
    path("plans/<slug:code>/simulate/", reading.simulate, name="simulate"),
    path("plans/<slug:code>/rules.xlsx", reading.export_rules, name="export_rules"),
    path("plans/<slug:code>/rules/", drawing_up.edit_plan, name="edit_plan"),
    path("plans/<slug:code>/schedule/", drawing_up.edit_schedule, name="edit_schedule"),
    path("plans/<slug:code>/deputies/", choosing.choose_deputies, name="choose_deputies"),
    path("plans/<slug:code>/coverage.xlsx", choosing.export_coverage, name="export_coverage"),
    path("plans/<slug:code>/publish/", drawing_up.publish_plan, name="publish_plan"),
    path("plans/<slug:code>/amend/", running.amend_plan, name="amend_plan"),
    path("plans/<slug:code>/copy/", drawing_up.copy_plan, name="copy_plan"),
    path("plans/<slug:code>/cancel/", running.cancel_plan, name="cancel_plan"),
    path("reporting/<slug:code>/", running.assessment, name="assessment"),
    path("reporting/<slug:code>/defer/", running.defer_assessment, name="defer_assessment"),
    path("reporting/<slug:code>/withdraw/", running.withdraw_assessment, name="withdraw_assessment"),
    path("reporting/<slug:code>/rejoin/", running.rejoin_round, name="rejoin_round"),
    path("reporting/<slug:code>/replace/", running.replace_assessment, name="replace_assessment"),
    path("reporting/<slug:code>/reviewer/", running.name_reviewer, name="name_reviewer"),
]
