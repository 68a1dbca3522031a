"""Who should report by this plan: the coverage rule asked with what is known of earlier years."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from evaluation.plan.models import Assessment, Plan
from evaluation.plan.queries import rules_of, schedule_of
from evaluation.plan.states import PlanState, Stage, Standing
from evaluation.roster.coverage import Candidate, Proposal, Rule, deadline, propose, review
from evaluation.roster.models import Mandate, Term
from evaluation.roster.queries import coverage_candidates, report_years


def proposal(plan: Plan, group_id: int | None = None) -> Proposal | None:
    """The coverage proposal for the plan's year; None when the plan states no coverage or has no term."""
    return _proposal(plan, group_id, plan.year)


def covered(plan: Plan, group_id: int | None = None) -> list[tuple[str, int, int]]:
    """(group, how many have reported in this term, this year's reports included, of how many)."""
    found = _proposal(plan, group_id, plan.year + 1)
    return [(group.group, group.reported, group.size) for group in found.groups] if found else []


@dataclass(frozen=True, slots=True)
class LeftOff:
    """Somebody who must report in the plan's year and is not on its list.

    `last`: by when it was promised; `reported`: the years in which it was done; `leave`: the deferral on record.
    """

    mandate: Mandate
    last: int
    reported: tuple[int, ...]
    leave: str


def left_off(plan: Plan, group_id: int | None = None) -> list[LeftOff]:
    """Whom the list as it stands leaves off although the promise of coverage names them this year."""
    asked = _asked(plan, group_id)
    if asked is None:
        return []
    candidates, rule = asked
    chosen = set(plan.assessments.values_list("mandate_id", flat=True))
    missing = {key for caution in review(candidates, chosen, year=plan.year, rule=rule) for key in caution.keys}
    mandates = Mandate.objects.select_related("deputy", "group").in_bulk(missing)
    return [
        LeftOff(mandates[c.key], deadline(c, plan.year, rule) or plan.year, c.reported, c.leave)
        for c in candidates
        if c.key in missing
    ]


def _proposal(plan: Plan, group_id: int | None, year: int) -> Proposal | None:
    asked = _asked(plan, group_id)
    return propose(asked[0], year=year, rule=asked[1]) if asked else None


def _asked(plan: Plan, group_id: int | None) -> tuple[list[Candidate], Rule] | None:
    """Whom the coverage rule is asked about, and the rule; None when the plan states none or has no term."""
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
    return candidates, rule


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
