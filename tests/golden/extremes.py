"""Facts at the edges: long work units, one and sixty deputies, rare characters, hostile text."""

from dataclasses import replace
from typing import Any

from documents.facts import DeputyRow, GradeCell, Paper, TallyRow
from documents.samples import sample

LONG_UNIT = "青溪县高原特色农产品精深加工与冷链物流产业园区管理委员会招商引资和项目服务中心主任"
RARE = ("欧阳𠮷", "陈㛃", "阿依努尔·买买提江·吐尔逊", "尼玛次仁·扎西")
HOSTILE = "甲&乙<丙>“丁”]]>\x00\x0b\ud800\ufffe{{姓名}}\t戊"


def deputies(count: int) -> tuple[DeputyRow, ...]:
    names = [RARE[n] if n < len(RARE) else f"林{n + 1}号" for n in range(count)]
    return tuple(DeputyRow(name=name, post=LONG_UNIT, group="第一代表小组", category="企业负责人") for name in names)


def tally(count: int, scheme: str) -> tuple[TallyRow, ...]:
    grades = sample("ballot", scheme).round.grades
    cells = tuple(GradeCell(grade=grade, count=46 - 9 * n, percent="45.65%") for n, grade in enumerate(grades))
    return tuple(TallyRow(name=each.name, cells=cells, grade=grades[0]) for each in deputies(count))


def with_deputies(kind: str, scheme: str, count: int) -> Paper:
    """The sample of a paper with this many deputies."""
    paper = sample(kind, scheme)
    changes: dict[str, Any] = {}
    if hasattr(paper, "reporting"):
        changes["reporting"] = deputies(count)
    elif kind in ("tally_sheet", "result_sheet"):
        changes["rows"] = tally(count, scheme)
    elif kind == "name_cards":
        changes["names"] = tuple(each.name for each in deputies(count))
    return replace(paper, **changes)


def hostile(paper: Paper) -> Paper:
    """The paper with every text replaced by one that XML or the engine might choke on."""
    changes: dict[str, Any] = {
        name: HOSTILE for name in paper.__dataclass_fields__ if isinstance(getattr(paper, name), str)
    }
    return replace(paper, **changes)
