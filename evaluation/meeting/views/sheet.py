"""The page of the run sheet: what stands on it, and a refusal that comes back to it."""

from collections.abc import Callable, Sequence
from functools import partial, wraps
from zlib import crc32

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from documents.errors import Refusal
from evaluation.meeting import steps
from evaluation.meeting.checks import TWO_ENTRIES, tellers_missing
from evaluation.meeting.forms import WATCHING, OfficersForm, RemarkForm, ScrutineerForm
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import may_at
from evaluation.meeting.presenters.acting import acting_at
from evaluation.meeting.presenters.run_sheet import Sheet, sheet_of
from evaluation.meeting.queries import attendance_of, cast_and_issued, foreseen_for, session_of
from evaluation.meeting.views.common import link, meeting_of
from evaluation.roster.requests import MemberRequest
from voting.models import Session
from voting.presenters.figures import Lines, lines_to_confirm
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


def pressed_there(request: MemberRequest) -> bool:
    """Whether the button of an act that has several stood on the sheet."""
    return request.POST.get("back") == "run_sheet"


def on_the_sheet(
    door: Callable[..., HttpResponse], when: Callable[[MemberRequest], bool] = lambda _request: True
) -> Callable[..., HttpResponse]:
    """A button of the sheet that is refused leads back to the sheet as it stands now, with the refusal on top.

    Who may not lead through the meeting gets the refusal as a page of its own.
    """

    @wraps(door)
    def kept(request: MemberRequest, code: str, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return door(request, code, *args, **kwargs)
        except Refusal as refusal:
            found = meeting_of(request, code)
            if not (when(request) and may_at(request.membership, "meeting.do_step", found)):
                raise
            return render(request, "meeting/run_sheet.html", page(request, found, refusal), status=refusal.status)

    return kept


on_the_sheet_if_pressed_there = partial(on_the_sheet, when=pressed_there)


def live(found: Meeting, sheet: Sheet) -> dict[str, object]:
    """What the page asks for again and again: the host's sentence, the conditions, what is amiss, the one button."""
    cast, issued = cast_and_issued(found)
    foreseen, left_over = foreseen_for(found), _left_over(found, sheet)
    said = (sheet.now.sentence, *sheet.now.checks) if sheet.now else ()
    return {
        "meeting": found,
        "sheet": sheet,
        "attendance": attendance_of(found),
        "cast": cast,
        "issued": issued,
        "button_url": _button_url(found, sheet),
        "foreseen": foreseen,
        "left_over": left_over,
        "destroy_url": link("print_slips", found.voting_session) if left_over else "",
        "seen": _short((said, cast, issued, foreseen, left_over)),
    }


def _short(said: object) -> str:
    """What the live part says, as a short number: whether it has changed."""
    return f"{crc32(repr(said).encode()):08x}"


def _left_over(found: Meeting, sheet: Sheet) -> int:
    """What is to be destroyed in public once casting has ended; after the count the record is closed."""
    session = session_of(found) if sheet.now and sheet.now.step.kind == steps.COUNT else None
    return surplus(session) if session is not None and session.state == State.ENDED else 0


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


def page(
    request: MemberRequest,
    found: Meeting,
    refusal: Refusal | None = None,
    trial_slips: Sequence[tuple[str, str]] | None = None,
) -> dict[str, object]:
    sheet, session = sheet_of(found), session_of(found)
    kind = sheet.now.step.kind if sheet.now else ""
    officers = list(session.officers.filter(role__in=WATCHING)) if session and not found.practice else []
    waiting = _waiting_for_slips(found) if kind == steps.SLIPS else []
    leads = may_at(request.membership, "meeting.close_meeting", found)
    return {
        **live(found, sheet),
        "refusal": refusal,
        "session": session,
        "leads": leads,
        "officers": officers,
        "officers_form": OfficersForm(officers=officers, two=kind not in ONE_OFFICER) if kind in OFFICERS_ACT else None,
        "scrutineer_forms": _scrutineer_forms(found, kind, session),
        "acting": acting_at(found, session) if kind == steps.SCRUTINEERS else [],
        "remark_form": RemarkForm(),
        "waiting": waiting,
        "to_draw": (to_draw := sum(row["drawn"] == Issued.NOTHING for row in waiting)),
        "drawing": 0 < to_draw < len(waiting),  # begun, and not at its end
        "undrawn": _undrawn(found) if kind in DRAWING_STILL and not found.practice else None,
        "links": _links(session.code) if session else {},
        "to_confirm": _to_confirm(session, kind) if leads and not found.practice else [],
        "trial_slips": trial_slips,
    }


def _to_confirm(session: Session | None, kind: str) -> Lines:
    """The count, before the eyes of the two who certify it here."""
    return lines_to_confirm(session) if session and session.state == State.COUNTED and kind == steps.CERTIFY else []


def _links(session_code: str) -> dict[str, str]:
    """Pages of the vote's own floor."""
    names = ("print_slips", "enter_paper", "vote", "void_session", "reconciliation", "zero_report", "officers")
    return {name: address for name in names if (address := link(name, session_code))}


def _scrutineer_forms(found: Meeting, kind: str, session: Session | None) -> list[ScrutineerForm]:
    """Rows to enrol people in: at their own step, and at the count while paper waits for a second teller."""
    if session is None:
        return []
    if kind == steps.COUNT and tellers_missing(session):
        offices = (Office.TELLER,) * TWO_ENTRIES
    elif kind == steps.SCRUTINEERS:
        # each paper ballot is typed in by two people, and neither of them is one of the two who watch
        tellers = TWO_ENTRIES if session.printed_paper else 1
        offices = (Office.CHIEF, Office.SCRUTINEER, *(Office.TELLER,) * tellers)
    else:
        return []
    return [
        ScrutineerForm(meeting=found, prefix=f"s{number}", initial={"office": office})
        for number, office in enumerate(offices)
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
