"""Doors of printing: try the address, stream the slips, say what became of the batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.errors import Refusal
from voting.actions.begin_trial import begin_trial as begin
from voting.actions.begin_trial import end_trial as end
from voting.actions.end_casting import destroy_surplus as destroy
from voting.actions.print_slips import confirm_batch as confirm
from voting.actions.print_slips import print_slips as make
from voting.actions.print_slips import void_batch as void
from voting.forms.printing import PrintForm, SurplusForm
from voting.presenters.slips import address_faults, qr, wording_of
from voting.queries.figures import new_pins, turnout
from voting.slips.sheet import stream
from voting.states import State
from voting.views.common import organised, staffed, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voting.doors import Voucher
    from voting.models import Session
    from voting.slips.sheet import Wording
    from voting.specs import Actor, PrintedSlips

PRINTING = (State.PREPARED, State.PRINTED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def print_slips(request: HttpRequest, code: str) -> HttpResponseBase:
    """The page before printing; posted, it answers with the PDF itself and keeps nothing of it."""
    session, voucher, by = organised(request, code)
    entitled = session.roll.filter(may_vote=True).count()
    form = PrintForm(request.POST or None, entitled=entitled, leads_nowhere=not session.hall_address)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "voting/print_slips.html", _page(session, voucher, form), status=status)
    said = form.cleaned_data
    try:
        printed = make(session=session, by=by, count=said["count"], paper=said["paper"])
    except Refusal as refusal:
        facts = {**_page(session, voucher, form), "refusal": refusal}
        return render(request, "voting/print_slips.html", facts, status=409)
    if not said["count"]:
        messages.success(request, _("%(count)s paper ballots are noted.") % {"count": said["paper"]})
        return redirect("print_slips", code)
    return _pdf(session, by, printed, wording_of(session), "slips")


@never_cache
@require_safe
def paper_ballot(request: HttpRequest, code: str) -> HttpResponse:
    """The paper ballot, made from the same questions: to be printed, or copied, as often as needed."""
    session, voucher = staffed(request, code)
    return render(request, "voting/paper_ballot.html", {"session": session, "voucher": voucher})


@require_POST
def confirm_batch(request: HttpRequest, code: str) -> HttpResponse:
    session, _voucher, by = organised(request, code)
    confirm(session=session, by=by, batch_id=_number(request))
    messages.success(request, _("The batch is confirmed: these slips count once the vote is open."))
    return redirect("print_slips", code)


@require_POST
def void_batch(request: HttpRequest, code: str) -> HttpResponse:
    session, _voucher, by = organised(request, code)
    void(session=session, by=by, batch_id=_number(request))
    messages.success(request, _("The batch is void: none of its slips will ever count. Print another one."))
    return redirect("print_slips", code)


@require_POST
def destroy_surplus(request: HttpRequest, code: str) -> HttpResponse:
    session, voucher, by = organised(request, code)
    form = SurplusForm(request.POST)
    if not form.is_valid():
        facts = {**_page(session, voucher, PrintForm()), "surplus_form": form}
        return render(request, "voting/print_slips.html", facts, status=422)
    destroy(session=session, by=by, count=form.cleaned_data["count"])
    messages.success(request, _("The destruction of the surplus is on record."))
    return redirect("print_slips", code)


@require_POST
def begin_trial(request: HttpRequest, code: str) -> HttpResponseBase:
    """Trial slips, marked as such, in the same way as the real ones."""
    session, _voucher, by = organised(request, code)
    printed = begin(session=session, by=by)
    return _pdf(session, by, printed, wording_of(session, trial=True), "trial-slips")


@require_POST
def end_trial(request: HttpRequest, code: str) -> HttpResponse:
    session, voucher, by = organised(request, code)
    report = end(session=session, by=by)
    labels = [*session.vote_rules.grades, _("abstained"), _("invalid")]
    rows = list(zip(session.questions.all(), report.trial_counts, strict=False))
    facts = {"session": session, "voucher": voucher, "report": report, "labels": labels, "rows": rows}
    return render(request, "voting/zero_report.html", {**facts, "renewals": new_pins(session)})


def _number(request: HttpRequest) -> int:
    return whole_number(request.POST.get("batch", ""))


def _page(session: Session, voucher: Voucher, form: PrintForm) -> dict[str, object]:
    hall = session.hall_address.rstrip("/")
    figures = turnout(session)
    return {
        "session": session,
        "voucher": voucher,
        "form": form,
        "faults": address_faults(hall),
        "trial_address": hall and hall + reverse("phone_reached"),
        "trial_code": qr(hall + reverse("phone_reached")) if hall else "",
        "vote_address": hall and hall + reverse("vote", args=[session.code]),
        "may_print": session.state in PRINTING,
        "waiting": session.batches.filter(confirmed=False, voided=False),
        "batches": session.batches.filter(trial=False),
        "facts": [
            (_("Printed slips"), figures.printed_slips),
            (_("Printed paper ballots"), figures.printed_paper),
            (_("Handed out"), figures.issued_slips + figures.issued_paper),
            (_("Destroyed in public"), figures.destroyed),
        ],
        "surplus_form": SurplusForm() if session.state in (State.OPEN, State.ENDED) else None,
    }


def _pdf(session: Session, by: Actor, printed: PrintedSlips, wording: Wording, name: str) -> StreamingHttpResponse:
    parts = _guarded(session, by, printed, wording)
    answer = StreamingHttpResponse(parts, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{session.code}-{printed.batch_id}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _guarded(session: Session, by: Actor, printed: PrintedSlips, wording: Wording) -> Iterator[bytes]:
    """The file; when the download breaks off, its slips are void before anybody can find half of them."""
    whole = False
    try:
        yield from stream(wording, printed.secrets)
        whole = True
    finally:
        if not whole and session.batches.filter(pk=printed.batch_id, trial=False).exists():
            void(session=session, by=by, batch_id=printed.batch_id)
