"""What a fact is: a frozen dataclass whose fields carry the placeholder that a template uses.

`Annotated[str, P("组织单位", "short name of the organiser")]` says everything: the type, the placeholder
`{{组织单位}}` and what stands in it. Templates, their checker and the page that documents them read this.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class P:
    """A placeholder: its name in a template (Chinese) and its meaning (English)."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One placeholder of one kind of facts: where the value lies and what it is.

    `path` is the attribute path ("round.year"); `rows` the row type when the value is a tuple
    (a dataclass, or `str`), else None; `flag` marks a yes/no value, of use in conditions only.
    """

    name: str
    meaning: str
    path: str
    rows: type | None
    flag: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What every paper of one plan has in common. Make it once from the plan, hand it to every paper."""

    congress: Annotated[str, P("人大名称", "name of the congress")]
    organiser: Annotated[str, P("组织单位", "organiser, as running text calls it (县人大常委会)")]
    issuer: Annotated[str, P("发文机关", "organiser's full name, as it signs")]
    work_office: Annotated[str, P("承办机构", "office that does the work")]
    year: Annotated[int, P("年度", "year of the plan")]
    deputies: Annotated[str, P("代表称谓", "which deputies report (市人大代表 / 区、镇人大代表)")]
    audience: Annotated[str, P("评议主体", "who evaluates (县人大常委会组成人员 / 选民代表)")]
    by_committee: Annotated[bool, P("常委会评议", "a committee evaluates; otherwise voters do")]
    announced: Annotated[bool, P("当场宣布", "announced on the spot; otherwise fed back afterwards")]
    told_by: Annotated[str, P("反馈人", "who tells the deputy the result (主持人 / 代表小组组长)")]
    grades: Annotated[tuple[str, ...], P("测评等次", "grades, best first")]
    word_limit: Annotated[int, P("字数上限", "longest report in characters; 0 = none")] = 0
    minutes: Annotated[int, P("述职时限", "speaking time in minutes; 0 = none")] = 0
    collects: Annotated[bool, P("征求意见", "opinions are collected beforehand")] = False
    rectifies: Annotated[bool, P("开展整改", "the plan has a rectification stage")] = False
    leader_remarks: Annotated[bool, P("领导点评", "the leadership comments at the end")] = False
    blank_abstains: Annotated[bool, P("空白为弃权", "a blank line counts as abstention, not as invalid")] = True
    void_ballot: Annotated[bool, P("错填整票无效", "one faulty line voids the whole ballot")] = False
    meeting_name: Annotated[str, P("评议会名称", "what the plan calls its meeting (述职评议大会 / 代表述职大会)")] = (
        "述职评议会"
    )
    sealed: Annotated[bool, P("加盖印章", "letters carry the official seal (decides the signature's place)")] = True
    contact: Annotated[str, P("联系人", "whom to ask; may be empty")] = ""
    phone: Annotated[str, P("联系电话", "telephone of the office; may be empty")] = ""

    @property
    def grades_text(self) -> Annotated[str, P("等次列举", "the grades in a sentence: “满意”“基本满意”“不满意”")]:
        return "".join(f"“{grade}”" for grade in self.grades)

    @property
    def grade_count(self) -> Annotated[int, P("等次数", "how many grades there are")]:
        return len(self.grades)


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """Facts of one paper. `made_on` is the date under the signature."""

    round: Round
    made_on: Annotated[date, P("成文日期", "date of the paper")]

    @property
    def about(self) -> str:
        """Whom the paper is about, for its file name; empty when it concerns the whole round."""
        return ""

    @property
    def under_seal(self) -> bool:
        """Whether the office's seal goes over the signature: it decides where the signature stands."""
        return self.round.sealed


def lone(reporting: tuple[object, ...]) -> bool:
    """Whether a list of deputies has to be worded in the singular."""
    return len(reporting) == 1


@dataclass(frozen=True, kw_only=True, slots=True)
class DeputyRow:
    """One deputy in a list."""

    name: Annotated[str, P("姓名", "name")]
    post: Annotated[str, P("单位职务", "work unit and post; may be empty")] = ""
    group: Annotated[str, P("代表小组", "deputies' group or constituency; may be empty")] = ""
    category: Annotated[str, P("类别", "category (公务员, 企业负责人, …); may be empty")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfDeputy(Paper):
    """A paper about one deputy."""

    deputy: Annotated[str, P("姓名", "name of the deputy")]
    post: Annotated[str, P("单位职务", "work unit and post; may be empty")] = ""
    mandate: Annotated[str, P("代表职务", "what the deputy was elected to (临江市第五届人大代表); may be empty")] = ""
    group: Annotated[str, P("代表小组", "deputies' group or constituency; may be empty")] = ""

    @property
    def about(self) -> str:
        return self.deputy


@dataclass(frozen=True, kw_only=True, slots=True)
class ByDeputy(OfDeputy):
    """A paper that the deputy signs: a person has no seal."""

    @property
    def under_seal(self) -> bool:
        return False


def _marked(kind: type) -> Iterator[tuple[str, Any, P]]:
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        hint = hints[field.name]
        if get_origin(hint) is Annotated:
            yield field.name, get_args(hint)[0], get_args(hint)[1]
    for name in dir(kind):
        getter = getattr(getattr(kind, name), "fget", None)
        hint = get_type_hints(getter, include_extras=True).get("return") if getter else None
        if hint is not None and get_origin(hint) is Annotated:
            yield name, get_args(hint)[0], get_args(hint)[1]


@cache
def slots_of(kind: type) -> dict[str, Slot]:
    """Every placeholder of a kind of facts by its name; the round's are reached without a prefix."""
    found: dict[str, Slot] = {}
    if issubclass(kind, Paper):
        found = {s.name: Slot(s.name, s.meaning, f"round.{s.path}", s.rows, s.flag) for s in slots_of(Round).values()}
    for path, hint, marker in _marked(kind):
        rows = get_args(hint)[0] if get_origin(hint) is tuple else None
        found[marker.name] = Slot(marker.name, marker.meaning, path, rows, hint is bool)
    return found


def is_row(kind: type | None) -> bool:
    """A row with named fields, as against a plain string."""
    return kind is not None and is_dataclass(kind)
