"""Doors of the run sheet: one page that leads through the meeting, and its buttons."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from documents.errors import Refusal
from evaluation.meeting import actions
from evaluation.meeting.actions import Agreed, Key
from evaluation.meeting.forms import MOST_ROWS, WATCHING, OfficersForm, ScrutineerForm
from evaluation.meeting.models import Meeting
from evaluation.meeting.presenters.code import qr
from evaluation.meeting.presenters.run_sheet import sheet_of
from evaluation.meeting.queries import session_of
from evaluation.meeting.views.common import meeting_of, timed
from evaluation.meeting.views.sheet import OFFICERS_ACT, ONE_OFFICER, live, on_the_sheet, page
from evaluation.roster.requests import MemberRequest
from voting.codes import grouped
from voting.states import Role as Office


@never_cache
@require_safe
def run_sheet(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code, "do_step")
    return render(request, "meeting/run_sheet.html", page(request, found))


@never_cache
@require_safe
def run_sheet_now(request: MemberRequest, code: str) -> HttpResponse:
    """What is true at this moment. When another computer has gone on, the whole page follows."""
    found = meeting_of(request, code, "do_step")
    sheet = sheet_of(found)
    if request.GET.get("step", "") != (sheet.now.step.key if sheet.now else ""):
        return HttpResponse(status=204, headers=_go_on(request, reverse("run_sheet", args=[code])))
    now = live(found, sheet)
    if request.GET.get("seen") == now["seen"]:
        return timed(HttpResponse(status=204))  # nothing is exchanged under the hand that is about to press
    return timed(render(request, "meeting/parts/live.html", now))


def _go_on(request: MemberRequest, sheet: str) -> dict[str, str]:
    """A page that answered a button (a wrong PIN, trial slips) would send its form again when it is loaded anew."""
    return {"HX-Refresh": "true"} if request.htmx.current_url_abs_path == sheet else {"HX-Redirect": sheet}


@require_POST
@on_the_sheet
def do_step(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code)
    step, skipped = request.POST.get("step", ""), request.POST.get("skipped", "").strip()
    actions.do_step(meeting=found, step=step, skipped=skipped, by=request.membership)
    return redirect("run_sheet", code)


@require_POST
@on_the_sheet
def undo_step(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code)
    actions.undo_step(meeting=found, step=request.POST.get("step", ""), by=request.membership)
    messages.success(request, _("The step is taken back. Both stay on record."))
    return redirect("run_sheet", code)


@sensitive_post_parameters()
@require_POST
def agree_scrutineers(request: MemberRequest, code: str) -> HttpResponse:
    """Enrol whoever was typed in; rows without a name are passed over."""
    found = meeting_of(request, code, "agree_scrutineers")
    rows = [f"s{number}" for number in range(MOST_ROWS) if f"s{number}-office" in request.POST]
    forms = [ScrutineerForm(request.POST, meeting=found, prefix=row) for row in rows]
    if not all(form.is_valid() for form in forms):
        facts = {**page(request, found), "scrutineer_forms": forms}
        return render(request, "meeting/run_sheet.html", facts, status=422)
    people = [
        Agreed(
            attendee=form.cleaned_data["attendee"],
            office=Office(form.cleaned_data["office"]),
            pin=form.cleaned_data["pin"],
            no_relative=form.cleaned_data["no_relative"],
        )
        for form in forms
        if form.cleaned_data["attendee"] and form.cleaned_data["pin"]
    ]
    try:
        actions.agree_scrutineers(meeting=found, people=people, by=request.membership)
    except Refusal as refusal:
        facts = {**page(request, found, refusal), "scrutineer_forms": forms}
        return render(request, "meeting/run_sheet.html", facts, status=409)
    return redirect("run_sheet", code)


@sensitive_post_parameters()
@require_POST
def officers_act(request: MemberRequest, code: str) -> HttpResponse:
    """Open, end, count or certify: the step that is open says which; its officers prove to be there."""
    found = meeting_of(request, code, "do_step")
    sheet, session = sheet_of(found), session_of(found)
    kind = sheet.now.step.kind if sheet.now else ""
    if kind not in OFFICERS_ACT or session is None:
        return redirect("run_sheet", code)
    officers = list(session.officers.filter(role__in=WATCHING))
    form = OfficersForm(request.POST, officers=officers, two=kind not in ONE_OFFICER)
    if not form.is_valid():
        facts = {**page(request, found), "officers_form": form}
        return render(request, "meeting/run_sheet.html", facts, status=422)
    try:
        _let_officers_act(found, kind, form, request)
    except Refusal as refusal:
        # the names stay chosen, the PINs do not
        facts = {**page(request, found, refusal), "officers_form": form}
        return render(request, "meeting/run_sheet.html", facts, status=409)
    return redirect("run_sheet", code)


def _let_officers_act(found: Meeting, kind: str, form: OfficersForm, request: MemberRequest) -> None:
    said = form.cleaned_data
    keys = {"first": Key(said["officer1"], said["pin1"])}
    if form.two:
        keys["second"] = Key(said["officer2"], said["pin2"])
    getattr(actions, OFFICERS_ACT[kind])(meeting=found, by=request.membership, **keys)


@require_POST
@on_the_sheet
def hand_out_slips(request: MemberRequest, code: str) -> HttpResponse:
    """One person by name, or everybody present who has none yet."""
    found = meeting_of(request, code)
    on_paper = request.POST.get("paper", "")
    wanted = on_paper or request.POST.get("person", "")
    people = [get_object_or_404(found.attendees, code=wanted)] if wanted else None
    actions.hand_out_slips(meeting=found, people=people, paper=bool(on_paper), by=request.membership)
    return redirect("run_sheet", code)


@require_POST
@on_the_sheet
def take_back_slip(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code)
    person = get_object_or_404(found.attendees, code=request.POST.get("person", ""))
    actions.take_back_slip(attendee=person, by=request.membership)
    return redirect("run_sheet", code)


@never_cache
@require_POST
@on_the_sheet
def open_trial(request: MemberRequest, code: str) -> HttpResponse:
    """Practice only: the answer shows the trial slips, and nothing keeps them."""
    found = meeting_of(request, code)
    slips = actions.open_trial(meeting=found, by=request.membership)
    found.refresh_from_db()
    scan = found.hall_address.rstrip("/") + reverse("vote", args=[found.voting_session]) + "#"
    shown = [(grouped(secret), qr(scan + secret)) for secret in slips.secrets]
    return render(request, "meeting/run_sheet.html", page(request, found, trial_slips=shown))


@require_POST
@on_the_sheet
def end_trial(request: MemberRequest, code: str) -> HttpResponse:
    report = actions.end_trial_vote(meeting=meeting_of(request, code), by=request.membership)
    text = _("%(count)s trial ballots were counted and wiped. The box stands at zero.")
    messages.success(request, text % {"count": report.trial_cast})
    return redirect("run_sheet", code)
