"""Doors before the meeting: create it, set its agenda and its list, make it ready."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.errors import Refusal
from evaluation.meeting import actions
from evaluation.meeting.actions.make_ready import missing_for
from evaluation.meeting.forms import AgendaForm, GuestForm, MeetingForm, ReasonForm
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import may_at
from evaluation.meeting.presenters.meeting import facts_of, unsettled_words
from evaluation.meeting.queries import attendance_of, deputies_to_place, places_of, session_of, visible_to
from evaluation.meeting.states import AttendeeKind
from evaluation.meeting.views.common import back_to, link, meeting_of, refused
from evaluation.meeting.views.sheet import on_the_sheet_if_pressed_there
from evaluation.plan.queries import plans_seen_by
from evaluation.plan.states import PlanState
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import may, permit
from evaluation.roster.requests import MemberRequest

A_PAGE = 30


@require_safe
def meetings(request: MemberRequest) -> HttpResponse:
    found = visible_to(request.membership).order_by("-starts_at", "-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    facts = {
        "page_obj": page,
        "may_create": may(request.membership, "meeting.create_meeting"),
        "may_word": may(request.membership, "meeting.word_host"),
    }
    return render(request, "meeting/meetings.html", facts)


@require_http_methods(["GET", "POST"])
def create_meeting(request: MemberRequest) -> HttpResponse:
    permit(request.membership, "meeting.create_meeting", congress_id=request.membership.congress_id)
    plans = plans_seen_by(request.membership).filter(
        congress_id=request.membership.congress_id, state=PlanState.RUNNING
    )
    form = MeetingForm(request.POST or None, plans=plans, member=request.membership)
    facts: dict[str, object] = {"form": form, "plans": plans}
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_meeting(**form.cleaned_data, by=request.membership)
        except Refusal as refusal:
            return refused(request, "meeting/create_meeting.html", facts, refusal)
        return redirect("set_agenda", made.code)
    return render(request, "meeting/create_meeting.html", facts)


@require_safe
def meeting(request: MemberRequest, code: str) -> HttpResponse:
    """What is prepared and what is still missing; after the meeting, what came of it."""
    found = meeting_of(request, code)
    return render(request, "meeting/meeting.html", _page(request, found))


def _page(request: MemberRequest, found: Meeting) -> dict[str, object]:
    leads = may_at(request.membership, "meeting.make_ready", found)
    return {
        "meeting": found,
        "facts": facts_of(found),
        "places": places_of(found),
        "attendance": attendance_of(found),
        "session": session_of(found),
        "print_url": link("print_slips", found.voting_session) if leads and found.voting_session else "",
        "results_url": link("results", found.code),
        "missing": missing_for(found) if found.state == "preparing" else [],
        "unsettled": unsettled_words(found) if leads and found.state == "preparing" else [],
        "leads": leads,
        "helps": may_at(request.membership, "meeting.do_step", found),
        "cancel_form": ReasonForm(),
    }


@require_http_methods(["GET", "POST"])
def set_agenda(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code, "set_agenda")
    deputies = list(deputies_to_place(found).order_by("order", "pk"))
    form = AgendaForm(request.POST or None, deputies=deputies, meeting=found)
    facts: dict[str, object] = {"form": form, "meeting": found, "deputies": deputies}
    if request.method == "POST" and form.is_valid():
        try:
            chosen = deputies if "all" in request.POST else form.in_order()
            actions.set_agenda(meeting=found, assessments=chosen, by=request.membership)
        except Refusal as refusal:
            return refused(request, "meeting/set_agenda.html", facts, refusal)
        if not found.attendees.exists():
            actions.fill_attendees(meeting=found, by=request.membership)
        messages.success(request, _("The agenda is saved."))
        return redirect("meeting", code)
    return render(request, "meeting/set_agenda.html", facts)


@require_http_methods(["GET", "POST"])
def attendees(request: MemberRequest, code: str) -> HttpResponse:
    """The list: whom the plan names, and guests by hand."""
    found = meeting_of(request, code, "invite_attendees")
    form = GuestForm(request.POST or None)
    facts: dict[str, object] = {"form": form, "meeting": found, "people": found.attendees.all()}
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_attendees(meeting=found, people=_invitees(form), by=request.membership)
        except Refusal as refusal:
            return refused(request, "meeting/attendees.html", facts, refusal)
        return redirect("attendees", code)
    return render(request, "meeting/attendees.html", facts)


@require_safe
def export_attendees(request: MemberRequest, code: str) -> HttpResponse:
    """The list with who came when, as an Excel table."""
    found = meeting_of(request, code, "invite_attendees")
    heading = [
        _("Number"),
        _("Name"),
        _("Post"),
        _("In what capacity"),
        _("Votes"),
        _("Presence"),
        _("Signed in at"),
        _("Late"),
        _("Reason of leave"),
    ]
    rows = [
        [
            number,
            person.name,
            person.title,
            person.get_kind_display(),
            _("yes") if person.votes else _("no"),
            person.get_presence_display(),
            localtime(person.signed_in_at) if person.signed_in_at else None,
            _("yes") if person.late else _("no"),
            person.leave_reason,
        ]
        for number, person in enumerate(found.attendees.order_by("order", "pk"), 1)
    ]
    return as_excel(f"{found.title}{_('Attendance')}", heading, rows)


@require_safe
def export_meetings(request: MemberRequest) -> HttpResponse:
    """Every meeting that the asking person may see, as an Excel table."""
    found = visible_to(request.membership).order_by("starts_at", "pk")
    counted = found.annotate(
        of=Count("deputies", distinct=True),
        due=Count("attendees", filter=Q(attendees__votes=True), distinct=True),
        came=Count("attendees", filter=Q(attendees__votes=True, attendees__presence="present"), distinct=True),
    )
    heading = [
        _("Meeting"),
        _("Begins at"),
        _("Place"),
        _("State"),
        _("Reporting deputies"),
        _("Voting members due"),
        _("Voting members present"),
    ]
    rows = [
        [
            meeting.title,
            localtime(meeting.starts_at),
            meeting.place,
            meeting.get_state_display(),
            meeting.of,
            meeting.due,
            meeting.came,
        ]
        for meeting in counted
    ]
    return as_excel(_("Meetings"), heading, rows)


def _invitees(form: GuestForm) -> list[actions.Invitee]:
    kind, votes = AttendeeKind(form.cleaned_data["kind"]), form.cleaned_data["votes"]
    people = []
    for line in form.cleaned_data["names"].splitlines():
        name, _gap, title = line.strip().replace("　", " ").partition(" ")
        if name:
            people.append(actions.Invitee(name, kind, title.strip(), votes=votes))
    return people


@require_POST
def fill_attendees(request: MemberRequest, code: str) -> HttpResponse:
    added = actions.fill_attendees(meeting=meeting_of(request, code), by=request.membership)
    text = ngettext("%(count)s person was added to the list.", "%(count)s people were added to the list.", len(added))
    messages.success(request, text % {"count": len(added)})
    return redirect("attendees", code)


@require_POST
def drop_attendee(request: MemberRequest, code: str, person: str) -> HttpResponse:
    found = meeting_of(request, code)
    actions.drop_attendee(attendee=get_object_or_404(found.attendees, code=person), by=request.membership)
    return redirect("attendees", code)


def _press(act: Callable[..., object], name: str) -> Callable[..., HttpResponse]:
    """A door of one button: does the act and goes back to the meeting."""

    @require_POST
    @on_the_sheet_if_pressed_there
    def door(request: MemberRequest, code: str) -> HttpResponse:
        act(meeting=meeting_of(request, code), by=request.membership)
        return back_to(request, name, code)

    return door


make_ready = _press(actions.make_ready, "meeting")
reopen_meeting = _press(actions.reopen_meeting, "meeting")
call_vote = _press(actions.call_vote, "meeting")
start_practice = _press(actions.start_practice, "run_sheet")
end_practice = _press(actions.end_practice, "meeting")


@require_POST
def cancel_meeting(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code)
    actions.cancel_meeting(meeting=found, reason=request.POST.get("reason", ""), by=request.membership)
    return redirect("meeting", code)
