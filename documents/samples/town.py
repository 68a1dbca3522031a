"""云岭镇: district and town deputies report to their voters; the group leader tells them the result (S2-B)."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from documents.facts import (
    DeferredRow,
    DeputyRow,
    FeedbackLetter,
    GradeCell,
    ImplementationPlan,
    OutcomeRow,
    Paper,
    ReportedRow,
    Round,
    ScheduleRow,
    TallyRow,
    Totals,
)
from documents.samples import county
from documents.samples.county_facts import cells
from documents.samples.town_facts import ARCHIVED, HEARD, ITEMS, PEOPLE, PROBLEMS, SPEECHES, TEXT, TOPICS

ROUND = Round(
    congress="云岭镇人民代表大会",
    organiser="云岭镇人大主席团",
    issuer="云岭镇人民代表大会主席团",
    work_office="镇人大办公室",
    year=2026,
    deputies="区、镇人大代表",
    audience="选民代表",
    by_committee=False,
    announced=False,
    told_by="代表小组组长",
    grades=("优秀", "称职", "基本称职", "不称职"),
    collects=True,
    rectifies=True,
    blank_abstains=False,
    void_ballot=True,
    meeting_name="代表述职大会",
    contact="夏知秋",
    phone="0000-8765432",
)
DEPUTIES = (
    DeputyRow(name="苏晚亭", post="云岭镇竹溪村村民", group="第一代表小组"),
    DeputyRow(name="欧阳𠮷", post="云岭镇中心卫生院医生", group="第一代表小组"),
    DeputyRow(name="陈㛃", post="云岭镇青瓦茶叶专业合作社理事长", group="第一代表小组"),
)
MEETING = "云岭镇第一代表小组2026年代表述职大会"
DAY = date(2026, 11, 25)
RULE = (
    "“优秀”票超过收回票数半数的，为“优秀”；“优秀”“称职”票之和超过半数的，为“称职”；"
    "再加“基本称职”票超过半数的，为“基本称职”；其余为“不称职”。"
)
TOTALS = Totals(due=32, present=30, issued=30, returned=30, valid=29, invalid=1)
_VOTES = ((20, 7, 2, 0), (15, 10, 3, 1), (9, 12, 6, 2))
_SHARES = (
    ("66.67%", "23.33%", "6.67%", "0.00%"),
    ("50.00%", "33.33%", "10.00%", "3.33%"),
    ("30.00%", "40.00%", "20.00%", "6.67%"),
)
_GRADES = ("优秀", "称职", "称职")
_ONE: dict[str, Any] = {
    "deputy": "苏晚亭",
    "post": "云岭镇竹溪村村民",
    "mandate": "云岭镇第十五届人大代表",
    "group": "第一代表小组",
}


def _words(votes: tuple[int, ...]) -> str:
    return "、".join(f"“{grade}”{count}票" for grade, count in zip(ROUND.grades, votes, strict=True))


def _rows() -> tuple[TallyRow, ...]:
    return tuple(
        TallyRow(
            name=deputy.name,
            cells=tuple(
                GradeCell(grade=g, count=c, percent=p) for g, c, p in zip(ROUND.grades, votes, shares, strict=True)
            ),
            grade=grade,
        )
        for deputy, votes, shares, grade in zip(DEPUTIES, _VOTES, _SHARES, _GRADES, strict=True)
    )


# what differs from the county's samples, by kind; `round` and one deputy's particulars are set everywhere
_HALL: dict[str, Any] = {"title": MEETING, "on": DAY, "place": "竹溪村文化礼堂", "made_on": DAY}
_HEARD: dict[str, Any] = {"made_on": date(2026, 11, 8), "on": date(2026, 11, 8)}
_CHANGES: dict[str, dict[str, Any]] = {
    "mobilisation_notice": {
        "made_on": date(2026, 11, 3),
        "addressee": "各代表小组",
        "items": ITEMS,
        "reporting": DEPUTIES,
        "period": "本届以来",
        "report_due": date(2026, 11, 20),
        "report_to": "代表小组组长",
        "meeting_when": "11月下旬",
        "collecting": "11月5日至22日",
    },
    "meeting_notice": {
        "made_on": date(2026, 11, 18),
        "addressee": "各位选民代表、述职代表",
        "title": MEETING,
        "on": DAY,
        "time": "下午2:30",
        "place": "竹溪村文化礼堂",
        "reporting": DEPUTIES,
        "agenda": ("代表向选民述职", "选民提出意见建议", "民主测评"),
        "attending": "第一代表小组所属选区选民代表32人",
        "invited": "",
        "reply_by": None,
    },
    "duty_report": {
        "made_on": date(2026, 11, 18),
        "period": "本届以来",
        "greeting": "各位选民代表",
        "text": TEXT,
    },
    "opinion_form": {
        "made_on": date(2026, 11, 5),
        "items": ITEMS,
        "return_by": date(2026, 11, 22),
        "return_to": "第一代表小组",
    },
    "opinion_summary": {"made_on": date(2026, 11, 23), "period": "2026年11月5日至22日", "topics": TOPICS},
    "visit_record": {**_HEARD, "place": "竹溪村三组", "collector": "陶然", "opinions": HEARD},
    "forum_record": {
        **_HEARD,
        "place": "竹溪村代表联络站",
        "host": "夏知秋",
        "recorder": "陶然",
        "concerning": "苏晚亭、陈㛃",
        "speeches": SPEECHES,
    },
    "agenda": {
        **_HALL,
        "time": "下午2:30",
        "host": "夏知秋",
        "reporting": DEPUTIES,
        "items": ("通过监票人、计票人", "代表向选民述职", "选民提出意见建议", "民主测评"),
    },
    "host_script": {
        **_HALL,
        "host": "夏知秋",
        "due": 32,
        "quorum": 17,
        "present": 30,
        "reporting": DEPUTIES,
        "guests": "",
        "chief": "",
        "leader": "",
        "scrutineers": "陶然、罗一苇",
        "tellers": "江浸月",
        "by_phone": False,
        "rule": RULE,
        "valid": 29,
        "invalid": 1,
        "outcomes": tuple(
            OutcomeRow(name=d.name, counts=_words(v), grade=g)
            for d, v, g in zip(DEPUTIES, _VOTES, _GRADES, strict=True)
        ),
    },
    "sign_in_sheet": {**_HALL, "people": PEOPLE, "voting": 2},
    "name_cards": {"made_on": DAY, "names": tuple(person.name for person in PEOPLE)},
    "rectify_notice": {"items": PROBLEMS},
    "rectify_plan": {"items": PROBLEMS},
    "rectify_report": {"items": PROBLEMS, "summary": "评议后，我每月走访一次，两项问题一项办结、一项按计划推进。"},
    "archive_index": {"rows": ARCHIVED},
    "ballot": {**_HALL, "reporting": DEPUTIES},
    "tally_sheet": {**_HALL, "totals": TOTALS, "rows": _rows(), "channel": "纸质票"},
    "zero_report": {
        **_HALL,
        "time": "下午3:40",
        "questions": tuple(d.name for d in DEPUTIES),
        "trial_ballots": 0,
        "by_phone": False,
    },
    "result_sheet": {
        **_HALL,
        "totals": TOTALS,
        "rows": _rows(),
        "rule": RULE,
        "base": "收回票数30票",
        "time": "下午4:15",
        "by_paper": 30,
        "by_phone": 0,
    },
    "deferral": {
        "made_on": date(2026, 11, 11),
        "asked_on": date(2026, 11, 9),
        "decided_on": date(2026, 11, 11),
        "deputy": "罗春生",
        "original": "2026年11月下旬代表述职大会",
        "until": "2027年度代表述职大会",
        "reason": "因病住院治疗，医嘱休养至2027年1月，不能到会述职，申请缓期。",
        "decided_by": "镇人大主席团会议",
        "group": "第二代表小组",
        "mandate": "云岭镇第十五届人大代表",
        "post": "云岭镇供电所职工",
    },
    "presidium_report": {
        "addressee": "云岭镇人大主席团",
        "reporter": "云岭镇人大办公室",
        "meetings": 4,
        "first_on": date(2026, 11, 23),
        "last_on": date(2026, 11, 28),
        "voters": 121,
        "results": tuple(
            ReportedRow(name=d.name, post=d.post, cells=cells(ROUND.grades, v), grade=g, problems=2, closed=2)
            for d, v, g in zip(DEPUTIES, _VOTES, _GRADES, strict=True)
        ),
        "deferred": (DeferredRow(name="罗春生", reason="因病住院"),),
        "grade_summary": "“优秀”1名、“称职”2名",
        "opinions": 26,
        "problems": 6,
        "closed": 6,
    },
}


def _town_only() -> dict[str, Paper]:
    return {
        "implementation_plan": ImplementationPlan(
            round=ROUND,
            made_on=date(2026, 11, 2),
            basis="区人大常委会关于代表向选民述职的办法",
            period="本届以来",
            items=ITEMS,
            reporting=DEPUTIES,
            selection="每位代表届内述职一次，三年内全部完成；每个代表小组每年安排三分之一左右的代表述职。",
            voters_about=30,
            report_due="11月20日",
            report_to="代表小组组长",
            rule=RULE,
            schedule=(
                ScheduleRow(
                    stage="准备阶段", period="11月上旬至中旬", work="动员部署，撰写报告，走访座谈，征求选民意见。"
                ),
                ScheduleRow(stage="述职阶段", period="11月下旬", work="各代表小组召开代表述职大会，进行民主测评。"),
                ScheduleRow(
                    stage="整改总结阶段", period="12月上旬", work="反馈结果，制定整改措施，归档并报镇人大主席团。"
                ),
            ),
        ),
        "feedback_letter": FeedbackLetter(
            round=ROUND,
            made_on=date(2026, 11, 28),
            met_on=DAY,
            counts=_words(_VOTES[0]),
            grade="优秀",
            comments="选民代表认为，您住在村里、心里有村民，路灯和排水的事办得实在。",
            **_ONE,
        ),
    }


@cache
def papers() -> dict[str, Paper]:
    """One of each kind of paper, by its key in `documents.facts.PAPERS`."""
    made: dict[str, Paper] = {}
    for kind, paper in county.papers().items():
        changes = {"round": ROUND, **(_ONE if hasattr(paper, "deputy") else {}), **_CHANGES.get(kind, {})}
        made[kind] = replace(paper, **changes)
    return {**made, **_town_only()}
