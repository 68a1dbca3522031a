"""What two people look at before they confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from voting.queries import results

if TYPE_CHECKING:
    from voting.models import Session

Lines = list[tuple[str, list[tuple[str, int]]]]


def lines_to_confirm(session: Session) -> Lines:
    """A line for each question of a counted vote: how many marks stand under which heading."""
    counted = results.tally(session).questions
    headings = [*session.vote_rules.grades, _("Abstentions"), _("Invalid")]
    lines = []
    for number, title in session.questions.order_by("number").values_list("number", "title"):
        found = counted[number]
        lines.append((title, list(zip(headings, [*found.grades, found.abstain, found.invalid], strict=True))))
    return lines
