from django.utils import timezone
from django.utils.formats import date_format

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.opinion.models import Opinion
from evaluation.plan.actions.common import hold
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Rules
from evaluation.plan.states import Stage
from evaluation.rectification.errors import ListClosed, NotRectified, WordsNeeded
from evaluation.rectification.models import Item
from evaluation.rectification.permissions import permit_raising
from evaluation.rectification.queries import closing_of, said_at_meetings
from evaluation.rectification.states import ItemSource
from evaluation.roster.models import Membership
from evaluation.roster.states import Role


@act
def add_item(
    *, assessment: Assessment, source: str, problem: str, by: Membership, opinion: Opinion | None = None
) -> Item:
    """Put a problem on the deputy's list. What a deputy writes down is the own finding (自查), whatever is said;
    what a deputy takes over keeps its source.

    The same words for the same deputy make one item. Raises NotRectified when the plan has no such stage, and
    ListClosed once the list is closed: nobody would work on it any more.
    """
    permit_raising(by, assessment)
    if Stage.RECTIFICATION not in Rules.of(assessment.plan.parameters).stages:
        raise NotRectified
    hold(assessment)
    if closing := closing_of(assessment):
        day = date_format(timezone.localdate(closing.closed_at), "DATE_FORMAT")
        raise ListClosed(name=assessment.mandate.deputy.name, day=day)
    if not problem.strip():
        raise WordsNeeded(field=Item._meta.get_field("problem").verbose_name)  # noqa: SLF001 - Django documents it
    told = _told(assessment, problem, opinion) if by.role == Role.DEPUTY else source
    item, made = Item.objects.get_or_create(
        assessment=assessment,
        problem=problem.strip(),
        defaults={"source": told, "opinion": opinion},
    )
    if made:
        record(by, "rectification.add_item", item, source=item.source)
    return item


def _told(assessment: Assessment, problem: str, opinion: Opinion | None) -> ItemSource:
    """Where what a deputy adds comes from, as the record knows it."""
    if opinion:
        return ItemSource.OPINION
    said = said_at_meetings(assessment).filter(text=problem.strip()).exists()
    return ItemSource.QUESTION if said else ItemSource.SELF
