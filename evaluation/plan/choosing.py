"""The page on which deputies are chosen: who may, who is proposed, what is to be minded."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from evaluation.plan.models import Plan
from evaluation.plan.proposal import eligible, proposal, reported_years
from evaluation.plan.queries import list_stamp
from evaluation.roster.coverage import Caution, GroupProposal
from evaluation.roster.models import Mandate, Membership, PriorReport
from evaluation.roster.states import Role

A_PAGE = 200  # deputies: a page stays under 100 KB


@dataclass(frozen=True, slots=True)
class Choice:
    """One deputy on the list of those who may report."""

    mandate: Mandate
    checked: bool
    must: bool
    leave: str


class Choosing:
    """A page of those who may report. What is ticked on other pages stays as it is."""

    def __init__(self, plan: Plan, by: Membership, number: str = "1") -> None:
        self.plan, self.number = plan, number
        self.group_id = by.group_id if by.role == Role.GROUP_LEADER else None
        self.proposal = proposal(plan, self.group_id)

    @cached_property
    def stamp(self) -> str:
        """The list as this page shows it: whoever saves sends it along."""
        return list_stamp(self.plan, self.group_id)

    @cached_property
    def mandates(self) -> list[Mandate]:
        return eligible(self.plan, self.group_id)

    @cached_property
    def page(self) -> Page[Mandate]:
        return Paginator(self.mandates, A_PAGE).get_page(self.number)

    @cached_property
    def chosen(self) -> set[int]:
        """Who is on the list now; before anybody is, whom the coverage rule proposes, or everybody without a rule."""
        now = set(self.plan.assessments.values_list("mandate_id", flat=True))
        if now:
            return now
        return set(self.proposal.chosen) if self.proposal else {mandate.pk for mandate in self.mandates}

    @cached_property
    def groups(self) -> list[tuple[str, str, list[Choice]]]:
        """(group, what the rule says about it, its deputies on this page)."""
        return self._grouped(self.page)

    @property
    def everybody(self) -> list[tuple[str, str, list[Choice]]]:
        """The same of all pages."""
        return self._grouped(self.mandates)

    def _grouped(self, mandates: Iterable[Mandate]) -> list[tuple[str, str, list[Choice]]]:
        said = {group.group: group for group in self.proposal.groups} if self.proposal else {}
        by_group = groupby(mandates, key=lambda mandate: mandate.group.name if mandate.group else "")
        return [(name, _about(said.get(name)), list(self._choices(said.get(name), found))) for name, found in by_group]

    def _choices(self, said: GroupProposal | None, mandates: object) -> list[Choice]:
        leave = dict(said.deferred) if said else {}
        must = set(said.must) if said else set()
        return [
            Choice(m, checked=m.pk in self.chosen, must=m.pk in must, leave=leave.get(m.pk, ""))
            for m in mandates  # type: ignore[attr-defined]  # an iterator of groupby
        ]

    @cached_property
    def reported(self) -> dict[int, set[int]]:
        """Mandate → the years in which the deputy reported: those on the roster and those of this product."""
        own = reported_years(self.plan.term) if self.plan.term else {}
        told = PriorReport.objects.filter(mandate__in=self.mandates).values_list("mandate_id", "year")
        found = {mandate: set(years) for mandate, years in own.items()}
        for mandate, year in told:
            found.setdefault(mandate, set()).add(year)
        return found

    @property
    def cautions(self) -> list[str]:
        """What the coverage rule warns of, group by group."""
        return self._earlier_years() + [
            f"{group.group}：{caution_words(caution)}" if group.group else caution_words(caution)
            for group in (self.proposal.groups if self.proposal else ())
            for caution in group.cautions
        ]

    def _earlier_years(self) -> list[str]:
        """Years on the roster before the term count all the same and are said: the term may be dated wrongly."""
        term = self.plan.term
        if self.proposal is None or term is None:
            return []
        early = sorted({year for years in self.reported.values() for year in years if year < term.started_on.year})
        said = {"years": "、".join(map(str, early)), "since": date_format(term.started_on)}
        words = _("The roster has reports of %(years)s, before this term began (%(since)s): they count for this term.")
        return [words % said] if early else []

    def named(self, keys: list[str]) -> list[Mandate]:
        """The mandates of the page with these keys, and those chosen on other pages, in the order of the roster."""
        here, ticked = {mandate.pk for mandate in self.page}, set(keys)
        return [
            mandate
            for mandate in self.mandates
            if (str(mandate.pk) in ticked if mandate.pk in here else mandate.pk in self.chosen)
        ]


def _about(group: GroupProposal | None) -> str:
    if group is None:
        return ""
    return _("%(size)s deputies, %(reported)s have reported in this term; proposed this year: %(chosen)s") % {
        "size": group.size,
        "reported": group.reported,
        "chosen": len(group.chosen),
    }


def caution_words(caution: Caution) -> str:
    """A warning of the coverage rule in a sentence."""
    words = {
        "takes_all_the_rest": _("This year must take all of the %(count)s who have not reported yet."),
        "promise_broken": _("For %(count)s deputies the promise can no longer be kept."),
        "leave_breaks_promise": _("%(count)s deputies are on leave in the last year in which they could report."),
        "must_missing": _("%(count)s deputies who must report this year are not on the list."),
    }
    return words.get(caution.code, caution.code) % {"count": caution.count}
