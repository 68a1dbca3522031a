"""The background half of a deadline: who is to be reminded is looked up when the errand runs."""

from django.utils.translation import gettext_noop

from evaluation.ground import deadlines
from evaluation.plan.queries import rules_of
from workflows.errands.registry import Ending, runner
from workflows.errands.work import Work
from workflows.inbox import Line
from workflows.models import Matter
from workflows.reminding.people import users_for

WHAT = gettext_noop("%(step)s (%(about)s)")
WHAT_ALONE = gettext_noop("%(step)s")


@runner("matter.deadline")
def set_deadline(work: Work) -> Ending | None:
    """Remind the people of a matter before, on and after its day; nothing for one that is over already."""
    matter = Matter.objects.select_related("plan", "group", "assessment__mandate__deputy").get(pk=work.facts["matter"])
    if matter.ended_at is None and matter.due_on is not None:
        line, rules = Line(matter), rules_of(matter.plan)
        deadlines.remind(
            congress_id=matter.plan.congress_id,
            key=matter.deadline_key,
            due_on=matter.due_on,
            what=WHAT if line.about else WHAT_ALONE,
            facts={"step": line.title, "about": line.about},
            to=users_for(matter),
            link=line.url,
            before=rules.remind_before,
            after=rules.remind_after,
        )
    return None
