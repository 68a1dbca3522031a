"""What may be destroyed when: every year's material by its retention class."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_noop

from documents.bundle import CLASSES, RetentionClass
from documents.bundle.retention import HOUSE, PRACTICE, may_be_destroyed_from
from evaluation.archive.catalogue import PLACES
from evaluation.archive.models import Destruction
from evaluation.archive.queries import plans_visible_to
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership

# the bundle's own table knows no language; its two bases are worded here
BASES = {
    PRACTICE: gettext_noop("Practice of people's congress offices"),
    HOUSE: gettext_noop("House default: replace it by the office's own table"),
}


@dataclass(frozen=True, slots=True)
class Keeping:
    """The material of one class and year. `first`: the first year in which it may be destroyed; None: never."""

    plan: Plan
    retention: RetentionClass
    files: int
    first: int | None
    destroyed: Destruction | None
    today: date

    @property
    def basis(self) -> str:
        return BASES[self.retention.source]

    @property
    def due(self) -> bool:
        """Whether it may be destroyed now."""
        return not self.destroyed and self.first is not None and self.first <= self.today.year


def keepings(by: Membership) -> Iterator[Keeping]:
    """Every class of every year that a person may look into, the oldest year first. Three queries and one a year."""
    today = timezone.localdate()
    for plan in plans_visible_to(by).prefetch_related("destructions__by__user", "destructions__witnessed_by__user"):
        files = Counter(PLACES[kind][1] for kind in plan.papers.values_list("kind", flat=True))
        destroyed = {record.retention_class: record for record in plan.destructions.all()}
        for key, retention in CLASSES.items():
            first = may_be_destroyed_from(retention, plan.year)
            yield Keeping(plan, retention, files[key], first, destroyed.get(key), today)
