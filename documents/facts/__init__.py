"""Frozen facts: what a paper says, without how it looks. Pure; nothing here knows a framework.

Build one `Round` from the plan and hand it to every paper. All fields are keyword-only; fields with a
default may be left out. Text is plain (no markup); a newline begins a new line.
"""

from documents.facts.after import CLOSED, FeedbackLetter, ItemRow, RectifyNotice, RectifyPlan, RectifyReport
from documents.facts.base import DeputyRow, OfDeputy, P, Paper, Round, Slot, slots_of
from documents.facts.count import GradeCell, ResultSheet, TallyRow, TallySheet, Totals, ZeroReport, strokes
from documents.facts.meeting import (
    Agenda,
    AttendeeRow,
    Ballot,
    HostScript,
    NameCards,
    OutcomeRow,
    SignInSheet,
)
from documents.facts.opinions import (
    ChannelRow,
    ForumRecord,
    OpinionForm,
    OpinionSummary,
    SpeechRow,
    TopicRow,
    VisitRecord,
)
from documents.facts.planning import (
    Deferral,
    ImplementationPlan,
    MeetingNotice,
    MobilisationNotice,
    OpenItem,
    ScheduleRow,
)
from documents.facts.report import DutyReport, Line, lines_of
from documents.facts.upward import ArchiveIndex, ArchiveRow, DeferredRow, PresidiumReport, ReportedRow

PAPERS: dict[str, type[Paper]] = {
    "implementation_plan": ImplementationPlan,
    "mobilisation_notice": MobilisationNotice,
    "meeting_notice": MeetingNotice,
    "duty_report": DutyReport,
    "opinion_form": OpinionForm,
    "opinion_summary": OpinionSummary,
    "visit_record": VisitRecord,
    "forum_record": ForumRecord,
    "agenda": Agenda,
    "host_script": HostScript,
    "sign_in_sheet": SignInSheet,
    "name_cards": NameCards,
    "ballot": Ballot,
    "tally_sheet": TallySheet,
    "zero_report": ZeroReport,
    "result_sheet": ResultSheet,
    "feedback_letter": FeedbackLetter,
    "rectify_notice": RectifyNotice,
    "rectify_plan": RectifyPlan,
    "rectify_report": RectifyReport,
    "deferral": Deferral,
    "presidium_report": PresidiumReport,
    "archive_index": ArchiveIndex,
}

_KINDS = {facts: kind for kind, facts in PAPERS.items()}


def kind_of(paper: Paper) -> str:
    """The key of a paper in `PAPERS`, in the names of the papers and in the templates."""
    return _KINDS[type(paper)]


__all__ = [
    "CLOSED",
    "PAPERS",
    "Agenda",
    "ArchiveIndex",
    "ArchiveRow",
    "AttendeeRow",
    "Ballot",
    "ChannelRow",
    "Deferral",
    "DeferredRow",
    "DeputyRow",
    "DutyReport",
    "FeedbackLetter",
    "ForumRecord",
    "GradeCell",
    "HostScript",
    "ImplementationPlan",
    "ItemRow",
    "Line",
    "MeetingNotice",
    "MobilisationNotice",
    "NameCards",
    "OfDeputy",
    "OpenItem",
    "OpinionForm",
    "OpinionSummary",
    "OutcomeRow",
    "P",
    "Paper",
    "PresidiumReport",
    "RectifyNotice",
    "RectifyPlan",
    "RectifyReport",
    "ReportedRow",
    "ResultSheet",
    "Round",
    "ScheduleRow",
    "SignInSheet",
    "Slot",
    "SpeechRow",
    "TallyRow",
    "TallySheet",
    "TopicRow",
    "Totals",
    "VisitRecord",
    "ZeroReport",
    "kind_of",
    "lines_of",
    "slots_of",
    "strokes",
]
