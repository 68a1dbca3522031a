"""The small tables of the office as Excel: terms, congresses below, cards, what an uploaded table would change."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evaluation.roster import queries
from evaluation.roster.downloads import as_excel
from evaluation.roster.models import Term
from evaluation.roster.presenters.preview import PreviewPage
from evaluation.roster.requests import MemberRequest
from evaluation.roster.views.guard import only_who_may
from evaluation.roster.views.tables import own_table, shown_of

if TYPE_CHECKING:
    from documents.tables import Value


@require_safe
@only_who_may("roster.open_term")
def export_terms(request: MemberRequest) -> HttpResponse:
    """The terms of the congress with their first and last days."""
    found = Term.objects.filter(congress=request.membership.congress).order_by("-number")
    rows = [[term.number, term.started_on, term.ended_on] for term in found]
    return as_excel(_("Terms"), [_("Term"), _("First day"), _("Last day")], rows)


@require_safe
@only_who_may("roster.create_congress")
def export_congresses(request: MemberRequest) -> HttpResponse:
    """The congresses that the asking person sees, each with its superior."""
    found = queries.congresses_visible_to(request.membership).select_related("parent")
    rows = [
        [congress.name, congress.code, congress.get_level_display(), congress.parent.name if congress.parent else ""]
        for congress in found
    ]
    return as_excel(_("Congresses"), [_("Name"), _("Code"), _("Level"), _("Superior")], rows)


@never_cache
@require_safe
@only_who_may("roster.make_personal_link")
def export_personal_links(request: MemberRequest) -> HttpResponse:
    """Who holds a card that is valid now: never what stands on it, which would open the account."""
    here = queries.valid_links().filter(congress=request.membership.congress).select_related("user").order_by("pk")
    rows: list[list[Value]] = [[str(link.user), localtime(link.made_at), localtime(link.expires_at)] for link in here]
    return as_excel(_("Personal cards"), [_("Name"), _("Made"), _("Valid until")], rows)


@never_cache
@require_safe
@only_who_may("roster.import_roster")
def export_preview(request: MemberRequest, number: int) -> HttpResponse:
    """Everything that the preview of an uploaded table found, to be worked off beside the table itself.

    The page shows the first hundred lines that would be created or changed; here are all of them.
    """
    page = PreviewPage(shown_of(own_table(request, number)), shown=None)
    said = [(_("Faults"), page.faults), (_("Warnings"), page.warnings)]
    lines = [(_("Changed"), page.changed), (_("Created"), page.created)]
    rows: list[list[Value]] = [
        [what, finding.line, finding.column, finding.reason] for what, found in said for finding in found
    ]
    rows += [[what, line.row, line.name, "；".join(line.what)] for what, found in lines for line in found]
    heading = [_("What"), _("Row"), _("Column or name"), _("Reason or change")]
    return as_excel(_("What the table would change"), heading, rows)
