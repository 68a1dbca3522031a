"""From items to what a page says about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from evaluation.ground.models import AuditEvent
from evaluation.opinion.queries import kept
from evaluation.plan.models import Assessment
from evaluation.plan.presenters import closings_told
from evaluation.plan.states import PlanState
from evaluation.rectification.models import Item, ListClosing
from evaluation.rectification.permissions import may_raise
from evaluation.rectification.queries import DONE, closing_of, said_at_meetings, unresolved
from evaluation.rectification.states import WITH_THE_DEPUTY, ItemState, may_move
from evaluation.roster.models import Membership, User
from evaluation.roster.states import Role


class ItemPage:
    """An item as its page sees it, for one reader."""

    def __init__(self, item: Item, reader: Membership) -> None:
        self.item = item
        self.deputy = item.assessment.mandate.deputy
        self.reader = reader

    @property
    def own(self) -> bool:
        return self.reader.deputy_id == self.deputy.pk

    @property
    def workable(self) -> bool:
        worker = self.reader.role == Role.ORGANISER or (self.own and self.reader.role == Role.DEPUTY)
        return worker and self.item.state in WITH_THE_DEPUTY

    @property
    def under_way(self) -> bool:
        return self.workable and self.item.state != ItemState.OPEN

    @property
    def signs(self) -> bool:
        return self.reader.role in {Role.ORGANISER, Role.GROUP_LEADER} and not self.own

    @property
    def decidable(self) -> bool:
        return self.signs and self.item.state == ItemState.HANDED_IN

    @property
    def reopenable(self) -> bool:
        return self.signs and self.item.state == ItemState.CLOSED and may_move(self.item.state, ItemState.UNDER_WAY)

    @property
    def next_step(self) -> str:
        """One sentence for this reader: what is expected now, and of whom."""
        mine = self.workable or self.decidable
        working = (
            _("Now: record what has been done; when it is finished, hand the item in for sign-off."),
            _("The deputy is working on it."),
        )
        said = {
            ItemState.OPEN: (
                _("Now: say what will be done, by whom and by when."),
                _("The deputy has still to say what will be done."),
            ),
            ItemState.UNDER_WAY: working,
            ItemState.RETURNED: working,
            ItemState.HANDED_IN: (
                _("Now: look at what was done, then sign the item off or return it."),
                _("The item waits for its sign-off."),
            ),
        }
        to_me, to_others = said.get(ItemState(self.item.state), (_("Nothing more is to be done here."),) * 2)
        return to_me if mine else to_others

    @property
    def late(self) -> bool:
        due = self.item.due_on
        return due is not None and due < timezone.localdate() and self.item.state not in DONE

    @property
    def facts(self) -> list[tuple[str, object]]:
        return [
            (_("Deputy"), self.deputy.name),
            (_("Where it came from"), self.item.get_source_display()),
            (_("State"), self.item.get_state_display()),
            (_("What will be done"), self.item.measure or "—"),
            (_("Who is responsible"), self.item.responsible or "—"),
        ]

    @property
    def history(self) -> list[dict[str, object]]:
        """What happened to the item, oldest first; a day that was set or moved among it."""
        told: list[dict[str, object]] = [
            {
                "at": entry.at,
                "what": ItemState(entry.state_after).label if entry.state_after else _("Progress"),
                "who": str(entry.by.user) if entry.by else "",
                "note": entry.text,
            }
            for entry in self.item.progress.select_related("by__user")
        ]
        return sorted([*told, *self._days()], key=lambda line: cast("datetime", line["at"]))

    def _days(self) -> Iterator[dict[str, object]]:
        acts = AuditEvent.objects.filter(
            target_type="rectification.item", target_id=self.item.pk, act="rectification.plan_item"
        )
        names = dict(User.objects.filter(pk__in=acts.values("user_id")).values_list("pk", "name"))
        for event in acts.order_by("pk"):
            day, former = event.facts["due_on"], event.facts.get("former")
            if day != former:
                what = _("Day moved") if former else _("Measure and day set")
                said = _("%(former)s → %(day)s") if former else "%(day)s"
                days = {"day": _day(day), "former": _day(former) if former else ""}
                yield {"at": event.at, "what": what, "who": names.get(event.user_id, ""), "note": said % days}


def _day(kept: str) -> str:
    return date_format(date.fromisoformat(kept), "DATE_FORMAT")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A problem that was raised and is not on the list yet: one click makes it an item."""

    source: str
    problem: str
    opinion_id: int | None = None


class ListPage:
    """One deputy's list of items, with what could be added to it."""

    def __init__(self, assessment: Assessment, reader: Membership) -> None:
        self.assessment = assessment
        self.deputy = assessment.mandate.deputy
        self.reader = reader

    @cached_property
    def items(self) -> list[Item]:
        """Last year's first, then in the order in which they were raised."""
        return sorted(self.assessment.items.all(), key=lambda item: (item.source != "last_year", item.pk))

    @property
    def signs(self) -> bool:
        return self.reader.role in {Role.ORGANISER, Role.GROUP_LEADER} and self.reader.deputy_id != self.deputy.pk

    @cached_property
    def raises(self) -> bool:
        """Whether this reader may put a problem on the list: whoever only reads is shown no form."""
        return self.closing is None and may_raise(self.reader, self.assessment)

    @cached_property
    def closing(self) -> ListClosing | None:
        return closing_of(self.assessment)

    @property
    def closings(self) -> list[dict[str, object]]:
        """What was closed and opened again, oldest first."""
        return closings_told(self.assessment.listclosings.select_related("closed_by__user", "reopened_by__user"))

    @property
    def reopenable(self) -> bool:
        return self.signs and self.closing is not None and self.assessment.plan.state == PlanState.RUNNING

    @property
    def open_count(self) -> int:
        return unresolved(self.assessment).count()

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Problems from the summary of opinions and from the meeting that are not items yet."""
        there = {item.problem for item in self.items}
        found = [Candidate("question", remark.text) for remark in said_at_meetings(self.assessment)]
        for opinion in kept(self.assessment).filter(is_problem=True).select_related("topic"):
            said = opinion.topic.title if opinion.topic else opinion.text
            found.append(Candidate("opinion", said, opinion.pk))
        once = {candidate.problem: candidate for candidate in found if candidate.problem not in there}
        return list(once.values())
