from django.urls import path

from workflows.notices import views

urlpatterns = [
    path("notices/", views.list_notices, name="list_notices"),
    path("notices/read/", views.read_notices, name="read_notices"),
    path("notices/<int:number>/", views.open_notice, name="open_notice"),
    path("calls/", views.list_calls, name="list_calls"),
    path("calls.xlsx", views.export_calls, name="export_calls"),
    path("calls/<int:number>/made/", views.make_call, name="make_call"),
    path("stuck/", views.list_stuck, name="list_stuck"),
    path("stuck/<int:number>/again/", views.send_again, name="send_again"),
    path("stuck/<int:number>/settled/", views.settle, name="settle"),
    path("group-chats/", views.list_group_chats, name="list_group_chats"),
    path("group-chats/<int:number>/end/", views.end_group_chat, name="end_group_chat"),
]
