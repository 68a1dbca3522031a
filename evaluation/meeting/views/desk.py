"""Doors of the desk: by list, by the code of the invitation, by a few letters; from paper afterwards."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.errors import Refusal
from evaluation.meeting import actions
from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.permissions import may_at
from evaluation.meeting.presenters.code import qr
from evaluation.meeting.queries import attendance_of, find_attendees
from evaluation.meeting.states import Presence, SignInWay
from evaluation.meeting.views.common import meeting_of, refused
from evaluation.roster.requests import MemberRequest

A_PAGE = 100
CARDS_A_PAGE = 40  # codes are drawings, and a page stays under 100 KB
ROWS_A_PAGE = 60  # four fields each


@never_cache
@require_safe
def desk(request: MemberRequest, code: str) -> HttpResponse:
    """The list, narrowed by what is typed; for htmx only the list."""
    found = meeting_of(request, code, "sign_in")
    template = "meeting/parts/desk_list.html" if request.htmx else "meeting/desk.html"
    typed = request.GET.get("typed") or request.GET.get("q", "")
    return render(request, template, _page(found, typed, request.GET.get("page", "1")))


def _page(found: Meeting, typed: str, number: str = "1") -> dict[str, object]:
    page = Paginator(find_attendees(found, typed), A_PAGE).get_page(number)
    everybody = found.attendees.only("code", "name", "presence", "meeting")
    figures = attendance_of(found)
    return {"meeting": found, "page_obj": page, "sought": typed, "attendance": figures, "everybody": everybody}


@require_POST
def sign_in(request: MemberRequest, code: str) -> HttpResponse:
    """A press beside a name, or what a scanner typed. Exactly one person must be meant."""
    found = meeting_of(request, code, "sign_in")
    typed = request.POST.get("typed", "")
    meant = list(find_attendees(found, typed)) if typed else []
    wanted = request.POST.get("person", "")
    person = found.attendees.filter(code=wanted).first() if wanted else (meant[0] if len(meant) == 1 else None)
    if person is None:
        return render(request, "meeting/desk.html", {**_page(found, typed), "unclear": True}, status=422)
    way = SignInWay.CODE if person.code in typed.upper() else SignInWay.LIST
    try:
        actions.sign_in(attendee=person, way=way, signer=request.POST.get("signer", ""), by=request.membership)
    except Refusal as refusal:
        return refused(request, "meeting/desk.html", _page(found, ""), refusal)
    messages.success(request, _("%(name)s has signed in.") % {"name": person.name})
    return redirect("desk", code)


@require_POST
def take_back_sign_in(request: MemberRequest, code: str) -> HttpResponse:
    return _at_the_desk(request, code, partial(actions.take_back_sign_in, by=request.membership))


@require_POST
def record_leave(request: MemberRequest, code: str) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return _at_the_desk(request, code, partial(actions.record_leave, reason=reason, by=request.membership))


def _at_the_desk(request: MemberRequest, code: str, act: Callable[..., object]) -> HttpResponse:
    """A refusal comes back to the desk: a queue stands before it."""
    found = meeting_of(request, code, "sign_in")
    try:
        act(attendee=_person(request, code))
    except Refusal as refusal:
        return refused(request, "meeting/desk.html", _page(found, ""), refusal)
    return redirect("desk", code)


def _person(request: MemberRequest, code: str) -> Attendee:
    return get_object_or_404(meeting_of(request, code).attendees, code=request.POST.get("person", ""))


@require_http_methods(["GET", "POST"])
def type_in_sheet(request: MemberRequest, code: str) -> HttpResponse:
    """A paper sign-in sheet afterwards: a row for everybody who has not been entered yet, page by page."""
    found = meeting_of(request, code, "type_in_sheet")
    expected = found.attendees.filter(presence=Presence.EXPECTED)
    page = Paginator(expected, ROWS_A_PAGE).get_page(request.GET.get("page"))
    people = list(page)
    lines = [_line(request, person) for person in people]
    facts: dict[str, object] = {"meeting": found, "lines": lines, "page_obj": page}
    if request.method == "POST":
        try:
            present = actions.type_in_sheet(meeting=found, rows=list(_rows(request, people)), by=request.membership)
        except Refusal as refusal:
            return refused(request, "meeting/type_in_sheet.html", facts, refusal)
        messages.success(request, _("%(count)s people are entered as present.") % {"count": present})
        return redirect("desk", code)
    return render(request, "meeting/type_in_sheet.html", facts)


def _line(request: MemberRequest, person: Attendee) -> dict[str, object]:
    """A row as it was typed. Fresh it says that nobody signed: one press must not make a quorum; `?all` fills in the
    signatures of a sheet on which nearly everybody signed.
    """
    typed = request.POST
    presumed = Presence.PRESENT if "all" in request.GET and not typed else ""
    return {
        "person": person,
        "presence": typed.get(f"presence-{person.code}", presumed),
        "late": f"late-{person.code}" in typed,
        "reason": typed.get(f"reason-{person.code}", ""),
        "signer": typed.get(f"signer-{person.code}", ""),
    }


def _rows(request: MemberRequest, people: Iterable[Attendee]) -> Iterator[actions.SheetRow]:
    for person in people:
        state = request.POST.get(f"presence-{person.code}", "")
        if state in {Presence.PRESENT, Presence.LEAVE}:
            yield actions.SheetRow(
                name=person.name,
                presence=Presence(state),
                late=f"late-{person.code}" in request.POST,
                reason=request.POST.get(f"reason-{person.code}", ""),
                signer=request.POST.get(f"signer-{person.code}", ""),
            )


@login_not_required
@require_safe
def arrive(request: HttpRequest, person: str) -> HttpResponse:
    """The invitation behind a QR code. The desk signs the person in; anybody else only reads it.

    A sign-in from one's own telephone would not prove that one is in the hall.
    """
    guest = get_object_or_404(Attendee.objects.select_related("meeting__plan"), code=person)
    membership = getattr(request, "membership", None)
    at_desk = membership is not None and may_at(membership, "meeting.sign_in", guest.meeting)
    facts = {"guest": guest, "meeting": guest.meeting, "at_desk": at_desk, "code": qr(guest.code)}
    return render(request, "meeting/arrive.html", facts)


@require_safe
def invitations(request: MemberRequest, code: str) -> HttpResponse:
    """Invitations to print, a card with its code for everybody on the list."""
    found = meeting_of(request, code, "invite_attendees")
    base = found.hall_address or request.build_absolute_uri("/").rstrip("/")
    page = Paginator(found.attendees.all(), CARDS_A_PAGE).get_page(request.GET.get("page"))
    people = [(person, qr(f"{base}/arrive/{person.code}/")) for person in page]
    return render(request, "meeting/invitations.html", {"meeting": found, "people": people, "page_obj": page})
