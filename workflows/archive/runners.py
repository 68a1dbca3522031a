"""Long work of the archive: papers are made and the year is sealed in the background."""

from evaluation.archive.actions import keep_kit, keep_papers, seal_bundle
from evaluation.archive.kit import make_kit
from evaluation.meeting.models import Meeting
from evaluation.plan.models import Plan
from evaluation.roster.models import Membership
from workflows.errands.registry import Ending, Style, runner
from workflows.errands.work import Work


def _asked(work: Work) -> tuple[Plan, Membership]:
    plan = Plan.objects.select_related("congress").get(pk=work.facts["plan"])
    return plan, Membership.objects.select_related("user").get(pk=work.facts["by"])


@runner("archive.keep_papers", style=Style.LONG)
def make_papers(work: Work) -> Ending | None:
    """Every paper of the year that can be made now."""
    plan, by = _asked(work)
    keep_papers(plan=plan, by=by, told=work.progress)
    return None


@runner("archive.make_kit", style=Style.LONG)
def kit(work: Work) -> Ending | None:
    """The papers of one meeting in one zip."""
    meeting = Meeting.objects.select_related("plan__congress", "group").get(pk=work.facts["meeting"])
    by = Membership.objects.select_related("user").get(pk=work.facts["by"])
    data = make_kit(meeting, told=work.progress)
    return lambda: keep_kit(meeting=meeting, data=data, by=by)


@runner("archive.seal_bundle", style=Style.LONG)
def seal(work: Work) -> Ending | None:
    """Keep what is not kept yet, then seal. The bundle and "done" stand in one transaction."""
    plan, by = _asked(work)
    keep_papers(plan=plan, by=by, told=work.progress)
    return lambda: seal_bundle(plan=plan, by=by)
