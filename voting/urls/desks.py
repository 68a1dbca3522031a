"""Pages of the meeting's staff, reached from the run sheet."""

from django.urls import path

from voting.views import figures, officers, paper, slips

urlpatterns = [
    path("votes/<slug:code>/slips/", slips.print_slips, name="print_slips"),
    path("votes/<slug:code>/slips/confirm/", slips.confirm_batch, name="confirm_batch"),
    path("votes/<slug:code>/slips/void/", slips.void_batch, name="void_batch"),
    path("votes/<slug:code>/slips/surplus/", slips.destroy_surplus, name="destroy_surplus"),
    path("votes/<slug:code>/ballot/", slips.paper_ballot, name="paper_ballot"),
    path("votes/<slug:code>/trial/", slips.begin_trial, name="begin_trial"),
    path("votes/<slug:code>/trial/end/", slips.end_trial, name="end_trial"),
    path("votes/<slug:code>/paper/", paper.enter_paper, name="enter_paper"),
    path("votes/<slug:code>/paper/totals/", paper.enter_totals, name="enter_totals"),
    path("votes/<slug:code>/paper/leave/", paper.leave_desk, name="leave_desk"),
    path("votes/<slug:code>/paper/settle/", paper.settle_paper, name="settle_paper"),
    path("votes/<slug:code>/paper/correct/", paper.correct_paper, name="correct_paper"),
    path("votes/<slug:code>/figures/", figures.reconciliation, name="reconciliation"),
    path("votes/<slug:code>/figures.xlsx", figures.export_figures, name="export_figures"),
    path("votes/<slug:code>/officers/", officers.officers, name="officers"),
    path("votes/<slug:code>/zero/", figures.zero_report, name="zero_report"),
    path("votes/<slug:code>/void/", figures.void_session, name="void_session"),
    path("votes/<slug:code>/book/", figures.book_for_staff, name="book_for_staff"),
]
