"""Doors to the kit of a meeting: ask for it, watch it being made, download it."""

from uuid import uuid4

from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from evaluation.archive.models import Kit
from evaluation.archive.queries import meetings_prepared_by
from evaluation.ground import bell
from evaluation.ground.models import Errand
from evaluation.meeting.models import Meeting
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest

AT_WORK = (Errand.State.WAITING, Errand.State.CLAIMED)


def last_errand(meeting: Meeting) -> Errand | None:
    """The last time that somebody asked for the kit of this meeting."""
    return Errand.objects.filter(kind="archive.make_kit", key__startswith=f"kit:{meeting.code}:").last()


def _meeting(request: MemberRequest, code: str) -> Meeting:
    return get_object_or_404(meetings_prepared_by(request.membership), code=code)


def _page(meeting: Meeting) -> str:
    return f"{reverse('list_papers', args=[meeting.plan.code])}?meeting={meeting.code}"


@require_POST
def make_kit(request: MemberRequest, code: str) -> HttpResponse:
    """Write the errand; the work goes on in the background. One work at a time."""
    meeting = _meeting(request, code)
    congress = meeting.plan.congress_id
    permit(request.membership, "archive.make_kit", congress_id=congress, group_id=meeting.group_id)
    waiting = last_errand(meeting)
    if waiting is None or waiting.state not in AT_WORK:
        with transaction.atomic():
            bell.send(
                kind="archive.make_kit",
                key=f"kit:{meeting.code}:{uuid4().hex[:12]}",
                congress_id=congress,
                facts={"meeting": meeting.pk, "by": request.membership.pk},
            )
    return redirect(_page(meeting))


@require_safe
def kit_progress(request: MemberRequest, code: str) -> HttpResponse:
    meeting = _meeting(request, code)
    errand = last_errand(meeting)
    if not request.htmx or errand is None:
        return redirect(_page(meeting))
    return render(request, "archive/kit_progress.html", {"meeting": meeting, "errand": errand})


@require_safe
def kit(request: MemberRequest, code: str) -> FileResponse:
    """The zip that was made last, or 404."""
    found = get_object_or_404(Kit, meeting=_meeting(request, code))
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=f"{found.meeting.title}会议材料.zip")
