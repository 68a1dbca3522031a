"""What goes into a bundle: kept papers, ballot books, tables, and the index of what was filed."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.timezone import localtime

from documents.bundle import CLASSES, BundleEntry, Folder, IndexRow, archive_code, safe_name, table
from documents.bundle.pdf import normalised, pages_of
from documents.facts import ArchiveIndex, ArchiveRow
from documents.papers import NAMES, title_of
from evaluation.archive.catalogue import PLACES
from evaluation.archive.models import Paper
from evaluation.archive.templating import render_own
from evaluation.meeting.models import Attendee, Meeting
from evaluation.meeting.papers import KIND_WORDS
from evaluation.meeting.states import AttendeeKind, MeetingState, Presence
from evaluation.plan.models import Plan
from evaluation.plan.papers import made_on, round_of
from evaluation.rectification.models import Item
from evaluation.rectification.papers import STATE_WORDS
from evaluation.rectification.states import ItemState
from evaluation.result.models import Result
from voting.models import Session
from voting.queries.results import book_bytes, book_name, totals_bytes, totals_name
from voting.states import SIGNED

PRESENCE_WORDS = {
    Presence.EXPECTED: "未到",
    Presence.PRESENT: "到会",
    Presence.LEAVE: "请假",
    Presence.ABSENT: "缺席",
}


def papers(plan: Plan) -> list[Paper]:
    """Kept papers in the order of the year; of several makings of one paper the last counts."""
    found = Paper.objects.filter(plan=plan).select_related("assessment__mandate__deputy").order_by("pk")
    last = {(paper.kind, paper.file_name): paper for paper in found}
    kinds = list(PLACES)

    def place(paper: Paper) -> tuple[int, int, str]:
        return kinds.index(paper.kind), paper.assessment.order if paper.assessment else 0, paper.file_name

    return sorted(last.values(), key=place)


def bundle_entries(plan: Plan) -> Iterator[BundleEntry]:
    """Every file of the bundle; each is read when the writer asks for it."""
    for paper in papers(plan):
        stem, _dot, ending = paper.file_name.rpartition(".")
        yield BundleEntry(PLACES[paper.kind][0], safe_name(stem, ending=ending), _reading(paper))
    for session in sessions(plan):
        yield BundleEntry.of(Folder.BALLOT_BOOK, book_name(session), book_bytes(session))
        yield BundleEntry.of(Folder.BALLOT_BOOK, totals_name(session), totals_bytes(session))
    yield BundleEntry(Folder.INDEX, "归档目录.docx", lambda: (render_own(plan.congress, archive_index(plan)),))
    yield BundleEntry(Folder.TABLES, "参会人员.csv", lambda: _attendance(plan))
    yield BundleEntry(Folder.TABLES, "测评结果.csv", lambda: _results(plan))
    yield BundleEntry(Folder.TABLES, "整改事项.csv", lambda: _items(plan))


def _reading(paper: Paper) -> Callable[[], Iterable[bytes]]:
    """A PDF carries the moment of its making; without it the same year gives the same bytes."""
    if paper.file_name.endswith(".pdf"):
        return lambda: (normalised(whole(paper)),)
    return lambda: (whole(paper),)


def whole(paper: Paper) -> bytes:
    """The bytes of a kept paper."""
    with paper.file.open("rb") as file:
        return bytes(file.read())


def sessions(plan: Plan) -> Iterator[Session]:
    """The certified votes of the plan's meetings."""
    codes = Meeting.objects.filter(plan=plan).exclude(voting_session="").values_list("voting_session", flat=True)
    yield from Session.objects.filter(code__in=list(codes), state__in=SIGNED).order_by("code")


def index_rows(plan: Plan) -> Iterator[IndexRow]:
    """归档目录: one line a paper (its PDF is not another), numbered through each retention period."""
    numbers: dict[str, int] = {}
    filed = papers(plan)
    meetings = dict(Meeting.objects.filter(plan=plan).values_list("code", "title"))
    printed = {(paper.kind, paper.file_name): paper for paper in filed if paper.file_name.endswith(".pdf")}
    for paper in filed:
        if not paper.file_name.endswith(".docx"):
            continue
        period = CLASSES[PLACES[paper.kind][1]].code
        numbers[period] = numbers.get(period, 0) + 1
        beside = printed.get((paper.kind, paper.file_name.removesuffix(".docx") + ".pdf"))
        about = paper.assessment.mandate.deputy.name if paper.assessment else ""
        yield IndexRow(
            code=archive_code(fonds=fonds_of(plan), year=plan.year, period=period, body="RD", item=numbers[period]),
            document_number="",
            author=about if paper.kind in {"duty_report", "rectify_plan", "rectify_report"} else plan.congress.name,
            title=_title(paper, about or meetings.get(paper.meeting_code, "")),
            date=f"{paper.written_on or localtime(paper.made_at).date():%Y%m%d}",
            pages=pages_of(whole(beside)) if beside else None,
        )


def _title(paper: Paper, about: str) -> str:
    """题名: the title that the paper bears, and whom or which meeting it is about where the title does not say so."""
    title = title_of(whole(paper)) or NAMES[paper.kind]
    return title if not about or about in title else f"{title}（{about}）"


def archive_index(plan: Plan) -> ArchiveIndex:
    """归档文件目录 as a paper: the same lines as the table."""
    rows = tuple(
        ArchiveRow(
            reference=row.code,
            number=row.document_number,
            responsible=row.author,
            title=row.title,
            on=row.date,
            secrecy=row.secrecy,
            pages=row.pages or 0,
            note=row.remark,
        )
        for row in index_rows(plan)
    )
    years = sorted({CLASSES[PLACES[paper.kind][1]].years or 0 for paper in papers(plan)}, key=lambda n: (n > 0, -n))
    periods = "、".join(f"{count}年" if count else "永久" for count in years)
    return ArchiveIndex(round=round_of(plan), made_on=made_on(), retention=periods, rows=rows)


def fonds_of(plan: Plan) -> str:
    """全宗号: the congress's code until the archives bureau has given one."""
    return plan.congress.code.replace("-", "")


def _attendance(plan: Plan) -> Iterator[bytes]:
    found = Attendee.objects.filter(meeting__plan=plan).exclude(meeting__state=MeetingState.CANCELLED)
    rows = (
        (
            person.meeting.title,
            person.name,
            person.title,
            KIND_WORDS[AttendeeKind(person.kind)],
            "是" if person.votes else "否",
            PRESENCE_WORDS[Presence(person.presence)],
            person.leave_reason,
        )
        for person in found.select_related("meeting").order_by("meeting__starts_at", "meeting", "order", "pk")
    )
    return table(("会议", "姓名", "单位及职务", "参会身份", "参加测评", "到会情况", "请假事由"), rows)


def _results(plan: Plan) -> Iterator[bytes]:
    found = list(
        Result.objects.filter(assessment__plan=plan)
        .select_related("assessment__mandate__deputy")
        .prefetch_related("grades")
        .order_by("assessment__order", "pk")
    )
    grades = [grade.grade for grade in found[0].grades.all()] if found else []
    headings = ("姓名", *grades, "弃权", "应到", "实到", "发出", "收回", "有效", "无效", "等次", "票册摘要")
    rows = (
        (
            result.assessment.mandate.deputy.name,
            *(grade.count for grade in result.grades.all()),
            result.abstained,
            result.due,
            result.present,
            result.issued,
            result.returned,
            result.valid,
            result.invalid,
            result.grade,
            result.book_digest,
        )
        for result in found
    )
    return table(headings, rows)


def _items(plan: Plan) -> Iterator[bytes]:
    found = Item.objects.filter(assessment__plan=plan).select_related("assessment__mandate__deputy").order_by("pk")
    rows = (
        (
            item.assessment.mandate.deputy.name,
            item.problem,
            item.measure,
            item.responsible,
            item.due_on or "",
            STATE_WORDS[ItemState(item.state)],
        )
        for item in found
    )
    return table(("代表", "问题", "整改措施", "责任人", "完成时限", "办理结果"), rows)
