"""Choosing who reports, beside what the coverage rule proposes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.errors import Refusal
from evaluation.plan import actions
from evaluation.plan.choosing import Choosing
from evaluation.plan.views.common import page_of, shown
from evaluation.roster.downloads import as_excel
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
            seen = request.POST.get("seen", "")
            actions.choose_deputies(plan=page.plan, mandates=mandates, seen=seen, by=request.membership)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("%(count)s deputies are on the list.") % {"count": len(mandates)})
            if choosing.page.has_next():
                return redirect(f"{request.path}?page={choosing.page.next_page_number()}")
            return redirect("publish_plan" if page.may("publish_plan") else "plan", code)
    return shown(request, "plan/choose_deputies.html", {"page": page, "choosing": choosing}, refusal)


@require_safe
def export_coverage(request: MemberRequest, code: str) -> HttpResponse:
    """Who has reported when, who must and who is proposed this year, as an Excel table."""
    page = page_of(request, code)
    permit(request.membership, "plan.choose_deputies", congress_id=page.plan.congress_id)
    heading = [
        _("Group"),
        _("Deputy"),
        _("Level"),
        _("Work unit and post"),
        _("On the list"),
        _("Must report this year"),
        _("On leave"),
        _("Times reported in this term"),
        _("Last reported in"),
    ]
    choosing = Choosing(page.plan, request.membership)
    reported = choosing.reported
    rows = [
        [
            group,
            choice.mandate.deputy.name,
            choice.mandate.get_level_display(),
            choice.mandate.deputy.employer_title,
            _("yes") if choice.checked else _("no"),
            _("yes") if choice.must else _("no"),
            choice.leave,
            len(reported.get(choice.mandate.pk, ())),
            max(reported.get(choice.mandate.pk, ()), default=None),
        ]
        for group, _about, choices in choosing.everybody
        for choice in choices
    ]
    return as_excel(_("Coverage of %(year)s") % {"year": page.plan.year}, heading, rows)
