from django.urls import path

from workflows.views import matters, year

urlpatterns = [
    path("", matters.my_matters, name="my_matters"),
    path("below.xlsx", year.export_below, name="export_below"),
    path("below/", year.below_us, name="below"),
    path("year/", year.year, name="year"),
    path("year/<slug:code>/", year.year_of, name="year_of"),
    path("year/<slug:code>/pictures/", year.year_charts, name="year_charts"),
    path("year/<slug:code>/remind/", year.remind_people, name="remind_people"),
    path("year/<slug:code>/year.xlsx", year.export_year, name="export_year"),
    path("year/<slug:code>/results.xlsx", year.export_results, name="export_results"),
]
