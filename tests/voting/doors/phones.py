"""What a phone sends to the booth."""

import json
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from tests.voting.hall import Hall
from voting.codes import new_tracker


def form(address: str, said: dict[str, str], **more: Any) -> Any:
    """As a browser without JavaScript sends it."""
    return Client().post(address, urlencode(said), content_type="application/x-www-form-urlencoded", **more)


def send(room: Hall, secret: str, marks: str = "012", /, **more: Any) -> Any:
    body = {"secret": secret, "marks": marks, "trackers": [new_tracker() for _ in marks], "remarks": [], **more}
    return Client().post(f"/v/{room.session.code}/cast/?lang=en", json.dumps(body), content_type="application/json")
