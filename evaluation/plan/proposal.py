"""Who should report by this plan: the coverage rule asked with what is known of earlier years."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import rules_of, schedule_of
from evaluation.plan.states import PlanState, Stage, Standing
from evaluation.roster.coverage import Proposal, Rule, propose
from evaluation.roster.models import Mandate, Term
from evaluation.roster.queries import coverage_candidates, report_years


def proposal(plan: Plan, group_id: int | None = None) -> Proposal | None:
    """The coverage proposal for the plan's year; None when the plan states no coverage or has no term."""
    return _proposal(plan, group_id, plan.year)


def covered(plan: Plan, group_id: int | None = None) -> list[tuple[str, int, int]]:
    """(group, how many have reported in this term, this year's reports included, of how many)."""
    found = _proposal(plan, group_id, plan.year + 1)
    return [(group.group, group.reported, group.size) for group in found.groups] if found else []


def _proposal(plan: Plan, group_id: int | None, year: int) -> Proposal | None:
    rules = rules_of(plan)
    if plan.term is None or not rules.coverage_every_years:
        return None
    candidates = coverage_candidates(
        plan.term,
        on=heard_on(plan),
        levels=rules.reporting_level,
        group_id=group_id,
        reported=reported_years(plan.term),
    )
    rule = Rule(
        every_years=rules.coverage_every_years,
        once_a_term=rules.coverage_once_a_term,
        share=rules.coverage_share_a_year or Fraction(1),
        term_last_year=report_years(plan.term)[1],
    )
    return propose(candidates, year=year, rule=rule)


def proposed_mandates(plan: Plan, group_id: int | None = None) -> list[Mandate]:
    """The proposal's mandates in the order of the roster; everybody of the level where no coverage is stated."""
    mandates = eligible(plan, group_id)
    found = proposal(plan, group_id)
    if found is None:
        return mandates
    chosen = {key for group in found.groups for key in group.chosen}
    return [mandate for mandate in mandates if mandate.pk in chosen]


def eligible(plan: Plan, group_id: int | None = None) -> list[Mandate]:
    """Every running mandate that may report by this plan."""
    mandates = Mandate.objects.filter(
        deputy__congress=plan.congress_id, level__in=rules_of(plan).reporting_level, ended_on=None
    ).select_related("deputy", "group")
    if group_id is not None:
        mandates = mandates.filter(group_id=group_id)
    return list(mandates.order_by("group__order", "pk"))


def heard_on(plan: Plan) -> date:
    """The first day on which reports may be heard."""
    days = schedule_of(plan).get(Stage.MEETING)
    return days[0] if days else date(plan.year, 12, 31)


def reported_years(term: Term) -> dict[int, set[int]]:
    """Mandate → years in which a round that this product led to its end heard the deputy."""
    heard = Assessment.objects.filter(
        plan__state=PlanState.FINISHED, standing=Standing.ACTIVE, mandate__term=term
    ).values_list("mandate_id", "plan__year")
    years: dict[int, set[int]] = defaultdict(set)
    for mandate_id, year in heard:
        years[mandate_id].add(year)
    return years
