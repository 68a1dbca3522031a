"""The organiser's year at a glance."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from evaluation.plan.models import Plan
from evaluation.plan.queries import plans_seen_by, running_plan
from evaluation.plan.states import PlanState
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import may
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Role
from workflows.below import ABOVE, below, below_table
from workflows.chart import draw
from workflows.flows import CycleFlow
from workflows.processes import cycle_of
from workflows.reminding.by_hand import remind_people as remind
from workflows.results_table import results_table
from workflows.year import Year
from workflows.year_charts import YearCharts
from workflows.year_table import year_table

READERS = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM, Role.GROUP_LEADER})


def plan_of(request: MemberRequest, code: str) -> Plan:
    """The plan behind a code, if this reader has a year at a glance. Raises Http404."""
    if request.membership.role not in READERS:
        raise Http404
    return get_object_or_404(plans_seen_by(request.membership).select_related("congress"), code=code)


@require_safe
def year(request: MemberRequest) -> HttpResponse:
    """The year that runs now, else the latest; where there is none, the list of plans says what to do."""
    if request.membership.role not in READERS:
        raise Http404
    own = plans_seen_by(request.membership).filter(congress=request.membership.congress_id)
    over = own.exclude(state__in=(PlanState.DRAFT, PlanState.CANCELLED)).order_by("-year", "-pk")
    plan = running_plan(request.membership) or over.first()
    return redirect("year_of", plan.code) if plan else redirect("list_plans")


@require_safe
def below_us(request: MemberRequest) -> HttpResponse:
    """What the congresses below have come to, for the office that answers for them."""
    if request.membership.role not in ABOVE:
        raise Http404
    lines = below(request.membership, request.GET.get("page", 1))
    return render(request, "workflows/below.html", {"page_obj": lines})


@require_safe
def export_below(request: MemberRequest) -> HttpResponse:
    """The same for all of them as an Excel table."""
    if request.membership.role not in ABOVE:
        raise Http404
    return as_excel(_("Subordinate congresses"), *below_table(request.membership))


@require_safe
def year_of(request: MemberRequest, code: str) -> HttpResponse:
    plan = plan_of(request, code)
    shown = Year(plan, request.membership)
    words = request.GET.get("q", "").strip()
    facts = {
        "year": shown,
        "plan": plan,
        "page_obj": shown.rows(request.GET.get("page", 1), words),
        "drawing": draw(CycleFlow, cycle_of(plan)),
        "reminds": plan.congress_id == request.membership.congress_id and may(request.membership, "plan.remind_people"),
    }
    return render(request, "workflows/year.html", facts)


@require_safe
def year_charts(request: MemberRequest, code: str) -> HttpResponse:
    """The same year for those who would rather look than read."""
    plan = plan_of(request, code)
    charts = list(YearCharts(Year(plan, request.membership)))
    return render(request, "workflows/year_charts.html", {"plan": plan, "charts": charts})


@require_POST
def remind_people(request: MemberRequest, code: str) -> HttpResponse:
    """One press reminds everybody who is late or due next."""
    count = remind(plan=plan_of(request, code), by=request.membership)
    messages.success(
        request,
        ngettext("A reminder went out for %(count)s matter.", "Reminders went out for %(count)s matters.", count)
        % {"count": count},
    )
    return redirect("year_of", code)


@require_safe
def export_year(request: MemberRequest, code: str) -> HttpResponse:
    """The year at a glance as an Excel table; counts are numbers."""
    plan = plan_of(request, code)
    return as_excel(plan.title, *year_table(Year(plan, request.membership)))


@require_safe
def export_results(request: MemberRequest, code: str) -> HttpResponse:
    """The year's results for the yearly appraisal and the choice of best deputies."""
    plan = plan_of(request, code)
    if plan.congress_id != request.membership.congress_id:
        raise Http404
    return as_excel(_("Results of %(year)s") % {"year": plan.year}, *results_table(plan, request.membership))
