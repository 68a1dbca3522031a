"""What the papers of 青溪县 have in common: the round, the deputies, the votes."""

from datetime import date
from typing import Any

from documents.facts import (
    DeputyRow,
    GradeCell,
    ItemRow,
    Round,
    TallyRow,
    Totals,
)

ROUND = Round(
    congress="青溪县人民代表大会",
    organiser="青溪县人大常委会",
    issuer="青溪县人民代表大会常务委员会",
    work_office="县人大常委会办公室和联工委",
    year=2026,
    deputies="市人大代表",
    audience="县人大常委会组成人员",
    by_committee=True,
    announced=True,
    told_by="主持人",
    grades=("满意", "基本满意", "不满意"),
    word_limit=2500,
    minutes=10,
    leader_remarks=True,
    meeting_name="述职评议大会",
    contact="陆青禾",
    phone="0000-6123456",
)
ITEMS = (
    "学习贯彻党的方针政策，提升履职能力",
    "立足本职、爱岗敬业、发挥模范带头作用",
    "出席本级人民代表大会会议、履行代表职责",
    "闭会期间参加代表活动",
    "联系原选举单位和人民群众，反映意见和要求，办好事、办实事",
    "助力乡村全面振兴",
    "遵纪守法、廉洁自律及其他",
)
DEPUTIES = (
    DeputyRow(name="周启明", post="青溪县水务局高级工程师", group="青溪代表团", category="专业技术人员"),
    DeputyRow(name="沈望舒", post="青溪县第一中学校长", group="青溪代表团", category="事业单位负责人"),
    DeputyRow(
        name="阿依努尔·买买提", post="青溪县民族团结食品有限公司董事长", group="青溪代表团", category="企业负责人"
    ),
)
MEETING = "青溪县人大常委会2026年市人大代表述职评议大会"
DAY = date(2026, 11, 26)
PLACE = "县人大常委会一楼会议室"
RULE = "“满意”票超过收回票数半数的，为“满意”；“满意”“基本满意”票之和超过半数的，为“基本满意”；其余为“不满意”。"
DIGEST = "3f0c5b2e9a7d41868f1be2c4a05d97736ee1c0b2f48a9d5573c6184e0fb92ad7"
TOTALS = Totals(due=31, present=30, issued=30, returned=30, valid=30, invalid=0)
VOTES = ((28, 2, 0), (26, 3, 1), (17, 9, 3))
SHARES = (("93.33%", "6.67%", "0.00%"), ("86.67%", "10.00%", "3.33%"), ("56.67%", "30.00%", "10.00%"))
TEXT = """一、加强学习，不断提高履职能力
当选以来，我坚持学习宪法、代表法和有关法律法规，参加市、县人大组织的代表培训4次，对代表的职责有了更深的认识。
二、依法履职，认真反映群众意见
（一）出席会议情况
我按时出席市人民代表大会历次会议，审议发言9次，领衔提出议案1件、建议6件。其中关于城乡供水一体化的建议被列为重点督办建议。
（二）闭会期间活动情况
参加视察、调研和执法检查7次，到代表联络站接待群众12次，收集意见43条，已推动解决31条。
三、存在的不足
一是到偏远村走访偏少；二是有的建议提出以后跟踪不够，群众反馈不够及时。
四、今后打算
坚持每季度至少到一个边远村走访一次，对提出的每一件建议跟踪到底，向群众讲清楚办到哪一步。"""
PROBLEMS = (
    ItemRow(
        problem="到边远村走访偏少，与原选举单位联系不够经常",
        source="评议意见",
        measure="每季度到一个边远村走访，年底前走遍6个村",
        responsible="周启明",
        due_on=date(2027, 3, 31),
        progress="已走访石桥、云坑等4个村，收集意见17条",
        state="整改中",
    ),
    ItemRow(
        problem="对已提建议跟踪问效不够",
        source="自查",
        measure="建立建议台账，逐件向提出意见的群众反馈",
        responsible="周启明",
        due_on=date(2027, 1, 31),
        progress="6件建议均已建账，5件办结并逐件反馈",
        state="已销号",
        carried=True,
    ),
)
ONE: dict[str, Any] = {
    "deputy": "周启明",
    "post": "青溪县水务局高级工程师",
    "mandate": "临江市第五届人大代表",
    "group": "青溪代表团",
}


def rows() -> tuple[TallyRow, ...]:
    grades = ("满意", "满意", "满意")
    return tuple(
        TallyRow(
            name=deputy.name,
            cells=tuple(
                GradeCell(grade=g, count=c, percent=p) for g, c, p in zip(ROUND.grades, votes, shares, strict=True)
            ),
            abstained=TOTALS.returned - sum(votes),
            grade=grade,
        )
        for deputy, votes, shares, grade in zip(DEPUTIES, VOTES, SHARES, grades, strict=True)
    )


def cells(grades: tuple[str, ...], votes: tuple[int, ...]) -> tuple[GradeCell, ...]:
    return tuple(GradeCell(grade=grade, count=count) for grade, count in zip(grades, votes, strict=True))


def words(votes: tuple[int, ...]) -> str:
    marked = "、".join(f"“{grade}”{count}票" for grade, count in zip(ROUND.grades, votes, strict=True))
    left = TOTALS.returned - sum(votes)
    return f"{marked}、弃权{left}票" if left else marked
