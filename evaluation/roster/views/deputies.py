"""Doors to the deputies: the list, one person, changes by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation.roster import actions, queries
from evaluation.roster.downloads import as_excel
from evaluation.roster.forms.deputies import AddDeputyForm, DeputyForm, EndMandateForm, LeaveForm, MoveForm
from evaluation.roster.models import Deputy, Mandate
from evaluation.roster.permissions import may
from evaluation.roster.presenters.composition import parts_of
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Level, Role
from evaluation.roster.views.guard import only_for, only_who_may, posted

A_PAGE = 50


@require_safe
def deputies(request: MemberRequest) -> HttpResponse:
    """The deputies of the running term, by group, found by name, pinyin or initials."""
    by = request.membership
    term = queries.latest_term(by)
    group = request.GET.get("group", "")
    found = queries.listed_mandates(by, term, sought=request.GET.get("q", ""), group=group)
    facts = {
        "page_obj": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "columns": queries.columns_filled(found),
        "term": term,
        "groups": queries.groups_visible_to(by),
        "group": group,
        "may_change": may(by, "roster.import_roster"),
        "sees_all": by.role in queries.WHOLE,
    }
    return render(request, "roster/deputies.html", facts)


@require_safe
def deputy(request: MemberRequest, number: int) -> HttpResponse:
    person = _person(request, number)
    mandates = queries.mandates_visible_to(request.membership).filter(deputy=person)
    facts = {
        "person": person,
        "mandates": mandates.select_related("term", "group", "constituency").prefetch_related("prior_reports"),
        "may_change": may(request.membership, "roster.edit_deputy"),
        "may_note": may(request.membership, "roster.note_leave"),
    }
    return render(request, "roster/deputy.html", facts)


@require_http_methods(["GET", "POST"])
@only_who_may("roster.edit_deputy")
def edit_deputy(request: MemberRequest, number: int) -> HttpResponse:
    person = _person(request, number)
    form = DeputyForm(posted(request), instance=Deputy.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "edition"}
        edition = form.cleaned_data["edition"]
        actions.edit_deputy(deputy=person, edition=edition, facts=facts, by=request.membership)
        messages.success(request, _("The changes are saved."))
        return redirect("deputy", number=number)
    return render(request, "roster/edit_deputy.html", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
@only_who_may("roster.add_deputy")
def add_deputy(request: MemberRequest) -> HttpResponse:
    form = AddDeputyForm(posted(request), initial={"level": request.membership.congress.level})
    if request.method == "POST" and form.is_valid():
        mandate = actions.add_deputy(
            congress=request.membership.congress,
            name=form.cleaned_data["name"],
            level=Level(form.cleaned_data["level"]),
            started_on=form.cleaned_data["started_on"],
            by=request.membership,
        )
        messages.success(request, _("%(name)s is on the roster.") % {"name": mandate.deputy.name})
        return redirect("edit_deputy", number=mandate.deputy_id)
    return render(request, "roster/add_deputy.html", {"form": form})


@require_http_methods(["GET", "POST"])
@only_who_may("roster.note_leave")
def note_leave(request: MemberRequest, number: int) -> HttpResponse:
    mandate = _mandate(request, number)
    known = {"reason": mandate.leave_reason, "until": mandate.leave_until}
    form = LeaveForm(posted(request), initial=known)
    if request.method == "POST" and form.is_valid():
        actions.note_leave(mandate=mandate, by=request.membership, **form.cleaned_data)
        messages.success(request, _("The leave is noted; the next proposal takes it into account."))
        return redirect("deputy", number=mandate.deputy_id)
    return render(request, "roster/note_leave.html", {"form": form, "mandate": mandate})


@require_http_methods(["GET", "POST"])
@only_who_may("roster.move_mandate")
def move_mandate(request: MemberRequest, number: int) -> HttpResponse:
    """Another group, constituency or role in the group."""
    mandate = _mandate(request, number)
    known = {"group": mandate.group_id, "group_role": mandate.group_role, "constituency": mandate.constituency_id}
    form = MoveForm(posted(request), congress=request.membership.congress, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.move_mandate(mandate=mandate, by=request.membership, **form.cleaned_data)
        messages.success(request, _("The changes are saved."))
        return redirect("deputy", number=mandate.deputy_id)
    return render(request, "roster/move_mandate.html", {"form": form, "mandate": mandate})


@require_POST
@only_who_may("roster.resume_mandate")
def resume_mandate(request: MemberRequest, number: int) -> HttpResponse:
    mandate = _mandate(request, number)
    actions.resume_mandate(mandate=mandate, by=request.membership)
    messages.success(request, _("The mandate runs again; the record shows both."))
    return redirect("deputy", number=mandate.deputy_id)


@require_http_methods(["GET", "POST"])
@only_who_may("roster.end_mandate")
def end_mandate(request: MemberRequest, number: int) -> HttpResponse:
    mandate = _mandate(request, number)
    form = EndMandateForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.end_mandate(mandate=mandate, by=request.membership, **form.cleaned_data)
        messages.success(request, _("The mandate of %(name)s has ended.") % {"name": mandate.deputy.name})
        return redirect("deputy", number=mandate.deputy_id)
    return render(request, "roster/end_mandate.html", {"form": form, "mandate": mandate})


@require_safe
@only_for(Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM)
def composition(request: MemberRequest) -> HttpResponse:
    """Of whom the deputies are made up: published figures, as tables and charts."""
    term = queries.latest_term(request.membership)
    made_of = queries.composition_of(term) if term else None
    facts = {"term": term, "made_of": made_of, "parts": parts_of(made_of) if made_of else []}
    return render(request, "roster/composition.html", facts)


@require_safe
@only_for(Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM)
def export_composition(request: MemberRequest) -> HttpResponse:
    """The same figures as an Excel table."""
    term = queries.latest_term(request.membership)
    parts = parts_of(queries.composition_of(term)) if term else []
    heading = [_("Question"), _("Answer"), pgettext("how many", "People"), _("Share (%)")]
    rows = [
        (part.title, line.words, line.count, round(line.count * 100 / sum(each.count for each in part.lines), 1))
        for part in parts
        for line in part.lines
    ]
    return as_excel(_("Composition"), heading, rows)


def _person(request: MemberRequest, number: int) -> Deputy:
    return get_object_or_404(queries.deputies_visible_to(request.membership), pk=number)


def _mandate(request: MemberRequest, number: int) -> Mandate:
    visible = queries.mandates_visible_to(request.membership).select_related("deputy", "term")
    return get_object_or_404(visible, pk=number)
