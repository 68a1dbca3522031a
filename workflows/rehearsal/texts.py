"""What made-up people write. Short sentences put together by the seed."""

from random import Random

OPENINGS = ("当选代表以来，我始终牢记嘱托，", "一年来，我按照履职要求，", "本届以来，在大家的支持下，")
DEEDS = (
    "走访选民{n}户，听取意见{m}条，",
    "参加视察和专题调研{n}次，提出建议{m}件，",
    "到代表联络站接待群众{n}次，现场答复问题{m}个，",
    "参加代表小组活动{n}次，牵头协调解决民生小事{m}件，",
)
ENDINGS = ("多数已经办结，群众比较满意。", "有关部门均已答复。", "其余正在推进。")
SHORTCOMINGS = (
    "联系群众还不够经常",
    "建议的质量有待提高",
    "调研不够深入",
    "参加培训偏少",
    "办理结果反馈不够及时",
)
OPINIONS = (
    ("希望代表多到村里走走，听听大家的想法。", "联系群众"),
    ("在外打工的人也想提意见，能不能约个时间视频。", "联系群众"),
    ("接待日时间可以安排在傍晚，方便上班的人。", "联系群众"),
    ("路灯问题反映后解决得很快，感谢代表。", "基础设施"),
    ("村口的路一下雨就积水，请代表催一催。", "基础设施"),
    ("代表建议办理的结果应当告诉提意见的人。", "建议办理"),
    ("去年提的校车问题还没有答复。", "建议办理"),
    ("河道清理希望继续督促。", "环境卫生"),
    ("垃圾清运比以前及时多了。", "环境卫生"),
)
PROBLEMS = ("接待日安排与群众作息不合", "建议办理结果反馈不及时", "河道清理后续督促不够", "走访覆盖面不够广")
QUESTIONS = ("明年打算怎样扩大走访面？", "建议办理中遇到的最大困难是什么？", "对口联系的企业反映了哪些问题？")
ANSWERS = ("按片区排出走访计划，逐月公开。", "主要是跨部门协调，将请人大牵头督办。", "主要是用工和融资，已整理成建议。")
REMARKS = ("继续努力。", "多听听年轻人的意见。", "工作扎实。", "希望多回选区。")


def report(chance: Random, items: list[str]) -> str:
    """A duty report that speaks about every content item."""
    lines = [f"{chance.choice(OPENINGS)}认真履行代表职责，现报告如下。"]
    for number, item in enumerate(items, 1):
        deed = chance.choice(DEEDS).format(n=chance.randint(3, 40), m=chance.randint(1, 12))
        lines.append(f"{number}. {item}。{deed}{chance.choice(ENDINGS)}")
    lines.append(f"存在的不足：{'；'.join(chance.sample(SHORTCOMINGS, 2))}。今后将逐项改进。")
    return "\n".join(lines)
