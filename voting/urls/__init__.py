"""Addresses of the vote: the booth for voters (voting.urls.booth) and the desks for the meeting's staff."""

from django.urls import include, path

from voting.urls.booth import urlpatterns as booth
from voting.urls.desks import urlpatterns as desks

urlpatterns = [path("", include(booth)), path("", include(desks))]
