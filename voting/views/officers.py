"""Door of the officers: who holds an office in this vote, and a new PIN for whoever forgot it or was locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from documents.errors import Refusal
from voting.act import WRONG_PINS
from voting.actions.enrol_officer import renew_pin
from voting.forms.officers import NewPinForm
from voting.queries.figures import new_pins
from voting.views.common import organised

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def officers(request: HttpRequest, code: str) -> HttpResponse:
    """Every new PIN goes on record: the page shows the record, so that nobody gets one unseen."""
    session, voucher, by = organised(request, code)
    known = list(session.officers.all())
    form, refusal = NewPinForm(request.POST if request.method == "POST" else None, officers=known), None
    if form.is_valid():
        try:
            renew_pin(session=session, by=by, officer_id=form.cleaned_data["officer"], pin=form.cleaned_data["pin"])
        except Refusal as told:
            refusal = told
        else:
            messages.success(request, _("The new PIN is valid and on record."))
            return redirect("officers", code)
    facts = {
        "session": session,
        "voucher": voucher,
        "form": form,
        "refusal": refusal,
        "officers": [(officer, not officer.pin_hash or officer.wrong_pins >= WRONG_PINS) for officer in known],
        "renewals": new_pins(session),
    }
    status = refusal.status if refusal else 422 if form.is_bound else 200
    return render(request, "voting/officers.html", facts, status=status)
