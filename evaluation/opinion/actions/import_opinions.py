from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from documents.errors import Refusal
from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.opinion.checks import check_channel, check_open, clean_text
from evaluation.opinion.errors import ChannelNotInPlan, CollectionClosed, FaultyRows
from evaluation.opinion.models import Opinion
from evaluation.opinion.permissions import permit_collecting
from evaluation.opinion.queries import within_reach
from evaluation.plan.actions.common import hold
from evaluation.plan.models import Assessment, Plan
from evaluation.roster.models import Membership


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One row of the list (征求意见表) as read from the sheet; `row` is the number that the sheet shows."""

    row: int
    deputy: str
    channel: str
    heard_on: date | None
    text: str
    place: str = ""
    is_problem: bool = False


@act
def import_opinions(*, plan: Plan, rows: Sequence[OpinionRow], by: Membership) -> list[Opinion]:
    """Take over a list of opinions as a whole. A row that is already there (same deputy, date and words) is left alone.

    Raises FaultyRows with the row, column and reason of every fault; then nothing is saved.
    """
    homes = {a.mandate.deputy.name: a for a in within_reach(by).filter(plan=plan)}
    hold(*(homes[name] for name in {row.deputy for row in rows} & homes.keys()))
    faults: list[tuple[int, str, str]] = []
    found = [_read(row, homes, by, faults) for row in rows]
    if faults:
        raise FaultyRows(faults)
    made = [opinion for opinion in found if opinion is not None and not _known(opinion)]
    Opinion.objects.bulk_create(made)
    record(by, "opinion.import_opinions", plan, rows=len(rows), made=len(made))
    return made


def _read(
    row: OpinionRow, homes: dict[str, Assessment], by: Membership, faults: list[tuple[int, str, str]]
) -> Opinion | None:
    assessment = homes.get(row.deputy)
    if assessment is None:
        faults.append((row.row, "代表", _("No deputy of this name reports this year in your group.")))
        return None
    if row.heard_on is None:
        faults.append((row.row, "日期", _("The date cannot be read; write it like 2026-11-08.")))
        return None
    try:
        permit_collecting(by, "opinion.import_opinions", assessment)
        check_open(assessment)
        check_channel(assessment, row.channel)
        text = clean_text(row.text)
    except CollectionClosed as refusal:
        faults.append((row.row, "代表", str(refusal)))
        return None
    except ChannelNotInPlan as refusal:
        faults.append((row.row, "方式", str(refusal)))
        return None
    except Refusal as refusal:
        faults.append((row.row, "意见", str(refusal)))
        return None
    return Opinion(
        assessment=assessment,
        channel=row.channel,
        heard_on=row.heard_on,
        text=text,
        place=row.place,
        is_problem=row.is_problem,
        collector=by,
    )


def _known(opinion: Opinion) -> bool:
    return Opinion.objects.filter(assessment=opinion.assessment, heard_on=opinion.heard_on, text=opinion.text).exists()
