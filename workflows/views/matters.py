"""Everybody's first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.roster.requests import MemberRequest
from workflows.inbox import Line, done_by, matters_of, waiting_elsewhere


@require_safe
def my_matters(request: MemberRequest) -> HttpResponse:
    """What I have to do now, by when."""
    today = timezone.localdate()
    lines = [Line(matter, today) for matter in matters_of(request.membership)]
    now = [line for line in lines if line.soon] or lines[:1]  # with time to spare, what comes first
    facts = {
        "today": today,
        "now": now,
        "later": [line for line in lines if line not in now],
        "done": [Line(matter, today) for matter in done_by(request.membership)],
        "elsewhere": waiting_elsewhere(request.membership, request.memberships),
    }
    return render(request, "workflows/my_matters.html", facts)
