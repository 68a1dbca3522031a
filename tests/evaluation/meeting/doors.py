"""Names that the tests of the doors of meeting day share."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.evaluation.meeting.hall import Hall

Make = Callable[..., Hall]
SignedIn = Callable[..., Client]


def address(name: str, here: Hall, *more: object) -> str:
    return reverse(name, args=[here.meeting.code, *more])
