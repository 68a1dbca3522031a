"""Made-up people: no name here is anybody's on purpose."""

import csv
import io
from collections.abc import Sequence
from random import Random

FAMILY = "沈卓程苏温唐何卢纪祝关尚林叶江夏秦许顾方白石田柳云"
GIVEN = "清和远舟映荷望舒采风向阳小溪知行若谷景明书白一鸣修竹听雨长青怀瑾"
TRADES = ("教师", "个体户", "村干部", "农民", "医生", "社区干部", "企业职工", "退休干部")
VILLAGES = ("柳湾村", "青石村", "南坪村", "杏林社区", "河口村")
POSTS = ("某局局长", "某有限公司董事长", "某中学校长", "某村村民", "某医院医师", "某合作社理事长")
CATEGORIES = ("公务员", "企业负责人", "事业单位负责人", "农民", "专业技术人员")
GROUPS = ("第一代表小组", "第二代表小组", "第三代表小组")
DEPUTIES_A_GROUP, VOTERS_A_GROUP = 9, 30
COUNTY_DEPUTIES, MEMBERS, GUESTS = 12, 31, 15

Row = tuple[str, ...]


class Names:
    """Names that do not repeat."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._given: set[str] = set()

    def new(self) -> str:
        while True:
            name = self._chance.choice(FAMILY) + "".join(self._chance.sample(GIVEN, 2))
            if name not in self._given:
                self._given.add(name)
                return name


def _phone(chance: Random) -> str:
    return "199" + "".join(str(chance.randrange(10)) for _ in range(8))


def county_deputies(chance: Random, _year: int) -> bytes:
    """City deputies as an office's table: CSV in UTF-8."""
    names = Names(chance)
    head = ("序号", "姓名", "性别", "代表层级", "政治面貌", "工作单位及职务", "类别", "联系电话")
    rows = [
        (
            str(number),
            names.new(),
            chance.choice("男女"),
            "市人大代表",
            chance.choice(("中共党员", "群众")),
            chance.choice(POSTS),
            chance.choice(CATEGORIES),
            _phone(chance),
        )
        for number in range(1, COUNTY_DEPUTIES + 1)
    ]
    return _csv(head, rows)


def county_attendance(chance: Random, _year: int) -> bytes:
    """The committee and its guests, who do not vote."""
    names = Names(chance)
    members = [(str(n), names.new(), "县人大常委会委员", "") for n in range(1, MEMBERS + 1)]
    guests = [(str(MEMBERS + n), names.new(), "乡镇人大主席", "列席") for n in range(1, GUESTS + 1)]
    return _csv(("序号", "姓名", "职务", "备注"), [*members, *guests])


def town_deputies(chance: Random, year: int) -> bytes:
    """Town and district deputies in their groups, the first of each its leader; two thirds reported before."""
    names = Names(chance)
    head = ("序号", "姓名", "性别", "代表小组", "选区", "代表层级", "小组职务", "手机号码", "已述职年度")
    rows: list[Row] = []
    for group in GROUPS:
        for place in range(DEPUTIES_A_GROUP):
            level = "区人大代表" if place % 5 == 4 else "镇人大代表"  # noqa: PLR2004 - every fifth
            office = "组长" if place == 0 else ""
            zone, before = f"第{chance.randint(1, 12)}选区", str(year - place % 3) if place % 3 else ""
            rows.append(
                (
                    str(len(rows) + 1),
                    names.new(),
                    chance.choice("男女"),
                    group,
                    zone,
                    level,
                    office,
                    _phone(chance),
                    before,
                )
            )
    return _csv(head, rows)


def town_voters(chance: Random, _year: int) -> bytes:
    names = Names(chance)
    rows = [
        (
            str(n),
            names.new(),
            group,
            chance.choice(TRADES),
            chance.choice(VILLAGES),
            chance.choice("男女"),
            _phone(chance),
        )
        for group in GROUPS
        for n in range(1, VOTERS_A_GROUP + 1)
    ]
    return _csv(("序号", "姓名", "所属小组", "身份", "村", "性别", "电话"), rows)


def _csv(head: Row, rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode("utf-8-sig")
