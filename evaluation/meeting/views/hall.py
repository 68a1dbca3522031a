"""The page that makes a laptop ready for a hall: its addresses, the QR, whether phones reach it."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from documents.errors import Refusal
from evaluation.meeting import actions
from evaluation.meeting.addresses import own_addresses
from evaluation.meeting.forms import HallForm
from evaluation.meeting.models import Meeting
from evaluation.meeting.presenters.code import qr
from evaluation.meeting.views.common import meeting_of, refused
from evaluation.roster.requests import MemberRequest, opened_here_only


@never_cache
@require_http_methods(["GET", "POST"])
def set_hall_address(request: MemberRequest, code: str) -> HttpResponse:
    found = meeting_of(request, code, "set_hall_address")
    facts = _page(request, found)
    if request.method == "POST":
        address = request.POST.get("address", "")
        try:
            actions.set_hall_address(meeting=found, address=address, by=request.membership)
        except Refusal as refusal:
            return refused(request, "meeting/set_hall_address.html", facts, refusal)
        messages.success(request, _("The address of the hall is saved."))
        if request.POST.get("back") == "print_slips" and found.voting_session:
            return redirect("print_slips", found.voting_session)
        return redirect("set_hall_address", code)
    return render(request, "meeting/set_hall_address.html", facts)


def _page(request: MemberRequest, found: Meeting) -> dict[str, object]:
    port = request.get_port()
    scheme = "https" if request.is_secure() else "http"
    known = [f"{scheme}://{address}:{port}" for address in own_addresses()]
    check = f"{found.hall_address}/hall/{found.code}/" if found.hall_address else ""
    return {
        "meeting": found,
        "form": HallForm(initial={"address": found.hall_address}),
        "addresses": known,
        "moved": bool(found.hall_address and known and found.hall_address not in known),
        "check": check,
        "check_code": qr(check) if check else "",
        "host_only": urlsplit(found.hall_address).hostname or "",
        "only_here": opened_here_only(request),
    }


@login_not_required
@never_cache
@require_safe
def hall_reached(request: HttpRequest, code: str) -> HttpResponse:
    """What a phone shows that scanned the code on the page above: it has reached the laptop."""
    found = Meeting.objects.filter(code=code).first()
    return render(request, "meeting/hall_reached.html", {"meeting": found}, status=200 if found else 404)
