"""One person of a table each, as read. An empty value means that the table does not say."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DeputyRow:
    """`level` is a value of `states.Level`; `birth_month` is YYYY-MM; `group_role` of `states.GroupRole`."""

    row: int
    name: str
    level: str
    sex: str = ""
    birth_month: str = ""
    party: str = ""
    employer_title: str = ""
    category: str = ""
    township: str = ""
    phone: str = ""
    group: str = ""
    group_role: str = ""
    constituency: str = ""
    re_elected: bool | None = None
    reported: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VoterRow:
    row: int
    name: str
    group: str = ""
    trade: str = ""
    village: str = ""
    sex: str = ""
    birth_month: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """`order` is the place in the list, from 1; guests (列席) do not vote."""

    row: int
    name: str
    order: int
    title: str = ""
    votes: bool = True


AnyRow = DeputyRow | VoterRow | AttendanceRow


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells below the header: the column's field → what stands there, blanks left out."""

    row: int
    cells: dict[str, object] = field(default_factory=dict)
