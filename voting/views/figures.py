"""Doors of the figures: zero report, reconciliation in the rule's own words, voiding, the book of a held result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from documents.errors import Refusal
from documents.tables import MEDIA_TYPE, Sheet, to_xlsx
from voting.actions.enrol_officer import identify_officer
from voting.actions.void_session import void_session as void
from voting.box import look_inside
from voting.breaches import before_opening, in_words
from voting.counting import ChannelFigures, together
from voting.doors import vouched
from voting.forms.officers import VoidForm
from voting.models import Session
from voting.presenters.figures import lines_to_confirm
from voting.queries import results
from voting.queries.figures import foreseen_breaches, new_pins, turnout
from voting.states import SIGNED, Channel, State
from voting.views.common import staffed

if TYPE_CHECKING:
    from voting.specs import Turnout


@never_cache
@require_safe
def reconciliation(request: HttpRequest, code: str) -> HttpResponse:
    """应到、实到、发出、收回、有效、废: before closing what is known of people and paper, then per channel."""
    session, voucher = staffed(request, code)
    facts: dict[str, object] = {
        "session": session,
        "voucher": voucher,
        "live": _live(turnout(session)),
        "foreseen": before_opening(foreseen_breaches(session)),
        "renewals": new_pins(session),
    }
    if session.state == State.VOID:
        facts["voided"] = session.events.get(act="void_session")
    if session.channels.exists():  # the box was opened; a void round keeps what was counted
        counted = results.tally(session)
        facts |= {
            "channels": counted.channels,
            "whole": together(counted.channels),
            "breaches": in_words(counted.breaches),
            "signed": session.state in SIGNED,
        }
        if session.state == State.COUNTED and voucher.reads_book:  # two people are about to confirm it
            facts["to_confirm"] = lines_to_confirm(session)
    return render(request, "voting/reconciliation.html", facts)


@never_cache
@require_safe
def export_figures(request: HttpRequest, code: str) -> HttpResponse:
    """The same figures as an Excel file: the ballots by channel, and beside them the people and the paper."""
    session, _voucher = staffed(request, code)
    channels = results.tally(session).channels if session.channels.exists() else []
    rows = [(str(Channel(row.name).label), *_counted(row)) for row in channels]
    if channels:
        rows.append((_("Together"), *_counted(together(channels))))
    heading = [
        pgettext("vote", "Channel"), _("Issued"), pgettext("vote", "Returned"), _("Valid"), _("Invalid"),
    ]  # fmt: skip
    book = to_xlsx(
        [
            Sheet(_("Ballots by channel"), heading, rows),
            Sheet(
                _("Figures of the vote"),
                [pgettext("vote", "Figure"), pgettext("vote", "How many")],
                _live(turnout(session)),
            ),
        ]
    )
    disposition = content_disposition_header(as_attachment=True, filename=f"{_('Figures of the vote')}.xlsx")
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(book, content_type=MEDIA_TYPE, headers=headers)


def _counted(row: ChannelFigures) -> tuple[int, int, int, int]:
    return row.issued, row.returned, row.valid, row.invalid


def _live(figures: Turnout) -> list[tuple[str, int]]:
    return [
        (pgettext("vote", "Due"), figures.due),
        (pgettext("vote", "Present"), figures.present),
        (_("Slips handed out"), figures.issued_slips),
        (_("Paper ballots handed out"), figures.issued_paper),
        (_("Cast by phone"), figures.cast),
        (_("Destroyed in public"), figures.destroyed),
    ]


@never_cache
@require_safe
def zero_report(request: HttpRequest, code: str) -> HttpResponse:
    """What is in the box at this moment, in numbers of envelopes: to be printed right after opening."""
    session, voucher = staffed(request, code)
    facts = {"session": session, "voucher": voucher, "report": look_inside(session), "renewals": new_pins(session)}
    return render(request, "voting/zero_report.html", facts)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def void_session(request: HttpRequest, code: str) -> HttpResponse:
    """Two officers void the round with their PINs; it stays on record, and a new one can be prepared."""
    session, voucher = staffed(request, code)
    form = VoidForm(request.POST or None, officers=session.officers.all())
    facts = {"session": session, "voucher": voucher, "form": form}
    if not form.is_valid():
        return render(request, "voting/void_session.html", facts, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    try:
        by = identify_officer(session=session, officer_id=said["first"], pin=said["first_pin"])
        void(session=session, by=by, second=form.witness, reason=said["reason"])
    except Refusal as refusal:
        return render(request, "voting/void_session.html", {**facts, "refusal": refusal}, status=409)
    messages.success(request, _("This round is void. It stays on record; prepare a new round on the run sheet."))
    return redirect("reconciliation", code)


@never_cache
@require_safe
def book_for_staff(request: HttpRequest, code: str) -> HttpResponse:
    """The ballot book of a certified result, for the presidium and the organiser also when it is held."""
    session = Session.objects.filter(code=code).first()
    voucher = vouched(request, session) if session else None
    if session is None or voucher is None or not voucher.reads_book:
        raise Http404
    if session.state not in (State.CERTIFIED, State.ANNOUNCED, State.HELD):
        raise Http404
    answer = HttpResponse(results.book_bytes(session), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{results.book_name(session)}"'
    return answer
