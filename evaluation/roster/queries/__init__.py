"""Spoken questions to the roster; every list of other people's data goes through `..._visible_to`."""

from evaluation.roster.queries.composition import Composition, composition_of
from evaluation.roster.queries.coverage import coverage_candidates, report_years
from evaluation.roster.queries.lists import columns_filled, latest_term, listed_mandates
from evaluation.roster.queries.people import (
    NEVER_BY_LINK,
    found_by_user,
    link_behind,
    memberships_of,
    never_by_link,
    roles_by_user,
    running_term,
    system_membership,
    usual_role,
    valid_links,
)
from evaluation.roster.queries.search import found_by_name
from evaluation.roster.queries.visible import (
    WHOLE,
    congresses_visible_to,
    deputies_visible_to,
    groups_visible_to,
    mandates_visible_to,
    standing_members_visible_to,
    users_visible_to,
    voter_reps_visible_to,
)
from evaluation.roster.queries.voters import voters_for_breadth

__all__ = [
    "NEVER_BY_LINK",
    "WHOLE",
    "Composition",
    "columns_filled",
    "composition_of",
    "congresses_visible_to",
    "coverage_candidates",
    "deputies_visible_to",
    "found_by_name",
    "found_by_user",
    "groups_visible_to",
    "latest_term",
    "link_behind",
    "listed_mandates",
    "mandates_visible_to",
    "memberships_of",
    "never_by_link",
    "report_years",
    "roles_by_user",
    "running_term",
    "standing_members_visible_to",
    "system_membership",
    "users_visible_to",
    "usual_role",
    "valid_links",
    "voter_reps_visible_to",
    "voters_for_breadth",
]
