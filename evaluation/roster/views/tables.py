"""Doors for tables: hand in, look, confirm; and back to Excel."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation.roster import actions, exporting, queries
from evaluation.roster.comparing import Preview, preview_of
from evaluation.roster.errors import PreviewStale, UnreadableTable
from evaluation.roster.forms.tables import TableForm
from evaluation.roster.models import PriorReport, UploadedTable
from evaluation.roster.parsing import KINDS, Kind
from evaluation.roster.presenters.preview import PreviewPage
from evaluation.roster.reading import read_for
from evaluation.roster.requests import MemberRequest
from evaluation.roster.views.guard import only_who_may, posted

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SETTLED, MOST_SETTLED = "settled_tables", 50
LIST_OF = {"deputies": "deputies", "voters": "voter_reps", "attendance": "standing_members"}


@require_http_methods(["GET", "POST"])
@only_who_may("roster.import_roster")
def import_roster(request: MemberRequest) -> HttpResponse:
    form = TableForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["table"]
        data = upload.read()
        congress = request.membership.congress
        try:
            read_for(congress, data, _kind(form.cleaned_data["kind"]))
        except UnreadableTable as refusal:
            form.add_error("table", " ".join(refusal.sentences()))
        else:
            table = actions.keep_table(
                congress=congress,
                kind=form.cleaned_data["kind"],
                file_name=upload.name,
                data=data,
                by=request.membership,
            )
            return redirect("preview_table", number=table.pk)
    status = 422 if form.errors else 200
    return render(request, "roster/import_roster.html", {"form": form}, status=status)


@never_cache
@require_safe
@only_who_may("roster.import_roster")
def preview_table(request: MemberRequest, number: int) -> HttpResponse:
    if number in _settled(request):  # somebody went back with the browser
        return _settled_before(request)
    table = own_table(request, number)
    preview = shown_of(table)
    facts = {"table": table, "page": PreviewPage(preview), "preview": preview}
    return render(request, "roster/preview_table.html", facts)


@require_POST
@only_who_may("roster.import_roster")
def confirm_table(request: MemberRequest, number: int) -> HttpResponse:
    """Take over exactly what the preview showed."""
    if number in _settled(request):
        return _settled_before(request)
    table = own_table(request, number)
    reading = read_for(table.congress, bytes(table.data), _kind(table.kind))
    try:
        done = actions.import_roster(
            congress=table.congress, reading=reading, shown=request.POST.get("shown", "-"), by=request.membership
        )
    except PreviewStale as refusal:
        messages.error(request, str(refusal))
        return redirect("preview_table", number=number)
    actions.discard_table(table=table, by=request.membership)
    _settle(request, number)
    told = {"created": len(done.created), "changed": len(done.changed)}
    messages.success(request, _("The table was taken over: %(created)s created, %(changed)s changed.") % told)
    return redirect(LIST_OF[done.kind or "deputies"])


@require_POST
@only_who_may("roster.import_roster")
def discard_table(request: MemberRequest, number: int) -> HttpResponse:
    if number in _settled(request):
        return _settled_before(request)
    actions.discard_table(table=own_table(request, number), by=request.membership)
    _settle(request, number)
    messages.info(request, _("The table was not taken over."))
    return redirect("import_roster")


@never_cache
@require_safe
@only_who_may("roster.import_roster")
def export_roster(request: MemberRequest, kind: str) -> HttpResponse:
    """The present list in the columns in which it can be read again."""
    by = request.membership
    if kind == "deputies":
        term = queries.running_term(by.congress)
        mandates = queries.mandates_visible_to(by).filter(term=term, ended_on=None)
        fetched = mandates.select_related("deputy", "group", "constituency").order_by("group__order", "pk")
        years = Prefetch("prior_reports", PriorReport.objects.order_by("year"))
        data = exporting.deputies_table(f"{by.congress}代表名册", fetched.prefetch_related(years))
    elif kind == "voters":
        reps = queries.voter_reps_visible_to(by).select_related("group").order_by("group__order", "pk")
        data = exporting.voters_table(f"{by.congress}选民代表名单", reps)
    elif kind == "attendance":
        data = exporting.attendance_table(
            f"{by.congress}述职评议会议应到人员名册", queries.standing_members_visible_to(by)
        )
    else:
        raise Http404
    name = f'attachment; filename="{by.congress.code}-{kind}.xlsx"'
    return HttpResponse(data, content_type=EXCEL, headers={"Content-Disposition": name})


def own_table(request: MemberRequest, number: int) -> UploadedTable:
    """The table that this person handed in for this congress, or 404."""
    return get_object_or_404(UploadedTable, pk=number, by=request.user, congress=request.membership.congress)


def _settled(request: MemberRequest) -> list[int]:
    """Numbers of the tables that this person has taken over or discarded since signing in."""
    numbers: list[int] = request.session.get(SETTLED, [])
    return numbers


def _settle(request: MemberRequest, number: int) -> None:
    request.session[SETTLED] = [*_settled(request), number][-MOST_SETTLED:]


def _settled_before(request: MemberRequest) -> HttpResponse:
    messages.info(request, _("This table was taken over or discarded before; nothing happened a second time."))
    return redirect("import_roster")


def shown_of(table: UploadedTable) -> Preview:
    """What taking the table over would do now."""
    return preview_of(table.congress, read_for(table.congress, bytes(table.data), _kind(table.kind)))


def _kind(chosen: str) -> Kind | None:
    return next((kind for kind in KINDS if kind == chosen), None)
