"""What every door of a meeting does first: fetch what the asking person may see, or answer 404."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from documents.errors import Refusal
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import permit_at
from evaluation.meeting.queries import visible_to
from evaluation.roster.requests import MemberRequest


def meeting_of(request: MemberRequest, code: str, act: str = "") -> Meeting:
    """The meeting, for a page that belongs to `act` only if the person may do it (else NotAllowed)."""
    meeting = get_object_or_404(visible_to(request.membership), code=code)
    if act:
        permit_at(request.membership, f"meeting.{act}", meeting)
    return meeting


def refused(request: MemberRequest, template: str, facts: dict[str, object], refusal: Refusal) -> HttpResponse:
    """The same page again with what was typed, and the refusal on top."""
    return render(request, template, {**facts, "refusal": refusal}, status=409)


def back_to(request: MemberRequest, name: str, *args: object) -> HttpResponse:
    """To where the button stood, if the form says so in one of our own names; else to `name`."""
    wanted = request.POST.get("back", "")
    known = {"run_sheet", "meeting", "desk", "attendees", "minutes"}
    return redirect(wanted if wanted in known else name, *args)


def link(name: str, *args: object) -> str:
    """The address of a page of another floor; "" while it has none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def timed(response: HttpResponse) -> HttpResponse:
    """Adds the server's time in milliseconds: a clock on a page goes by it, not by its own device."""
    response["X-Server-Time"] = str(int(timezone.now().timestamp() * 1000))
    return response
