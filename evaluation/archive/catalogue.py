"""Every paper that a year can make, stage by stage, each with its place in the archive."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from documents.bundle import Folder
from documents.facts import Paper
from documents.papers import NAMES, file_name
from evaluation.archive.papers import presidium_report
from evaluation.meeting.models import Meeting
from evaluation.meeting.papers import (
    agenda,
    ballot,
    blank_tally_sheet,
    host_script,
    meeting_notice,
    name_cards,
    sign_in_sheet,
    zero_report,
)
from evaluation.meeting.queries import session_of
from evaluation.meeting.states import MeetingState
from evaluation.opinion.papers import forum_records, opinion_form, opinion_summary, visit_records
from evaluation.opinion.queries import kept
from evaluation.plan.models import Assessment, Plan
from evaluation.plan.papers import deferral, implementation_plan, mobilisation_notice
from evaluation.plan.queries import rules_of
from evaluation.plan.states import Stage, Standing
from evaluation.rectification.papers import open_items_before, rectify_notice, rectify_plan, rectify_report
from evaluation.report.models import DutyReport
from evaluation.report.papers import duty_report
from evaluation.result.models import Result
from evaluation.result.papers import feedback_letter, result_sheet, tally_sheet

# the paper's kind → its folder in the bundle and its retention class (documents.bundle.CLASSES)
PLACES: dict[str, tuple[Folder, str]] = {
    "implementation_plan": (Folder.PLAN, "plan"),
    "mobilisation_notice": (Folder.PLAN, "notice"),
    "meeting_notice": (Folder.PLAN, "notice"),
    "deferral": (Folder.PLAN, "notice"),
    "duty_report": (Folder.REPORT, "report"),
    "opinion_form": (Folder.OPINION, "opinion"),
    "opinion_summary": (Folder.OPINION, "opinion"),
    "visit_record": (Folder.OPINION, "opinion"),
    "forum_record": (Folder.OPINION, "opinion"),
    "agenda": (Folder.MEETING, "notice"),
    "host_script": (Folder.MEETING, "notice"),
    "sign_in_sheet": (Folder.MEETING, "notice"),
    "name_cards": (Folder.MEETING, "notice"),
    "ballot": (Folder.VOTE, "result"),
    "zero_report": (Folder.VOTE, "result"),
    "tally_sheet": (Folder.VOTE, "result"),
    "result_sheet": (Folder.VOTE, "result"),
    "feedback_letter": (Folder.FEEDBACK, "feedback"),
    "rectify_notice": (Folder.RECTIFICATION, "rectification"),
    "rectify_plan": (Folder.RECTIFICATION, "rectification"),
    "rectify_report": (Folder.RECTIFICATION, "rectification"),
    "presidium_report": (Folder.UPWARD, "upward"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper that can be made now. `key` names it in addresses; `facts` is called when it is wanted."""

    key: str
    kind: str
    about: str
    facts: Callable[[], Paper]
    assessment: Assessment | None = None
    meeting_code: str = ""

    @property
    def title(self) -> str:
        return NAMES[self.kind]

    def file_name(self, paper: Paper) -> str:
        """The name under which it is filed: of several meetings or visits each has its own."""
        name = file_name(paper)
        number = self.key.rpartition("-")[2]
        tail = f"（{self.about}）" if self.meeting_code else number if number.isdecimal() else ""
        return name.replace(".docx", f"{tail}.docx")

    @property
    def folder(self) -> Folder:
        return PLACES[self.kind][0]

    @property
    def retention(self) -> str:
        return PLACES[self.kind][1]


def entries(plan: Plan) -> Iterator[Entry]:
    """All papers of the plan that can be made now: those of the plan, of its deputies, of its meetings."""
    yield from of_plan(plan)
    for assessment in list(deputies_of(plan)):
        yield from of_deputy(assessment)
    for meeting in meetings_of(plan):
        yield from of_meeting(meeting)


def deputies_of(plan: Plan) -> QuerySet[Assessment]:
    found = plan.assessments.select_related("plan__congress", "mandate__deputy", "group", "report__accepted")
    return found.order_by("order", "pk")


def meetings_of(plan: Plan) -> QuerySet[Meeting]:
    return plan.meetings.exclude(state=MeetingState.CANCELLED).select_related("plan__congress", "group")


def of_plan(plan: Plan) -> Iterator[Entry]:
    """The papers about the year as a whole."""
    yield Entry("plan", "implementation_plan", "", lambda: implementation_plan(plan, open_items_before(plan)))
    yield Entry("mobilisation", "mobilisation_notice", "", lambda: mobilisation_notice(plan))
    if Stage.OPINIONS in rules_of(plan).stages:
        for number, forum in enumerate(forum_records(plan), 1):
            yield Entry(f"forum_record-{number}", "forum_record", forum.place, _given(forum))
    yield Entry("upward", "presidium_report", "", lambda: presidium_report(plan))


def _one(assessment: Assessment, kind: str, facts: Callable[[], Paper], suffix: str = "") -> Entry:
    key = f"{kind}-{assessment.code}{suffix}"
    return Entry(key, kind, assessment.mandate.deputy.name, facts, assessment=assessment)


def of_deputy(assessment: Assessment) -> Iterator[Entry]:
    """The papers about one deputy that can be made now."""
    if assessment.standing == Standing.DEFERRED:
        yield _one(assessment, "deferral", lambda: deferral(assessment))
    if assessment.standing != Standing.ACTIVE:
        return
    report = DutyReport.objects.filter(assessment=assessment).select_related("accepted").first()
    if report and report.accepted:
        yield _one(assessment, "duty_report", lambda: duty_report(report))
    stages = rules_of(assessment.plan).stages
    if Stage.OPINIONS in stages:
        yield _one(assessment, "opinion_form", lambda: opinion_form(assessment))
        if kept(assessment).exists():
            yield _one(assessment, "opinion_summary", lambda: opinion_summary(assessment))
        for number, visit in enumerate(visit_records(assessment), 1):
            yield _one(assessment, "visit_record", _given(visit), f"-{number}")
    result = Result.objects.filter(assessment=assessment, told_at__isnull=False).first()
    if result:
        yield _one(assessment, "feedback_letter", lambda: feedback_letter(result))
    if Stage.RECTIFICATION in stages and assessment.items.exists():
        yield _one(assessment, "rectify_notice", lambda: rectify_notice(assessment))
        yield _one(assessment, "rectify_plan", lambda: rectify_plan(assessment))
        yield _one(assessment, "rectify_report", lambda: rectify_report(assessment))


def of_meeting(meeting: Meeting) -> Iterator[Entry]:
    """The papers of one meeting that can be made now: the kit before, the sheets of the count after."""

    def one(kind: str, facts: Callable[[], Paper]) -> Entry:
        return Entry(f"{kind}-{meeting.code}", kind, meeting.title, facts, meeting_code=meeting.code)

    yield one("meeting_notice", lambda: meeting_notice(meeting))
    yield one("agenda", lambda: agenda(meeting))
    yield one("host_script", lambda: host_script(meeting))
    yield one("sign_in_sheet", lambda: sign_in_sheet(meeting))
    yield one("name_cards", lambda: name_cards(meeting))
    yield one("ballot", lambda: ballot(meeting))
    session = session_of(meeting)
    zero = zero_report(meeting, session) if session else None
    if zero:
        yield one("zero_report", _given(zero))
    yield one("tally_sheet", _given(tally_sheet(meeting) or blank_tally_sheet(meeting)))
    sheet = result_sheet(meeting)
    if sheet:
        yield one("result_sheet", _given(sheet))


def _given(paper: Paper) -> Callable[[], Paper]:
    return lambda: paper


def find(plan: Plan, key: str) -> Entry | None:
    """The paper behind a key, if it can be made now. A key names its deputy or meeting: only they are asked."""
    code = key.split("-")[1] if "-" in key else ""
    found = list(of_plan(plan))
    for assessment in deputies_of(plan).filter(code=code):
        found += of_deputy(assessment)
    for meeting in meetings_of(plan).filter(code=code):
        found += of_meeting(meeting)
    return next((entry for entry in found if entry.key == key), None)
