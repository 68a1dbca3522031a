"""The lists of the archive as Excel tables: sealed years, kept papers, the wording in use."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.papers import NAMES
from evaluation.archive.queries import plans_visible_to
from evaluation.archive.templating import own_templates
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import permit
from evaluation.roster.requests import MemberRequest

if TYPE_CHECKING:
    from documents.tables import Value


@require_safe
def export_archives(request: MemberRequest) -> HttpResponse:
    """Every year with its sealed bundles, corrections named; a year without one is a line as well."""
    plans = plans_visible_to(request.membership).prefetch_related("bundles__sealed_by__user", "bundles__corrects")
    heading = [_("Year"), _("Plan"), _("Sealed on"), _("By"), "SHA-256", _("Bytes"), _("Corrects"), _("Reason")]
    rows: list[list[Value]] = []
    for plan in plans:
        sealed = plan.bundles.all()
        rows += [
            [
                plan.year,
                plan.title,
                localtime(bundle.sealed_at),
                str(bundle.sealed_by.user),
                bundle.sha256,
                bundle.size,
                bundle.corrects.sha256 if bundle.corrects else "",
                bundle.reason,
            ]
            for bundle in sealed
        ] or [[plan.year, plan.title, None, "", "", None, "", ""]]
    return as_excel(_("Archive"), heading, rows)


@require_safe
def export_kept_papers(request: MemberRequest, code: str) -> HttpResponse:
    """The papers of one year that are kept: what, about whom, of which day, how long, with their digests."""
    plan = get_object_or_404(plans_visible_to(request.membership), code=code)
    heading = [
        _("Paper"),
        _("Deputy"),
        _("File"),
        _("Dated"),
        _("Kept since"),
        _("By"),
        _("Bytes"),
        "SHA-256",
    ]
    rows = [
        [
            NAMES[paper.kind],
            paper.assessment.mandate.deputy.name if paper.assessment else "",
            paper.file_name,
            paper.written_on,
            localtime(paper.made_at),
            str(paper.made_by.user),
            paper.size,
            paper.sha256,
        ]
        for paper in plan.papers.order_by("pk").select_related("assessment__mandate__deputy", "made_by__user")
    ]
    return as_excel(_("Papers kept of %(year)s") % {"year": plan.year}, heading, rows)


@require_safe
def export_templates(request: MemberRequest) -> HttpResponse:
    """Every paper with the wording it is made in: the standard one, or which own file since when."""
    by = request.membership
    permit(by, "archive.take_template", congress_id=by.congress_id)
    own = own_templates(by.congress)
    heading = [_("Paper"), _("Wording"), _("File"), _("In use since"), _("By")]
    rows: list[list[Value]] = [
        [name, _("your own"), mine.file_name, localtime(mine.uploaded_at), str(mine.uploaded_by.user)]
        if (mine := own.get(kind))
        else [name, _("standard"), "", None, ""]
        for kind, name in NAMES.items()
    ]
    return as_excel(_("Wording of the papers"), heading, rows)
