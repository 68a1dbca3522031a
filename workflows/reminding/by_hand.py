"""一键催办: one press reminds everybody who is late or due next."""

from django.utils import timezone
from django.utils.translation import gettext_noop

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.ground.notices import announce
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit
from evaluation.roster.states import Role
from workflows.inbox import Line
from workflows.models import Matter
from workflows.reminding.people import users_for
from workflows.year import Year

PLEASE = gettext_noop("%(step)s: due on %(date)s. You are asked to see to it. %(about)s")


@act
def remind_people(*, plan: Plan, by: Membership) -> int:
    """Tell everybody whose matter is late or due on the next deadline; each once a day. Returns how many matters."""
    permit(by, "plan.remind_people", congress_id=plan.congress_id)
    due = Year(plan, by).next_deadline
    if due is None:
        return 0
    waiting = Matter.objects.filter(plan=plan, ended_at=None, due_on__lte=due[0])
    if by.role == Role.GROUP_LEADER:
        waiting = waiting.filter(group=by.group_id)
    matters = list(waiting.select_related("plan", "group", "assessment__mandate__deputy"))
    for matter in matters:
        line = Line(matter)
        announce(
            congress_id=plan.congress_id,
            to=users_for(matter),
            key=f"please:{matter.pk}:{timezone.localdate()}",
            text=PLEASE,
            facts={"step": line.title, "about": line.about, "date": matter.due_on or due[0]},
            link=line.url,
            due_on=matter.due_on,
        )
    record(by, "plan.remind_people", plan, matters=len(matters))
    return len(matters)
