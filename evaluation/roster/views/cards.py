"""Doors of the personal cards."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation.roster import actions, queries
from evaluation.roster.forms.office import CardsForm
from evaluation.roster.models import DeputyGroup, Membership, PersonalLink, User
from evaluation.roster.presenters.cards import card_of
from evaluation.roster.requests import MemberRequest, opened_here_only
from evaluation.roster.views.guard import only_who_may, posted

A_PAGE = 50
A_SHEET = 200  # cards at once: more is a group after the other


@require_safe
@only_who_may("roster.make_personal_link")
def personal_links(request: MemberRequest) -> HttpResponse:
    """The cards that are valid now."""
    here = queries.valid_links().filter(congress=request.membership.congress).select_related("user")
    found = queries.found_by_user(here, request.GET.get("q", "")).order_by("pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "roster/personal_links.html", {"page_obj": page})


@never_cache
@require_http_methods(["GET", "POST"])
@only_who_may("roster.make_personal_link")
def make_personal_links(request: MemberRequest) -> HttpResponse:
    """A sheet of cards; their secrets stand on this one answer and nowhere else."""
    by = request.membership
    form = CardsForm(posted(request), by=by)
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form, "only_here": opened_here_only(request)}
        return render(request, "roster/make_personal_links.html", facts)
    people = _people(by, form.cleaned_data["role"], form.cleaned_data["group"])
    valid = {link.user_id: link for link in queries.valid_links().filter(congress=by.congress).select_related("user")}
    holders = [valid[user.pk] for user in people if user.pk in valid]
    anew = form.cleaned_data["anew"]
    wanted = people if anew else [user for user in people if user.pk not in valid]
    if not wanted:
        form.add_error(None, _nobody(holders))
        return render(request, "roster/make_personal_links.html", {"form": form})
    asked = ",".join(str(link.pk) for link in holders)  # whose cards were named: another choice is asked about again
    if anew and request.POST.get("sure", "") != asked:
        facts = {"form": form, "ending": _names(holders), "asked": asked}
        return render(request, "roster/make_personal_links.html", facts)
    return _sheet(request, wanted[:A_SHEET], form.cleaned_data["until"], holders, anew=anew)


def _nobody(holders: list[PersonalLink]) -> str:
    """Why no card is made."""
    if not holders:
        return _("Nobody has this role yet.")
    return _("All of them have a valid card already: %(names)s. It opens every role of its owner.") % {
        "names": _names(holders)
    }


def _names(links: list[PersonalLink]) -> str:
    return "、".join(link.user.name for link in links)


def _sheet(
    request: MemberRequest, people: list[User], until: datetime, holders: list[PersonalLink], *, anew: bool
) -> HttpResponse:
    """Make the cards and show them; whose earlier card ended with it, or goes on, is named."""
    by = request.membership
    entrance = request.build_absolute_uri(reverse("enter"))
    made = [actions.make_personal_link(user=user, congress=by.congress, expires_at=until, by=by) for user in people]
    roles = queries.roles_by_user(by.congress, people)
    cards = [card_of(link, secret, entrance, roles[link.user_id]) for link, secret in made]
    told = (
        {"replaced": _names([link for link in holders if link.user in people])} if anew else {"kept": _names(holders)}
    )
    return render(request, "roster/cards.html", {"cards": cards, "until": until, "entrance": entrance, **told})


@require_POST
@only_who_may("roster.revoke_personal_link")
def revoke_personal_link(request: MemberRequest, number: int) -> HttpResponse:
    link = get_object_or_404(PersonalLink, pk=number, congress=request.membership.congress)
    actions.revoke_personal_link(link=link, by=request.membership)
    messages.success(request, _("The card of %(name)s opens nothing any more.") % {"name": link.user.name})
    return redirect("personal_links")


@require_POST
@only_who_may("roster.enrol_deputies")
def enrol_deputies(request: MemberRequest) -> HttpResponse:
    new = actions.enrol_deputies(congress=request.membership.congress, by=request.membership)
    messages.success(request, _("%(count)s roles were given to deputies and group leaders.") % {"count": len(new)})
    return redirect("make_personal_links")


@require_POST
@only_who_may("roster.enrol_voters")
def enrol_voters(request: MemberRequest) -> HttpResponse:
    """The voter representatives of every group that the asking person sees."""
    by = request.membership
    groups = queries.groups_visible_to(by)
    count = sum(len(actions.enrol_voters(congress=by.congress, group=group, by=by)) for group in groups)
    messages.success(request, _("%(count)s voter representatives can enter opinions now.") % {"count": count})
    return redirect("voter_reps")


def _people(by: Membership, role: str, group: DeputyGroup | None) -> list[User]:
    """Those with the role who may come by a card, each once."""
    roles = Membership.objects.filter(congress=by.congress, role=role, ended_at=None, user__is_active=True)
    if group is not None:
        roles = roles.filter(group=group)
    allowed = roles.exclude(user__memberships__in=queries.never_by_link()).select_related("user")
    return list({role.user_id: role.user for role in allowed.order_by("group__order", "pk")}.values())
