"""Doors to what may be destroyed when."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.archive.keeping import Keeping, keepings
from evaluation.roster.downloads import as_excel
from evaluation.roster.models import Membership
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Role

A_PAGE = 30


def _all(by: Membership) -> list[Keeping]:
    """What may be destroyed now comes first, then the oldest year; 404 for those who keep no archive."""
    if by.role not in {Role.ORGANISER, Role.PRESIDIUM}:
        raise Http404
    return sorted(keepings(by), key=lambda kept: (not kept.due, kept.plan.year, kept.first or 9999))


@require_safe
def retention(request: MemberRequest) -> HttpResponse:
    """Every class of every year: how long it is kept, on what basis, and what became of it."""
    rows = _all(request.membership)
    facts = {
        "page_obj": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "due": sum(row.due for row in rows),
    }
    return render(request, "archive/retention.html", facts)


@require_safe
def export_retention(request: MemberRequest) -> HttpResponse:
    """The same as an Excel table."""
    heading = [
        _("Year"),
        _("Material"),
        _("Years kept"),
        _("Basis"),
        _("Files kept here"),
        _("May be destroyed from"),
        _("Destroyed on"),
        _("By"),
        _("Witness"),
        _("Reason"),
    ]
    rows = [
        [
            row.plan.year,
            row.retention.title,
            row.retention.years or _("for ever"),
            _(row.basis),
            row.files,
            row.first,
            timezone.localtime(row.destroyed.at).date() if row.destroyed else None,
            str(row.destroyed.by.user) if row.destroyed else "",
            str(row.destroyed.witnessed_by.user) if row.destroyed else "",
            row.destroyed.reason if row.destroyed else "",
        ]
        for row in _all(request.membership)
    ]
    return as_excel(_("Retention"), heading, rows)
