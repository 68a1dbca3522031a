"""Lists of the roster, ready for a page: what a line shows is fetched with it."""

from django.db.models import Count, Q, QuerySet

from evaluation.roster.models import Mandate, Membership, Term
from evaluation.roster.queries.search import found_by_name
from evaluation.roster.queries.visible import mandates_visible_to


def latest_term(by: Membership) -> Term | None:
    """The running term of the congress, else the last one."""
    return Term.objects.filter(congress_id=by.congress_id).order_by("-number").first()


def listed_mandates(by: Membership, term: Term | None, *, sought: str = "", group: str = "") -> QuerySet[Mandate]:
    """The mandates of a term in the order of the groups; running ones first."""
    mandates = mandates_visible_to(by).filter(term=term).select_related("deputy", "group", "constituency")
    if group.isdecimal():
        mandates = mandates.filter(group_id=int(group))
    found = found_by_name(mandates, sought, "deputy__")
    return found.prefetch_related("prior_reports").order_by("ended_on", "group__order", "pk")


def columns_filled(mandates: QuerySet[Mandate]) -> set[str]:
    """Which columns of the list say anything about anybody on it, on whichever page: the others are left out."""
    told: dict[str, int] = mandates.order_by().aggregate(
        group=Count("group"),
        place=Count("pk", filter=Q(constituency__isnull=False) | ~Q(deputy__township="")),
        reported=Count("prior_reports"),
        remark=Count("pk", filter=Q(ended_on__isnull=False) | ~Q(leave_reason="")),
    )
    return {name for name, count in told.items() if count}
