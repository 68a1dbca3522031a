"""Doors to the voter representatives and to those due at a committee's meeting."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evaluation.roster import actions, queries
from evaluation.roster.breadth import choose
from evaluation.roster.permissions import may
from evaluation.roster.presenters.voters import dimensions, voter_lines
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Role
from evaluation.roster.views.guard import only_for, only_who_may

A_PAGE = 50
USUAL = 30  # S2-B 三: 人数一般在30人左右; the plan of the year may say another number


@require_safe
def voter_reps(request: MemberRequest) -> HttpResponse:
    """The voter representatives who take part."""
    by = request.membership
    reps = queries.voter_reps_visible_to(by).select_related("group").order_by("group__order", "pk")
    found = queries.found_by_name(reps, request.GET.get("q", ""))
    facts = {
        "page_obj": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "may_change": may(by, "roster.import_roster"),
        "may_enrol": may(by, "roster.enrol_voters"),
        "groups": queries.groups_visible_to(by) if may(by, "roster.choose_voters") else [],
    }
    return render(request, "roster/voter_reps.html", facts)


@require_http_methods(["GET", "POST"])
@only_who_may("roster.choose_voters")
def choose_voters(request: MemberRequest, number: int) -> HttpResponse:
    """Who of a group's list takes part; the breadth of the choice is shown beside it."""
    by = request.membership
    group = get_object_or_404(queries.groups_visible_to(by), pk=number)
    reps = list(queries.voter_reps_visible_to(by, pool=True).filter(group=group).order_by("pk"))
    if request.method == "POST":
        wanted = set(request.POST.getlist("chosen"))
        chosen = [rep for rep in reps if str(rep.pk) in wanted]
        count = actions.choose_voters(group=group, chosen=chosen, by=by)
        messages.success(request, _("%(count)s voter representatives are chosen.") % {"count": count})
        return redirect("choose_voters", number=number)
    voters = queries.voters_for_breadth(reps, year=timezone.localdate().year)
    wished = request.GET.get("count", "")
    proposed = wished.isdecimal()
    keys = choose(voters, int(wished)) if proposed else tuple(rep.pk for rep in reps if rep.is_active)
    facts = {
        "group": group,
        "lines": voter_lines(reps, voters, keys),
        "dimensions": dimensions(voters, keys),
        "count": len(keys),
        "proposed": proposed,
        "wished": wished if proposed else USUAL,
    }
    return render(request, "roster/choose_voters.html", facts)


@require_safe
@only_for(Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM)
def standing_members(request: MemberRequest) -> HttpResponse:
    """Those due at a meeting of the committee, and the guests."""
    found = queries.found_by_name(queries.standing_members_visible_to(request.membership), request.GET.get("q", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    may_change = may(request.membership, "roster.import_roster")
    return render(request, "roster/standing_members.html", {"page_obj": page, "may_change": may_change})
