"""What is true of a round or a deputy now, read from the rows of the stages.

A step asks here whether it is over, so that an act done early, late, twice or undone never leaves the
process and the year at odds.
"""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from evaluation.ground.models import AuditEvent
from evaluation.meeting.models import MeetingDeputy
from evaluation.meeting.states import MeetingState
from evaluation.opinion.queries import not_closed
from evaluation.plan.models import Assessment
from evaluation.plan.states import Stage
from evaluation.rectification.models import Item
from evaluation.rectification.queries import closing_of, problem_raised
from evaluation.rectification.states import ItemState
from evaluation.report.models import DutyReport
from evaluation.report.states import ReportState
from evaluation.result.models import Result
from evaluation.result.queries import measures_due, objection_due, told_on
from evaluation.result.states import ResultState
from workflows.scope import Scope

READY = (MeetingState.READY, MeetingState.UNDER_WAY, MeetingState.CLOSED)
TO_DO = (ItemState.UNDER_WAY, ItemState.RETURNED)


def on_record(act: str, targets: list[int]) -> int:
    """How many of these assessments (or plans) have `act` on the record; for acts that leave no other row."""
    done = AuditEvent.objects.filter(act=act, target_id__in=targets)
    return done.values("target_id").distinct().count()


# reports


def _report(scope: Scope) -> DutyReport:
    return scope.of_one.report  # a deployment has read it with the assessment


def handed_in(scope: Scope) -> bool:
    return _report(scope).state in (ReportState.SUBMITTED, ReportState.ACCEPTED)


def reviewed(scope: Scope) -> bool:
    """Accepted, returned, or taken back by the deputy: nothing is left to review."""
    return _report(scope).state != ReportState.SUBMITTED


def accepted(scope: Scope) -> bool:
    return _report(scope).state == ReportState.ACCEPTED


def report_due(scope: Scope) -> date | None:
    """The deputy's own date, which an extension may have moved."""
    return _report(scope).due_on


# opinions


def collects_opinions(scope: Scope) -> bool:
    return Stage.OPINIONS in scope.rules.stages


def opinions_collected(scope: Scope) -> bool:
    """Nobody of the round is left about whom opinions are collected."""
    return not not_closed(scope.deputies()).exists()


# the meeting


def meetings_ready(scope: Scope) -> bool:
    """Every deputy of the round is on the agenda of a meeting that is ready."""
    return not scope.deputies().exclude(meeting_places__meeting__state__in=READY).exists()


def vote_called(scope: Scope) -> bool:
    """For every deputy a voting session was prepared in the meeting; a practice session does not count."""
    places = MeetingDeputy.objects.filter(assessment__in=scope.deputies(), meeting__practice=False)
    called = places.filter(~Q(meeting__voting_session="") | Q(meeting__state=MeetingState.CLOSED))
    return called.values("assessment").distinct().count() == scope.deputies().count()


def counted(scope: Scope) -> bool:
    """The certified count was made into a result for every deputy."""
    return not scope.deputies().filter(result__isnull=True).exists()


def announced_on_the_spot(scope: Scope) -> bool:
    return scope.rules.announce == "on_the_spot"


def all_told(scope: Scope) -> bool:
    graded = Q(result__isnull=True) | Q(result__state=ResultState.GRADED)
    return not scope.deputies().filter(graded).exists()


# what follows for one deputy


def _result(scope: Scope) -> Result:
    return Result.objects.get(assessment=scope.of_one)


def told(scope: Scope) -> bool:
    return _result(scope).state != ResultState.GRADED


def answered_by_deputy(scope: Scope) -> bool:
    return _result(scope).state in (ResultState.ACKNOWLEDGED, ResultState.DISPUTED)


def acknowledged(scope: Scope) -> bool:
    return _result(scope).state == ResultState.ACKNOWLEDGED


def last_word_on(scope: Scope) -> date | None:
    """The last day on which the deputy may acknowledge or object, after an answer counted anew; None: no last day."""
    result = _result(scope)
    answers = result.objections.exclude(answered_at=None).order_by("-answered_at")
    answered = answers.values_list("answered_at", flat=True).first()
    since = timezone.localtime(answered).date() if answered else told_on(result)
    return objection_due(scope.plan, since) if since else None


def disputed(scope: Scope) -> bool:
    return _result(scope).state == ResultState.DISPUTED


def objection_answered(scope: Scope) -> bool:
    return not disputed(scope)


def rectifies(scope: Scope) -> bool:
    return Stage.RECTIFICATION in scope.rules.stages


def _items(assessment: Assessment, *states: str) -> bool:
    return Item.objects.filter(assessment=assessment, state__in=states).exists()


def items_named(scope: Scope) -> bool:
    """Each item has its measure, person and date. An empty list waits for nobody unless a problem was raised."""
    if list_closed(scope):
        return True
    if Item.objects.filter(assessment=scope.of_one).exists():
        return not _items(scope.of_one, ItemState.OPEN)
    return not problem_raised(scope.of_one)


def items_handed_in(scope: Scope) -> bool:
    return list_closed(scope) or not _items(scope.of_one, ItemState.OPEN, *TO_DO)


def items_decided(scope: Scope) -> bool:
    return list_closed(scope) or not _items(scope.of_one, ItemState.HANDED_IN)


def work_left(scope: Scope) -> bool:
    """Something was returned, reopened or added meanwhile."""
    return not list_closed(scope) and _items(scope.of_one, ItemState.OPEN, *TO_DO, ItemState.HANDED_IN)


def list_closed(scope: Scope) -> bool:
    """Whether its last word is that it is closed: an item that is reopened opens its list."""
    return closing_of(scope.of_one) is not None


def measures_planned_by(scope: Scope) -> date | None:
    return measures_due(scope.plan, told_on(_result(scope)))


def item_due(scope: Scope) -> date | None:
    """The next date that stands on an item still to be worked on, else the stage's."""
    dates = Item.objects.filter(assessment=scope.of_one, state__in=TO_DO, due_on__isnull=False)
    return dates.order_by("due_on").values_list("due_on", flat=True).first() or scope.due_on(Stage.RECTIFICATION)


# the end of the year


def sealed(scope: Scope) -> bool:
    return scope.plan.bundles.exists()


def reported_upward(scope: Scope) -> bool:
    return on_record("archive.report_upward", [scope.plan.pk]) > 0
