"""Pages of voters. They set no cookie and write no line to any log; see voting.middleware."""

from django.urls import path

from voting.views import book, booth

urlpatterns = [
    path("v/", booth.find_vote, name="find_vote"),
    path("v/reached/", booth.phone_reached, name="phone_reached"),
    path("v/<slug:code>/", booth.vote, name="vote"),
    path("v/<slug:code>/cast/", booth.cast, name="cast_ballot"),
    path("v/<slug:code>/review/", booth.review, name="review_ballot"),
    path("v/<slug:code>/book/", book.ballot_book, name="ballot_book"),
    path("v/<slug:code>/book/file/", book.ballot_book_file, name="ballot_book_file"),
    path("v/<slug:code>/book/totals/", book.totals_file, name="totals_file"),
    path("v/<slug:code>/book/counted/", book.counted_file, name="counted_file"),
]
