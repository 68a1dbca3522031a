"""Doors of the speaking clock and of the minutes."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from evaluation.meeting import actions
from evaluation.meeting.forms import RemarkForm
from evaluation.meeting.models import MeetingDeputy
from evaluation.meeting.queries import places_of
from evaluation.meeting.views.common import back_to, meeting_of
from evaluation.meeting.views.sheet import on_the_sheet
from evaluation.roster.requests import MemberRequest


def _press(act: Callable[..., MeetingDeputy]) -> Callable[..., HttpResponse]:
    @require_POST
    @on_the_sheet
    def door(request: MemberRequest, code: str, order: int) -> HttpResponse:
        place = get_object_or_404(meeting_of(request, code).deputies, order=order)
        act(place=place, by=request.membership)
        return redirect("run_sheet", code)

    return door


start_clock = _press(actions.start_clock)
pause_clock = _press(actions.pause_clock)
stop_clock = _press(actions.stop_clock)


@require_safe
def minutes(request: MemberRequest, code: str) -> HttpResponse:
    """What was asked and said, deputy by deputy; completed after the meeting too."""
    found = meeting_of(request, code, "add_remark")
    # each form's fields have names of their own: a label leads to the field below it
    entries = [
        (place, RemarkForm(auto_id=f"of-{place.order}-%s")) for place in places_of(found).prefetch_related("remarks")
    ]
    return render(request, "meeting/minutes.html", {"meeting": found, "entries": entries})


@require_POST
def add_remark(request: MemberRequest, code: str, order: int) -> HttpResponse:
    found = meeting_of(request, code, "add_remark")
    place = get_object_or_404(places_of(found), order=order)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        facts = {"meeting": found, "entries": [(place, form)]}
        return render(request, "meeting/minutes.html", facts, status=422)
    actions.add_remark(place=place, **form.cleaned_data, by=request.membership)
    return back_to(request, "minutes", code)


@require_POST
def change_remark(request: MemberRequest, code: str, order: int, remark: int) -> HttpResponse:
    place = get_object_or_404(meeting_of(request, code, "change_remark").deputies, order=order)
    line = get_object_or_404(place.remarks, pk=remark)
    actions.change_remark(
        remark=line,
        text=request.POST.get("text", line.text),
        answer=request.POST.get("answer", line.answer),
        is_problem="is_problem" in request.POST,
        by=request.membership,
    )
    return back_to(request, "minutes", code)
