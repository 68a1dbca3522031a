from django.urls import path

from evaluation.opinion.views import collecting, saying, sifting

urlpatterns = [
    path("opinions/", collecting.list_opinions, name="list_opinions"),
    path("opinions.xlsx", collecting.export_opinions, name="export_opinions"),
    path("opinions/add/", collecting.add_opinion, name="add_opinion"),
    path("opinions/import/", collecting.import_opinions, name="import_opinions"),
    path("opinions/mine.xlsx", sifting.export_my_opinions, name="export_my_opinions"),
    path("opinions/mine/", sifting.my_opinions, name="my_opinions"),
    path("opinions/about/<slug:code>/", sifting.sift_opinions, name="sift_opinions"),
    path("opinions/about/<slug:code>.xlsx", sifting.export_summary, name="export_summary"),
    path("opinions/about/<slug:code>/topic/", sifting.gather_topic, name="gather_topic"),
    path("opinions/about/<slug:code>/poster/", sifting.make_poster, name="make_poster"),
    path("opinions/about/<slug:code>/close/", sifting.close_collection, name="close_collection"),
    path("opinions/about/<slug:code>/reopen/", sifting.reopen_collection, name="reopen_collection"),
    path("opinions/<int:number>/keep/", sifting.keep_opinion, name="keep_opinion"),
    path("opinions/<int:number>/set-aside/", sifting.set_aside_opinion, name="set_aside_opinion"),
    path("posters/<slug:code>/", sifting.poster, name="poster"),
    path("say/<slug:code>/", saying.post_opinion, name="post_opinion"),
]
