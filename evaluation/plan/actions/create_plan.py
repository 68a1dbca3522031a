"""A new plan from one of the schemes."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.errors import UnknownScheme
from evaluation.plan.models import ContentItem, Plan, ScheduleEntry
from evaluation.plan.parameters import Preset, presets
from evaluation.plan.queries import open_term
from evaluation.roster.models import Congress, Membership
from evaluation.roster.permissions import permit


@act
def create_plan(*, congress: Congress, scheme: str, year: int, by: Membership, title: str = "") -> Plan:
    """A draft with every parameter, content item and date of the scheme `scheme`. Raises UnknownScheme."""
    permit(by, "plan.create_plan", congress_id=congress.pk)
    preset = presets().get(scheme)
    if preset is None:
        raise UnknownScheme(scheme=scheme)
    plan = Plan.objects.create(
        congress=congress,
        term=open_term(congress),
        year=year,
        scheme=scheme,
        title=title.strip() or _default_title(year),
        parameters=dict(preset.parameters),
    )
    _fill(plan, preset)
    record(by, "plan.create_plan", plan, scheme=scheme, year=year)
    return plan


def _default_title(year: int) -> str:
    """In the office's language, whatever the reader's is: it stands on every paper."""
    with override("zh-hans"):
        return _("Plan for the duty reports and evaluations of %(year)s") % {"year": year}


def _fill(plan: Plan, preset: Preset) -> None:
    ContentItem.objects.bulk_create(
        ContentItem(plan=plan, order=order, text=text) for order, text in enumerate(preset.content_items, 1)
    )
    ScheduleEntry.objects.bulk_create(
        ScheduleEntry(plan=plan, stage=stage, starts_on=_on(plan.year, first), due_on=_on(plan.year, last))
        for stage, (first, last) in preset.schedule.items()
    )


def _on(year: int, month_day: str) -> date:
    month, day = month_day.split("-")
    return date(year, int(month), int(day))
