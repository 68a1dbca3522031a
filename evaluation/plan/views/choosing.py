"""Choosing who reports, beside what the coverage rule proposes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.errors import Refusal
from evaluation.plan import actions
from evaluation.plan.choosing import Choosing
from evaluation.plan.views.common import page_of, shown
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def choose_deputies(request: MemberRequest, code: str) -> HttpResponse:
    page = page_of(request, code)
    permit(request.membership, "plan.choose_deputies", congress_id=page.plan.congress_id)
    choosing = Choosing(page.plan, request.membership, request.GET.get("page", "1"))
    refusal = None
    if request.method == "POST":
        try:
            mandates = choosing.named(request.POST.getlist("mandate"))
            actions.choose_deputies(plan=page.plan, mandates=mandates, by=request.membership)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("%(count)s deputies are on the list.") % {"count": len(mandates)})
            if choosing.page.has_next():
                return redirect(f"{request.path}?page={choosing.page.next_page_number()}")
            return redirect("publish_plan" if page.may("publish_plan") else "plan", code)
    return shown(request, "plan/choose_deputies.html", {"page": page, "choosing": choosing}, refusal)
