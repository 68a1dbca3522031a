"""Doors of the office: what can be set, and the people who sign in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation.roster import actions, queries
from evaluation.roster.downloads import as_excel
from evaluation.roster.forms.office import RoleForm, UserAndRoleForm
from evaluation.roster.models import Membership, User
from evaluation.roster.passwords import initial_password
from evaluation.roster.permissions import may
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import ROLE_SENTENCES, Role
from evaluation.roster.views.guard import only_for, only_who_may, posted

A_PAGE = 50


@require_safe
@only_for(Role.ADMINISTRATOR, Role.ORGANISER)
def settings(request: MemberRequest) -> HttpResponse:
    """Everything that is set once in a while, on one page."""
    by = request.membership
    facts = {"may_make": may(by, "roster.create_user"), "may_found": may(by, "roster.create_congress")}
    return render(request, "roster/settings.html", facts)


@require_safe
@only_who_may("roster.grant_role")
def users(request: MemberRequest) -> HttpResponse:
    by = request.membership
    roles = Membership.objects.filter(congress=by.congress, ended_at=None).select_related("group")
    people = queries.users_visible_to(by).order_by("pk").prefetch_related(Prefetch("memberships", roles, "roles_here"))
    sought = request.GET.get("q", "")
    if sought.strip():
        people = people.filter(name__contains=sought.strip()) | people.filter(username__startswith=sought.strip())
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    facts = {
        "page_obj": page,
        "may_make": may(by, "roster.create_user"),
        "administrators": roles.filter(role=Role.ADMINISTRATOR).select_related("user"),
    }
    return render(request, "roster/users.html", facts)


@require_safe
@only_who_may("roster.grant_role")
def export_users(request: MemberRequest) -> HttpResponse:
    """Who signs in, in which roles, and when they did last, as an Excel table for the review of accounts."""
    by = request.membership
    roles = Membership.objects.filter(congress=by.congress, ended_at=None).select_related("group")
    people = queries.users_visible_to(by).order_by("pk").prefetch_related(Prefetch("memberships", roles, "roles_here"))
    heading = [_("Name"), _("User name"), _("Roles"), _("Open"), _("Last sign-in")]
    rows = [
        [
            person.name,
            person.username,
            "、".join(role.get_role_display() for role in person.roles_here),
            _("yes") if person.is_active else _("no"),
            localtime(person.last_login) if person.last_login else None,
        ]
        for person in people
    ]
    return as_excel(_("People and roles"), heading, rows)


@never_cache
@require_http_methods(["GET", "POST"])
@only_who_may("roster.create_user")
def create_user(request: MemberRequest) -> HttpResponse:
    """An account with its first role; the initial password is shown once."""
    by = request.membership
    form = UserAndRoleForm(posted(request), by=by)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        password = initial_password()
        user, _role = actions.create_member(
            congress=by.congress,
            username=facts["username"],
            name=facts["name"],
            phone=facts["phone"],
            password=password,
            role=Role(facts["role"]),
            group=facts["group"],
            deputy=facts["deputy"],
            by=by,
        )
        return render(request, "roster/initial_password.html", {"person": user, "password": password})
    return render(request, "roster/create_user.html", {"form": form})


@require_safe
@only_who_may("roster.grant_role")
def user(request: MemberRequest, number: int) -> HttpResponse:
    by = request.membership
    person = _person(request, number)
    roles = person.memberships.filter(congress=by.congress).select_related("group", "deputy").order_by("ended_at", "pk")
    facts = {
        "person": person,
        "roles": [(role, ROLE_SENTENCES[Role(role.role)]) for role in roles],
        "links": person.personal_links.filter(congress=by.congress)[:5],
        "may_make": may(by, "roster.create_user"),
    }
    return render(request, "roster/user.html", facts)


@require_http_methods(["GET", "POST"])
@only_who_may("roster.grant_role")
def grant_role(request: MemberRequest, number: int) -> HttpResponse:
    person = _person(request, number)
    form = RoleForm(posted(request), by=request.membership)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        actions.grant_role(
            user=person,
            congress=request.membership.congress,
            role=Role(facts["role"]),
            group=facts["group"],
            deputy=facts["deputy"],
            by=request.membership,
        )
        messages.success(request, _("%(name)s has the role now.") % {"name": person.name})
        return redirect("user", number=number)
    return render(request, "roster/grant_role.html", {"form": form, "person": person})


@require_POST
@only_who_may("roster.end_role")
def end_role(request: MemberRequest, number: int) -> HttpResponse:
    here = Membership.objects.filter(congress=request.membership.congress).exclude(role=Role.SYSTEM)
    role = get_object_or_404(here, pk=number)
    actions.end_role(membership=role, by=request.membership)
    messages.success(request, _("The role has ended."))
    return redirect("user", number=role.user_id)


@never_cache
@require_POST
@only_who_may("roster.reset_password")
def reset_password(request: MemberRequest, number: int) -> HttpResponse:
    person = _person(request, number)
    password = initial_password()
    actions.reset_password(user=person, congress=request.membership.congress, password=password, by=request.membership)
    return render(request, "roster/initial_password.html", {"person": person, "password": password})


@require_POST
@only_who_may("roster.set_user_active")
def set_user_active(request: MemberRequest, number: int) -> HttpResponse:
    person = _person(request, number)
    active = request.POST.get("active") == "yes"
    actions.set_user_active(user=person, congress=request.membership.congress, active=active, by=request.membership)
    messages.success(request, _("The account is open.") if active else _("The account is closed."))
    return redirect("user", number=number)


def _person(request: MemberRequest, number: int) -> User:
    return get_object_or_404(queries.users_visible_to(request.membership), pk=number)
