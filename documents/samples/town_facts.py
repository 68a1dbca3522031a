"""What people of 云岭镇 say and do: the words that differ from the county's because voters elect and hear here."""

from datetime import date

from documents.facts import ArchiveRow, AttendeeRow, ItemRow, SpeechRow, TopicRow

ITEMS = (
    "宣传和执行宪法、法律、法规及人大决议决定",
    "遵守社会公德，廉洁自律，公道正派，勤勉尽责",
    "按时出席本级人代会，认真审议和表决，做好会议期间各项工作",
    "提出议案、建议，帮助解决群众关心的热点难点问题",
    "参加集中视察、专题调研、执法检查、主题活动和民生实事项目监督",
    "参加代表联络站（点）活动，接待群众，反映社情民意",
    "参加培训，加强学习和调查研究，提高履职能力",
    "履职中的不足及改进措施",
)
TEXT = """一、加强学习，不断提高履职能力
本届以来，我坚持学习宪法、代表法和有关法律法规，参加区、镇人大组织的代表培训3次，对代表的职责有了更深的认识。
二、依法履职，认真反映群众意见
（一）出席会议情况
我按时出席镇人民代表大会历次会议，审议发言6次，提出建议4件。其中关于竹溪村路灯和排水的建议已经办结。
（二）闭会期间活动情况
参加视察、调研和主题活动5次，到代表联络站接待选民10次，收集意见31条，已推动解决22条。
三、存在的不足
一是到偏远村组走访偏少；二是有的建议提出以后跟踪不够，向选民反馈不够及时。
四、今后打算
坚持每月到一个村组走访一次，对提出的每一件建议跟踪到底，向选民讲清楚办到哪一步。"""
TOPICS = (
    TopicRow(title="路灯和排水的事反映及时，办得实在", count=4, channels="走访1、座谈会3"),
    TopicRow(title="到偏远村组走访偏少", count=3, channels="走访2、座谈会1", problem=True),
)
HEARD = ("村口的路灯修好了，晚上走路放心。", "希望代表多到三组、四组走走。")
SPEECHES = (
    SpeechRow(speaker="村民", text="苏代表把排水的事反映上去，雨季前就修好了。"),
    SpeechRow(speaker="合作社社员", text="希望陈代表继续关心茶叶的销路。"),
)
PEOPLE = (
    AttendeeRow(name="夏知秋", post="第一代表小组组长", kind="主持人"),
    AttendeeRow(name="陶然", post="竹溪村村民", kind="选民代表"),
    AttendeeRow(name="罗一苇", post="云岭镇中心小学教师", kind="选民代表"),
    AttendeeRow(name="苏晚亭", post="云岭镇竹溪村村民", kind="述职代表"),
)
PROBLEMS = (
    ItemRow(
        problem="到偏远村组走访偏少，与原选区选民联系不够经常",
        source="评议意见",
        measure="每月到一个村组走访，明年3月底前走遍4个村组",
        responsible="苏晚亭",
        due_on=date(2027, 3, 31),
        progress="已走访三组、四组，收集意见9条",
        state="整改中",
    ),
    ItemRow(
        problem="对已提建议跟踪问效不够",
        source="自查",
        measure="建立建议台账，逐件向提出意见的选民反馈",
        responsible="苏晚亭",
        due_on=date(2027, 1, 31),
        progress="4件建议均已建账，3件办结并逐件反馈",
        state="已销号",
        carried=True,
    ),
)
ARCHIVED = (
    ArchiveRow(
        reference="A037-WS·2026-Y-ZXT-0001",
        number="云人发〔2026〕3号",
        responsible="云岭镇人大主席团",
        title="2026年区、镇人大代表述职评议工作实施方案",
        on="20261102",
        pages=5,
    ),
    ArchiveRow(
        reference="A037-WS·2026-D30-ZXT-0002",
        responsible="苏晚亭",
        title="述职报告",
        on="20261118",
        pages=3,
    ),
)
