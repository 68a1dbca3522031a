"""青溪县: the papers for the hall and after it."""

from datetime import date
from typing import Any

from documents.facts import (
    Agenda,
    ArchiveIndex,
    ArchiveRow,
    AttendeeRow,
    Ballot,
    DeferredRow,
    FeedbackLetter,
    HostScript,
    NameCards,
    OutcomeRow,
    Paper,
    PresidiumReport,
    RectifyNotice,
    RectifyPlan,
    RectifyReport,
    ReportedRow,
    ResultSheet,
    SignInSheet,
    TallySheet,
    ZeroReport,
)
from documents.samples.county_facts import (
    DAY,
    DEPUTIES,
    DIGEST,
    MEETING,
    ONE,
    PLACE,
    PROBLEMS,
    ROUND,
    RULE,
    TOTALS,
    VOTES,
    cells,
    rows,
    words,
)


def hall() -> tuple[Paper, ...]:
    people = tuple(
        AttendeeRow(name=name, post=post, kind=kind)
        for name, post, kind in (
            ("韩笑尘", "县人大常委会主任", "组成人员"),
            ("林见山", "县人大常委会副主任", "组成人员"),
            ("周启明", "青溪县水务局高级工程师", "述职代表"),
            ("何映雪", "石桥镇人大主席", "列席"),
        )
    )
    meeting: dict[str, Any] = {"round": ROUND, "made_on": DAY, "title": MEETING, "on": DAY, "place": PLACE}
    return (
        Agenda(
            **meeting,
            time="上午9:00",
            host="林见山",
            reporting=DEPUTIES,
            items=("通过监票人、计票人", "听取代表述职", "评议和提问", "民主测评并宣布结果", "领导点评"),
        ),
        HostScript(
            **meeting,
            host="林见山",
            due=31,
            quorum=16,
            present=30,
            reporting=DEPUTIES,
            guests="市人大常委会有关领导、部分各级人大代表和乡镇人大主席",
            chief="卫子衿",
            scrutineers="卫子衿、方既白",
            tellers="乔木、程远",
            by_phone=True,
            rule=RULE,
            leader="县人大常委会主任韩笑尘",
            issued=30,
            returned=30,
            valid=30,
            invalid=0,
            outcomes=tuple(
                OutcomeRow(name=d.name, counts=words(v), grade="满意") for d, v in zip(DEPUTIES, VOTES, strict=True)
            ),
        ),
        SignInSheet(**meeting, people=people, voting=2),
        NameCards(round=ROUND, made_on=DAY, names=tuple(person.name for person in people)),
        Ballot(**meeting, reporting=DEPUTIES, remarks=True),
        TallySheet(**meeting, totals=TOTALS, rows=rows()),
        ZeroReport(
            **meeting,
            time="上午10:20",
            questions=tuple(d.name for d in DEPUTIES),
            trial_ballots=3,
            slips=40,
            digest=DIGEST[::-1],
        ),
        ResultSheet(
            **meeting,
            totals=TOTALS,
            rows=rows(),
            time="上午10:52",
            rule=RULE,
            base="收回票数30票",
            digest=DIGEST,
            by_paper=12,
            by_phone=18,
        ),
    )


def after() -> tuple[Paper, ...]:
    return (
        FeedbackLetter(
            round=ROUND,
            made_on=date(2026, 11, 30),
            met_on=DAY,
            counts=words(VOTES[0]),
            grade="满意",
            comments="组成人员认为，您履职认真，供水一体化的建议反映及时、推动有力。\n同时希望您加强同边远村群众的联系，对已提建议跟踪到底。",
            problems=tuple(item.problem for item in PROBLEMS),
            plan_due=date(2026, 12, 10),
            objection_due=date(2026, 12, 7),
            **ONE,
        ),
        RectifyNotice(
            round=ROUND,
            made_on=date(2026, 12, 1),
            items=PROBLEMS,
            plan_due=date(2026, 12, 10),
            report_due=date(2027, 3, 31),
            **ONE,
        ),
        RectifyPlan(round=ROUND, made_on=date(2026, 12, 9), items=PROBLEMS, **ONE),
        RectifyReport(
            round=ROUND,
            made_on=date(2027, 3, 26),
            items=PROBLEMS,
            summary="评议后，我用三个月走访和建账，两项问题一项办结、一项按计划推进。",
            **ONE,
        ),
        PresidiumReport(
            round=ROUND,
            made_on=date(2026, 12, 8),
            addressee="青溪县人大常委会",
            reporter="县人大常委会办公室和联工委",
            meetings=1,
            first_on=DAY,
            last_on=DAY,
            voters=30,
            results=tuple(
                ReportedRow(
                    name=d.name,
                    post=d.post,
                    cells=cells(ROUND.grades, v),
                    abstained=TOTALS.returned - sum(v),
                    grade="满意",
                    problems=2,
                    closed=1,
                )
                for d, v in zip(DEPUTIES, VOTES, strict=True)
            ),
            grade_summary="“满意”3名",
            opinions=7,
            problems=6,
            closed=3,
            main_problems=("有的代表到边远村走访偏少", "有的建议提出以后跟踪问效不够"),
            deferred=(DeferredRow(name="顾长宁", reason="援外医疗"),),
            next_steps=("跟踪整改，逐项销号", "把未办结事项列入下一年度述职内容"),
        ),
        ArchiveIndex(
            round=ROUND,
            made_on=date(2026, 12, 20),
            retention="永久、30年",
            rows=(
                ArchiveRow(
                    reference="A012-WS·2026-Y-LGW-0001",
                    number="青人常〔2026〕12号",
                    responsible="青溪县人大常委会",
                    title="2026年市人大代表述职评议工作实施方案",
                    on="20260805",
                    pages=6,
                ),
                ArchiveRow(
                    reference="A012-WS·2026-D30-LGW-0002",
                    responsible="周启明",
                    title="述职报告",
                    on="20261028",
                    pages=5,
                ),
            ),
        ),
    )
