"""Doors of the wall: the projector's page and the speaker's own clock. They need no sign-in, only the code.

They show what the hall sees anyway. The address holds 49 random bits.
"""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evaluation.meeting.models import Meeting
from evaluation.meeting.presenters.code import qr
from evaluation.meeting.presenters.wall import edition_of, scene_of
from evaluation.meeting.queries import wall_meeting
from evaluation.meeting.views.common import link, timed

LONGEST_TIME = 11  # digits of the seconds since 1970


@login_not_required
@never_cache
@require_safe
def wall(request: HttpRequest, code: str) -> HttpResponse:
    """The whole page; `?dark` for a dark hall."""
    facts = {**_scene(_found(code), timezone.now()), "dark": "dark" in request.GET}
    return timed(render(request, "meeting/wall.html", facts))


@login_not_required
@never_cache
@require_safe
def wall_now(request: HttpRequest, code: str) -> HttpResponse:
    """Asked every second: nothing but the time when nothing has changed (204), else the new scene."""
    meeting, now = _found(code), timezone.now()
    since = _since(request) or now
    if request.GET.get("edition") == edition_of(meeting, now, since):
        return timed(HttpResponse(status=204))
    template = "meeting/parts/speaker.html" if "speaker" in request.GET else "meeting/parts/scene.html"
    return timed(render(request, template, _scene(meeting, since)))


@login_not_required
@never_cache
@require_safe
def speaker_clock(request: HttpRequest, code: str) -> HttpResponse:
    """The clock on the speaker's own telephone."""
    return timed(render(request, "meeting/speaker_clock.html", _scene(_found(code), timezone.now())))


def _found(code: str) -> Meeting:
    meeting = wall_meeting(code)
    if meeting is None:
        raise Http404
    return meeting


def _since(request: HttpRequest) -> datetime | None:
    """When this wall began to show the results, as it was told; None while it does not show them."""
    said = request.GET.get("since", "")
    return datetime.fromtimestamp(int(said), UTC) if said.isdecimal() and len(said) < LONGEST_TIME else None


def _scene(meeting: Meeting, since: datetime) -> dict[str, object]:
    now = timezone.now()
    scene = scene_of(meeting, now, since)
    address = scene.vote_address and scene.vote_address + (link("vote", meeting.voting_session) or "/")
    return {
        "meeting": meeting,
        "scene": scene,
        "edition": edition_of(meeting, now, since),
        "since": int(since.timestamp()) if scene.kind == "results" else "",
        "vote_code": qr(address) if address else "",
        "vote_address": address,
    }
