"""Reading plans, and trying their rule on made-up counts."""

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.plan.forms import SimulationForm
from evaluation.plan.queries import plans_seen_by
from evaluation.plan.states import Standing
from evaluation.plan.views.common import READERS, page_of
from evaluation.plan.wording import rule_words, verdict_words
from evaluation.roster.downloads import as_excel
from evaluation.roster.permissions import may
from evaluation.roster.requests import MemberRequest

if TYPE_CHECKING:
    from documents.tables import Value


@require_safe
def list_plans(request: MemberRequest) -> HttpResponse:
    if request.membership.role not in READERS:
        raise Http404
    plans = plans_seen_by(request.membership).select_related("congress").order_by("-year", "congress__code", "-pk")
    facts = {
        "page_obj": Paginator(plans, 50).get_page(request.GET.get("page", 1)),
        "creating": may(request.membership, "plan.create_plan"),
    }
    return render(request, "plan/list_plans.html", facts)


@require_safe
def export_plans(request: MemberRequest) -> HttpResponse:
    """Every plan that the asking person may see, with how many deputies report, as an Excel table."""
    if request.membership.role not in READERS:
        raise Http404
    active = Count("assessments", filter=Q(assessments__standing=Standing.ACTIVE))
    plans = plans_seen_by(request.membership).select_related("congress").annotate(reporting=active)
    heading = [_("Plan"), _("Year"), _("Congress"), _("State"), _("Reporting deputies"), _("Published on")]
    rows = [
        [
            plan.title,
            plan.year,
            plan.congress.name,
            plan.get_state_display(),
            plan.reporting,
            localtime(plan.published_at).date() if plan.published_at else None,
        ]
        for plan in plans.order_by("-year", "congress__code", "-pk")
    ]
    return as_excel(_("Plans"), heading, rows)


@require_safe
def plan(request: MemberRequest, code: str) -> HttpResponse:
    return render(request, "plan/plan.html", {"page": page_of(request, code)})


@require_safe
def export_rules(request: MemberRequest, code: str) -> HttpResponse:
    """The plan's rules, content items and days, each with where it comes from, as an Excel table."""
    page = page_of(request, code)
    heading = [_("Rule"), _("What it says"), _("Source"), _("Basis"), _("First day"), _("Last day")]
    rows: list[list[Value]] = [
        [line.label, line.value, line.source_label, line.basis, None, None] for line in page.lines
    ]
    rows += [
        [_("Content item %(number)s") % {"number": number}, item.text, str(item.source.label), item.basis, None, None]
        for number, item in enumerate(page.items, 1)
    ]
    rows += [
        [str(days.stage.label), None, str(days.source.label), days.basis, days.first, days.last]
        for days in page.schedule
    ]
    return as_excel(page.plan.title, heading, rows)


@require_safe
def simulate(request: MemberRequest, code: str) -> HttpResponse:
    """What the rule would say of counts that somebody types, exactly one half among them."""
    page = page_of(request, code)
    rule = page.rules.grading
    if rule is None:
        raise Http404
    form = SimulationForm(request.GET if "due" in request.GET else None, scale=page.rules.scale, rule=rule)
    verdict = form.verdict if form.is_valid() else None
    facts = {
        "page": page,
        "form": form,
        "rule": rule_words(rule),
        "verdict": verdict,
        "said": verdict_words(verdict) if verdict else [],
    }
    return render(request, "plan/simulate.html", facts)
