"""Doors of the run sheet: one page that leads through the meeting, and its buttons."""

from collections.abc import Sequence
from zlib import crc32

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from documents.errors import Refusal
from evaluation.meeting import actions, steps
from evaluation.meeting.actions import Agreed, Key
from evaluation.meeting.checks import tellers_missing
from evaluation.meeting.forms import SCRUTINEERS, WATCHING, OfficersForm, RemarkForm, ScrutineerForm
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import may_at
from evaluation.meeting.presenters.acting import acting_at
from evaluation.meeting.presenters.code import qr
from evaluation.meeting.presenters.run_sheet import Sheet, sheet_of
from evaluation.meeting.queries import attendance_of, cast_and_issued, foreseen_for, session_of
from evaluation.meeting.views.common import link, meeting_of, timed
from evaluation.roster.requests import MemberRequest
from voting.codes import grouped
from voting.models import Session
from voting.queries.figures import surplus
from voting.states import Issued, State
from voting.states import Role as Office

ONE_OFFICER = frozenset({steps.CLOSE_VOTE})
OFFICERS_ACT = {
    steps.OPEN_VOTE: "open_vote",
    steps.CLOSE_VOTE: "end_vote",
    steps.COUNT: "count_vote",
    steps.CERTIFY: "certify_vote",
}
# the list of those who draw stays live until the box is opened
DRAWING_STILL = frozenset({steps.CLOSE_VOTE, steps.COUNT})
PRACTISED_BY = {steps.OPEN_VOTE: "open_trial", steps.CLOSE_VOTE: "end_trial_vote"}
# these belong to a later stage, which knows the results
TOLD_BY = {steps.ANNOUNCE: "announce_results", steps.PRIVATE: "hold_results"}


@never_cache
@require_safe
def run_sheet(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code, "do_step")
    return render(request, "meeting/run_sheet.html", _page(request, found))


@never_cache
@require_safe
def run_sheet_now(request: MemberRequest, code: str) -> HttpResponse:
    """What is true at this moment. When another computer has gone on, the whole page follows."""
    found = meeting_of(request, code, "do_step")
    sheet = sheet_of(found)
    if request.GET.get("step", "") != (sheet.now.step.key if sheet.now else ""):
        return HttpResponse(status=204, headers=_go_on(request, reverse("run_sheet", args=[code])))
    live = _live(found, sheet)
    if request.GET.get("seen") == live["seen"]:
        return timed(HttpResponse(status=204))  # nothing is exchanged under the hand that is about to press
    return timed(render(request, "meeting/parts/live.html", live))


def _go_on(request: MemberRequest, sheet: str) -> dict[str, str]:
    """A page that answered a button (a wrong PIN, trial slips) would send its form again when it is loaded anew."""
    return {"HX-Refresh": "true"} if request.htmx.current_url_abs_path == sheet else {"HX-Redirect": sheet}


def _live(found: Meeting, sheet: Sheet) -> dict[str, object]:
    """What the page asks for again and again: the host's sentence, the conditions, the one button."""
    cast, issued = cast_and_issued(found)
    foreseen = foreseen_for(found)
    return {
        "meeting": found,
        "sheet": sheet,
        "attendance": attendance_of(found),
        "cast": cast,
        "issued": issued,
        "button_url": _button_url(found, sheet),
        "foreseen": foreseen,
        "seen": _seen(sheet, cast, issued, foreseen),
    }


def _seen(sheet: Sheet, cast: int, issued: int, foreseen: list[str]) -> str:
    """What the live part says, as a short number: whether it has changed."""
    said = (sheet.now.sentence, *sheet.now.checks) if sheet.now else ()
    return f"{crc32(repr((said, cast, issued, foreseen)).encode()):08x}"


def _button_url(found: Meeting, sheet: Sheet) -> str:
    """Where the one button leads; "" while officers with their PINs take its place."""
    if sheet.now is None:
        return ""
    kind = sheet.now.step.kind
    if found.practice:
        name = PRACTISED_BY.get(kind, "do_step")
    elif kind in OFFICERS_ACT and not sheet.now.ready:
        return ""
    else:
        name = TOLD_BY.get(kind, "do_step")
    return link(name, found.code) or reverse("do_step", args=[found.code])


def _page(
    request: MemberRequest,
    found: Meeting,
    refusal: Refusal | None = None,
    trial_slips: Sequence[tuple[str, str]] | None = None,
) -> dict[str, object]:
    sheet, session = sheet_of(found), session_of(found)
    kind = sheet.now.step.kind if sheet.now else ""
    officers = list(session.officers.filter(role__in=WATCHING)) if session and not found.practice else []
    waiting = _waiting_for_slips(found) if kind == steps.SLIPS else []
    return {
        **_live(found, sheet),
        "refusal": refusal,
        "session": session,
        "leads": may_at(request.membership, "meeting.close_meeting", found),
        "officers": officers,
        "officers_form": OfficersForm(officers=officers, two=kind not in ONE_OFFICER) if kind in OFFICERS_ACT else None,
        "scrutineer_forms": _scrutineer_forms(found, kind, session),
        "acting": acting_at(found, session) if kind == steps.SCRUTINEERS else [],
        "remark_form": RemarkForm(),
        "waiting": waiting,
        "drawing": len({row["drawn"] == Issued.NOTHING for row in waiting}) > 1,  # begun, and not at its end
        "undrawn": _undrawn(found) if kind in DRAWING_STILL and not found.practice else None,
        "links": _links(session.code) if session else {},
        "surplus": _surplus(session) if kind == steps.COUNT else 0,
        "trial_slips": trial_slips,
    }


def _surplus(session: Session | None) -> int:
    """What is to be destroyed in public once casting has ended; afterwards the record is closed."""
    return surplus(session) if session is not None and session.state == State.ENDED else 0


def _links(session_code: str) -> dict[str, str]:
    """Pages of the vote's own floor."""
    names = ("print_slips", "enter_paper", "vote", "void_session", "reconciliation", "zero_report", "officers")
    return {name: address for name in names if (address := link(name, session_code))}


def _scrutineer_forms(found: Meeting, kind: str, session: Session | None) -> list[ScrutineerForm]:
    """Rows to enrol people in: at their own step, and at the count while paper waits for a second teller."""
    if kind == steps.COUNT and session is not None and tellers_missing(session):
        offices = (Office.TELLER,) * SCRUTINEERS
    elif kind == steps.SCRUTINEERS:
        offices = (Office.CHIEF, Office.SCRUTINEER, Office.TELLER)
    else:
        return []
    return [
        ScrutineerForm(meeting=found, prefix=f"s{number}", initial={"office": offices[number]})
        for number in range(SCRUTINEERS)
    ]


def _waiting_for_slips(found: Meeting) -> list[dict[str, object]]:
    """Voters who are present, with what they have drawn."""
    session = session_of(found)
    drawn = dict(session.roll.values_list("ref", "issued")) if session else {}
    here = found.attendees.filter(votes=True, presence="present")
    return [{"person": person, "drawn": drawn.get(f"attendee:{person.pk}", "nothing")} for person in here]


def _undrawn(found: Meeting) -> list[dict[str, object]]:
    """Who is present and has drawn nothing by the list: late arrivals, and whoever was forgotten."""
    return [row for row in _waiting_for_slips(found) if row["drawn"] == Issued.NOTHING]


@require_POST
def do_step(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code)
    step, skipped = request.POST.get("step", ""), request.POST.get("skipped", "").strip()
    actions.do_step(meeting=found, step=step, skipped=skipped, by=request.membership)
    return redirect("run_sheet", code)


@require_POST
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
    forms = [ScrutineerForm(request.POST, meeting=found, prefix=f"s{number}") for number in range(SCRUTINEERS)]
    if not all(form.is_valid() for form in forms):
        facts = {**_page(request, found), "scrutineer_forms": forms}
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
        facts = {**_page(request, found, refusal), "scrutineer_forms": forms}
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
        facts = {**_page(request, found), "officers_form": form}
        return render(request, "meeting/run_sheet.html", facts, status=422)
    try:
        _let_officers_act(found, kind, form, request)
    except Refusal as refusal:
        return render(request, "meeting/run_sheet.html", _page(request, found, refusal), status=409)
    return redirect("run_sheet", code)


def _let_officers_act(found: Meeting, kind: str, form: OfficersForm, request: MemberRequest) -> None:
    said = form.cleaned_data
    keys = {"first": Key(said["officer1"], said["pin1"])}
    if form.two:
        keys["second"] = Key(said["officer2"], said["pin2"])
    getattr(actions, OFFICERS_ACT[kind])(meeting=found, by=request.membership, **keys)


@require_POST
def hand_out_slips(request: MemberRequest, code: str) -> HttpResponse:
    """One person by name, or everybody present who has none yet."""
    found = meeting_of(request, code)
    on_paper = request.POST.get("paper", "")
    wanted = on_paper or request.POST.get("person", "")
    people = [get_object_or_404(found.attendees, code=wanted)] if wanted else None
    actions.hand_out_slips(meeting=found, people=people, paper=bool(on_paper), by=request.membership)
    return redirect("run_sheet", code)


@require_POST
def take_back_slip(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code)
    person = get_object_or_404(found.attendees, code=request.POST.get("person", ""))
    actions.take_back_slip(attendee=person, by=request.membership)
    return redirect("run_sheet", code)


@never_cache
@require_POST
def open_trial(request: MemberRequest, code: str) -> HttpResponse:
    """Practice only: the answer shows the trial slips, and nothing keeps them."""
    found = meeting_of(request, code)
    slips = actions.open_trial(meeting=found, by=request.membership)
    found.refresh_from_db()
    scan = found.hall_address.rstrip("/") + reverse("vote", args=[found.voting_session]) + "#"
    shown = [(grouped(secret), qr(scan + secret)) for secret in slips.secrets]
    return render(request, "meeting/run_sheet.html", _page(request, found, trial_slips=shown))


@require_POST
def end_trial(request: MemberRequest, code: str) -> HttpResponse:
    report = actions.end_trial_vote(meeting=meeting_of(request, code), by=request.membership)
    text = _("%(count)s trial ballots were counted and wiped. The box stands at zero.")
    messages.success(request, text % {"count": report.trial_cast})
    return redirect("run_sheet", code)
