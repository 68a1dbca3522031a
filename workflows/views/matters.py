"""Everybody's first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.plan.queries import running_plan
from evaluation.rectification.queries import escalated_to
from evaluation.roster.requests import MemberRequest
from workflows.beginning import beginning, waiting_draft
from workflows.below import ABOVE, congresses_below
from workflows.inbox import Line, collections_of, done_by, lines_of, waiting_elsewhere
from workflows.year import Year


@require_safe
def my_matters(request: MemberRequest) -> HttpResponse:
    """What I have to do now, by when, and how far the year has come."""
    today = timezone.localdate()
    lines = lines_of(request.membership, today)
    now = [line for line in lines if line.soon] or lines[:1]  # with time to spare, what comes first
    plan = running_plan(request.membership)
    facts = {
        "round": Year(plan, request.membership) if plan else None,
        "today": today,
        "now": now,
        "collections": collections_of(request.membership, today),
        "later": [line for line in lines if line not in now],
        "superior": request.membership.role in ABOVE and congresses_below(request.membership).exists(),
        "beginning": beginning(request.membership),
        "draft": waiting_draft(request.membership),
        "escalated": escalated_to(request.membership),
        "done": [Line(matter, today) for matter in done_by(request.membership)],
        "elsewhere": waiting_elsewhere(request.membership, request.memberships),
    }
    return render(request, "workflows/my_matters.html", facts)
