"""青溪县: the standing committee evaluates city deputies in one meeting and announces on the spot (S2-A)."""

from datetime import date
from functools import cache

from documents.facts import (
    ChannelRow,
    Deferral,
    DutyReport,
    ForumRecord,
    ImplementationPlan,
    MeetingNotice,
    MobilisationNotice,
    OpenItem,
    OpinionForm,
    OpinionSummary,
    Paper,
    ScheduleRow,
    SpeechRow,
    TopicRow,
    VisitRecord,
    kind_of,
)
from documents.samples.county_facts import DAY, DEPUTIES, ITEMS, MEETING, ONE, PLACE, ROUND, RULE, TEXT
from documents.samples.county_meeting import after, hall


def _opening() -> tuple[Paper, ...]:
    return (
        ImplementationPlan(
            round=ROUND,
            made_on=date(2026, 8, 5),
            basis="有关法律法规和《青溪县人大常委会关于加强代表履职管理的意见》，按照县人大常委会2026年工作要点",
            period="当选以来",
            items=ITEMS,
            reporting=DEPUTIES,
            composition="专业技术人员1名、事业单位负责人1名、企业负责人1名",
            invited="市人大常委会和县委有关领导、部分各级人大代表、乡镇人大主席",
            quorum="会议须有超过半数的组成人员到会方可进行。",
            rule=RULE,
            use_of_result="年度考核和评选优秀代表的重要依据",
            report_due="2026年10月31日",
            report_to="联工委",
            schedule=(
                ScheduleRow(stage="动员部署", period="8月", work="制定方案，通知述职代表。"),
                ScheduleRow(stage="撰写报告", period="9月至10月", work="代表撰写述职报告，审核后定稿。"),
                ScheduleRow(stage="述职评议", period="11月底", work="召开述职评议大会，当场宣布测评结果。"),
            ),
            open_items=(OpenItem(deputy="周启明", problem="对已提建议跟踪问效不够", state="已建台账，2件未反馈"),),
        ),
        MobilisationNotice(
            round=ROUND,
            made_on=date(2026, 8, 10),
            addressee="各述职代表",
            period="当选以来",
            items=ITEMS,
            reporting=DEPUTIES,
            report_due=date(2026, 10, 31),
            report_to="县人大常委会联工委",
            meeting_when="11月底",
        ),
        MeetingNotice(
            round=ROUND,
            made_on=date(2026, 11, 12),
            addressee="县人大常委会组成人员、各述职代表、各列席单位",
            title=MEETING,
            on=DAY,
            time="上午9:00",
            place=PLACE,
            reporting=DEPUTIES,
            agenda=("听取代表述职", "评议和提问", "民主测评并宣布结果", "领导点评"),
            attending="县人大常委会全体组成人员",
            invited="市人大常委会有关领导，部分省、市、县人大代表，各乡镇人大主席",
            reply_by=date(2026, 11, 20),
        ),
        Deferral(
            round=ROUND,
            made_on=date(2026, 10, 20),
            deputy="顾长宁",
            post="青溪县人民医院副院长",
            mandate="临江市第五届人大代表",
            group="青溪代表团",
            postponed=True,
            original="2026年11月底述职评议大会",
            until="2027年度述职评议大会",
            reason="因参加援外医疗队，2026年9月至2027年6月在国外工作，不能到会述职，申请缓期。",
            asked_on=date(2026, 10, 18),
            decision="同意缓期，列入2027年述职名单。",
            decided_by="县人大常委会主任会议",
            decided_on=date(2026, 10, 20),
        ),
    )


def _reports_and_opinions() -> tuple[Paper, ...]:
    return (
        DutyReport(
            round=ROUND,
            made_on=date(2026, 10, 28),
            period="当选以来",
            text=TEXT,
            greeting="各位组成人员",
            words=420,
            **ONE,
        ),
        OpinionForm(
            round=ROUND,
            made_on=date(2026, 10, 8),
            items=ITEMS,
            return_by=date(2026, 10, 25),
            return_to="县人大常委会联工委",
            **ONE,
        ),
        OpinionSummary(
            round=ROUND,
            made_on=date(2026, 10, 27),
            period="2026年10月8日至25日",
            channels=(ChannelRow(channel="走访", count=3), ChannelRow(channel="座谈会", count=4)),
            topics=(
                TopicRow(title="对供水问题反映及时，办得有结果", count=4, channels="走访1、座谈会3"),
                TopicRow(title="到边远村走访偏少", count=3, channels="走访2、座谈会1", problem=True),
            ),
            **ONE,
        ),
        VisitRecord(
            round=ROUND,
            made_on=date(2026, 10, 12),
            on=date(2026, 10, 12),
            place="石桥镇云坑村",
            collector="许闻笛",
            visited="村民6户",
            opinions=("自来水通到了自然村，这件事办得好。", "希望代表一年多来几次，雨季路不好走的时候更要来。"),
            **ONE,
        ),
        ForumRecord(
            round=ROUND,
            made_on=date(2026, 10, 15),
            on=date(2026, 10, 15),
            place="石桥镇代表联络站",
            host="韩笑尘",
            recorder="许闻笛",
            present=14,
            concerning="周启明、沈望舒",
            speeches=(
                SpeechRow(speaker="村民代表", text="周代表把供水的事反映上去，半年就有了结果。"),
                SpeechRow(speaker="学生家长", text="希望沈代表继续关注乡村学校的校车。"),
            ),
        ),
    )


@cache
def papers() -> dict[str, Paper]:
    """One of each kind of paper, by its key in `documents.facts.PAPERS`."""
    return {kind_of(paper): paper for paper in (*_opening(), *_reports_and_opinions(), *hall(), *after())}
