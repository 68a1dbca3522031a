"""From a meeting to the papers for the hall, and from its vote to the papers of the count."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from documents.facts import (
    Agenda,
    AttendeeRow,
    Ballot,
    DeputyRow,
    GradeCell,
    HostScript,
    MeetingNotice,
    NameCards,
    OutcomeRow,
    SignInSheet,
    TallyRow,
    TallySheet,
    Totals,
    ZeroReport,
)
from evaluation.meeting.attendance import fewest
from evaluation.meeting.models import Meeting
from evaluation.meeting.presenters.outcome import outcomes_of
from evaluation.meeting.queries import attendance_of, places_of, rules_of, session_of
from evaluation.meeting.states import AttendeeKind
from evaluation.plan.papers import deputy_row, made_on, post_words, round_of, votes_words
from evaluation.plan.wording import rule_words
from voting.models import Session
from voting.queries.results import certified_tally
from voting.states import SIGNED, Role

KIND_WORDS = {
    AttendeeKind.MEMBER: "组成人员",
    AttendeeKind.VOTER: "选民代表",
    AttendeeKind.GUEST: "列席",
    AttendeeKind.DEPUTY: "述职代表",
    AttendeeKind.STAFF: "工作人员",
}
SEQUENCE_WORDS = {
    "report": "听取代表述职报告",
    "questions": "提问和评议",
    "vote": "无记名民主测评",
    "leadership": "领导点评",
}
NOON = 12
MOST_POSTS = 4  # kinds of guests that are named one by one
NOT_COUNTED = Totals(due=0, present=0, issued=0, returned=0, valid=0, invalid=0)


def clock_words(meeting: Meeting) -> str:
    """上午9:00."""
    local = timezone.localtime(meeting.starts_at)
    half, hour = ("上午", local.hour) if local.hour < NOON else ("下午", local.hour - NOON or NOON)
    return f"{half}{hour}:{local.minute:02d}"


def where(meeting: Meeting) -> dict[str, object]:
    """The fields that every paper of a meeting begins with."""
    on = timezone.localtime(meeting.starts_at).date()
    return {
        "round": round_of(meeting.plan),
        "made_on": made_on(latest=on),
        "title": meeting.title,
        "on": on,
        "place": meeting.place,
    }


def _reporting(meeting: Meeting) -> tuple[DeputyRow, ...]:
    return tuple(deputy_row(place.assessment) for place in places_of(meeting))


def _agenda(meeting: Meeting) -> tuple[str, ...]:
    rules = rules_of(meeting)
    told = "宣布测评结果" if rules.announce == "on_the_spot" else "说明测评结果会后反馈"
    items = [SEQUENCE_WORDS[part] for part in rules.sequence]
    at = items.index(SEQUENCE_WORDS["vote"]) + 1 if SEQUENCE_WORDS["vote"] in items else len(items)
    return ("清点到会人数，通过监票人、计票人", *items[:at], told, *items[at:])


def _names(names: Sequence[str]) -> str:
    return "、".join(names)


def meeting_notice(meeting: Meeting) -> MeetingNotice:
    """会议通知."""
    facts = round_of(meeting.plan)
    shared = where(meeting)
    # made again for the archive it carries the last day on which it could still invite
    shared["made_on"] = made_on(latest=timezone.localtime(meeting.starts_at).date() - timedelta(days=1))
    return MeetingNotice(
        **shared,  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        addressee="各位组成人员、各位述职代表" if facts.by_committee else "各位选民代表、各位述职代表",
        time=clock_words(meeting),
        reporting=_reporting(meeting),
        agenda=_agenda(meeting),
        attending=facts.audience,
        invited=_guests(meeting),
    )


def agenda(meeting: Meeting) -> Agenda:
    """会议议程."""
    return Agenda(
        **where(meeting),  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        time=clock_words(meeting),
        host=meeting.host_name,
        items=_agenda(meeting),
        reporting=_reporting(meeting),
    )


def host_script(meeting: Meeting) -> HostScript:
    """主持词: with the figures as far as they are known, and the outcome only once it is announced."""
    rules, figures, session = rules_of(meeting), attendance_of(meeting), session_of(meeting)
    officers = _officers(session)
    with override("zh-hans"):
        rule = rule_words(rules.grading) if rules.grading else ""
    issued, returned, valid, invalid = _read_out(session)
    return HostScript(
        **where(meeting),  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        host=meeting.host_name,
        due=figures.due,
        quorum=fewest(rules.quorum, figures.due),
        reporting=_reporting(meeting),
        present=figures.present,
        guests=_guests(meeting),
        chief=_names(officers.get(Role.CHIEF, [])),
        scrutineers=_names(officers.get(Role.SCRUTINEER, [])),
        tellers=_names(officers.get(Role.TELLER, [])),
        by_phone=_by_phone(session),
        rule=rule,
        issued=issued,
        returned=returned,
        valid=valid,
        invalid=invalid,
        outcomes=tuple(
            OutcomeRow(
                name=outcome.name,
                counts=votes_words(outcome.counts, outcome.abstained, outcome.invalid),
                grade=outcome.grade,
            )
            for outcome in outcomes_of(meeting)
        ),
    )


def _by_phone(session: Session | None) -> bool:
    """Unless only paper ballots were printed: nobody is told of a square code that nobody has."""
    if session is None or not session.printed_paper:
        return True
    return session.batches.filter(trial=False, voided=False, count__gt=0).exists()


def _read_out(session: Session | None) -> tuple[int, int, int, int]:
    """Issued, returned, valid and invalid ballots, once the scrutineers have signed them; zeros before."""
    if session is None or session.state not in SIGNED:
        return 0, 0, 0, 0
    together = certified_tally(session).together
    return together.issued, together.returned, together.valid, together.invalid


def _guests(meeting: Meeting) -> str:
    """Who attends without a vote, by post: 乡镇人大主席15人. Many different posts are summed up."""
    posts = Counter(meeting.attendees.filter(kind=AttendeeKind.GUEST).values_list("title", flat=True))
    if not posts:
        return ""
    if "" in posts or len(posts) > MOST_POSTS:
        return f"有关方面负责人{posts.total()}人"
    return "、".join(f"{post}{count}人" for post, count in posts.items())


def _officers(session: Session | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, role in session.officers.values_list("name", "role") if session else ():
        found.setdefault(role, []).append(name)
    return found


def sign_in_sheet(meeting: Meeting) -> SignInSheet:
    """签到册."""
    reporting = [place.assessment for place in places_of(meeting)]
    posts = {f"deputy:{assessment.mandate.deputy_id}": post_words(assessment) for assessment in reporting}
    listed = list(meeting.attendees.order_by("order", "pk"))
    people = tuple(
        AttendeeRow(
            name=person.name,
            post=person.title or posts.get(person.origin, ""),
            kind=KIND_WORDS[AttendeeKind(person.kind)],
        )
        for person in listed
    )
    voting = sum(person.votes for person in listed)
    return SignInSheet(**where(meeting), people=people, voting=voting)  # type: ignore[arg-type]  # as above


def name_cards(meeting: Meeting) -> NameCards:
    """座签 of everybody expected."""
    names = tuple(meeting.attendees.order_by("order", "pk").values_list("name", flat=True))
    return NameCards(round=round_of(meeting.plan), made_on=made_on(), names=names)


def ballot(meeting: Meeting) -> Ballot:
    """民主测评票."""
    return Ballot(
        **where(meeting),  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        reporting=_reporting(meeting),
        remarks=rules_of(meeting).ballot_remarks,
    )


def blank_tally_sheet(meeting: Meeting) -> TallySheet:
    """计票统计表 with empty cells, for counting by hand in 正 strokes."""
    grades = rules_of(meeting).scale
    rows = tuple(
        TallyRow(name=row.name, cells=tuple(GradeCell(grade=grade, count=0) for grade in grades))
        for row in _reporting(meeting)
    )
    return TallySheet(**where(meeting), totals=NOT_COUNTED, rows=rows, counted=False)  # type: ignore[arg-type]


def zero_report(meeting: Meeting, session: Session) -> ZeroReport | None:
    """零票证明, once the box was opened; None before."""
    opened = session.events.filter(act="open_session").last()
    if opened is None:
        return None
    at = timezone.localtime(opened.at)
    trial = session.events.filter(act="end_trial").last()
    return ZeroReport(
        **where(meeting),  # type: ignore[arg-type]  # the fields that all papers of a meeting share
        time=f"{at.hour}时{at.minute:02d}分",
        questions=tuple(session.questions.order_by("number").values_list("title", flat=True)),
        trial_ballots=int(trial.facts.get("trial_cast", 0)) if trial else 0,
        slips=sum(session.batches.filter(trial=False, voided=False).values_list("count", flat=True))
        + session.printed_paper,
        digest=session.frozen_sha256,
        by_phone=_by_phone(session),
    )
