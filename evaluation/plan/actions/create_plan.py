"""A new plan from one of the schemes."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.plan.actions.common import put_items, put_schedule
from evaluation.plan.errors import UnknownScheme
from evaluation.plan.models import Plan
from evaluation.plan.parameters import presets
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
    put_items(plan, list(preset.content_items))
    put_schedule(plan, {stage: days.in_year(year) for stage, days in preset.schedule.items()})
    record(by, "plan.create_plan", plan, scheme=scheme, year=year)
    return plan


def _default_title(year: int) -> str:
    """In the office's language, whatever the reader's is: it stands on every paper."""
    with override("zh-hans"):
        return _("Plan for the duty reports and evaluations of %(year)s") % {"year": year}
