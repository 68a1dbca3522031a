"""What every door to a plan does first."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from documents.errors import Refusal
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.presenters import PlanPage
from evaluation.plan.queries import assessments_seen_by, plans_seen_by
from evaluation.roster.requests import MemberRequest
from evaluation.roster.states import Role

READERS = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PRESIDIUM, Role.GROUP_LEADER, Role.DEPUTY, Role.SYSTEM})


def page_of(request: MemberRequest, code: str) -> PlanPage:
    """The plan behind a code, if this reader may see it. Raises Http404."""
    plans = plans_seen_by(request.membership) if request.membership.role in READERS else Plan.objects.none()
    plan = get_object_or_404(plans.select_related("congress", "copied_from"), code=code)
    return PlanPage(plan, request.membership, request.GET.get("page", "1"))


def assessment_of(request: MemberRequest, code: str) -> Assessment:
    """One deputy in a plan of the own congress. Raises Http404."""
    own = assessments_seen_by(request.membership).filter(plan__congress=request.membership.congress_id)
    if request.membership.role not in READERS:
        own = own.none()
    return get_object_or_404(
        own.select_related(
            "plan__congress", "mandate__deputy", "group", "reviewer__user", "replaced_by__mandate__deputy"
        ),
        code=code,
    )


def edition_of(request: MemberRequest, plan: Plan) -> int:
    """The edition that the writer saw, and still has before the eyes when a form comes back; -1 for no number.

    A refused form keeps it: to press once more must not lay it over what somebody else saved meanwhile.
    """
    given = request.POST.get("edition", "") if request.method == "POST" else str(plan.edition)
    return int(given) if given.isdecimal() else -1


def shown(
    request: MemberRequest, template: str, facts: dict[str, object], refusal: Refusal | None = None
) -> HttpResponse:
    """The page, with the refusal on it where there is one."""
    return render(request, template, {**facts, "refusal": refusal}, status=refusal.status if refusal else 200)
