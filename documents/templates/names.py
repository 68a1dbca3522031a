"""What a placeholder's name means where it stands: which frame of the stack, which attribute."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from documents.facts import Slot, slots_of
from documents.facts.base import is_row
from documents.templates.program import Get, Stack, chinese_number

COUNTERS = {
    "序号": "number in the list, from 1",
    "中文序号": "number in the list as headings count (一、二、三)",
    "首项": "this is the first item (for conditions)",
    "末项": "this is the last item (for conditions)",
}
ITSELF = "本项"  # the item, in a list of plain texts


@dataclass(frozen=True, slots=True)
class Meaning:
    """How to get a value at run time. `rows` as in Slot; `shown` tells whether it may be printed."""

    get: Get
    rows: type | None
    shown: bool


def _attribute(depth: int, path: str) -> Get:
    fetch = attrgetter(path)
    return lambda stack: fetch(stack[depth].item)


def _counter(name: str, depth: int) -> Get:
    def number(stack: Stack) -> Any:
        return stack[depth].number

    def chinese(stack: Stack) -> Any:
        return chinese_number(stack[depth].number)

    def first(stack: Stack) -> Any:
        return stack[depth].number == 1

    def last(stack: Stack) -> Any:
        return stack[depth].number == stack[depth].of

    return {"序号": number, "中文序号": chinese, "首项": first, "末项": last}[name]


def meaning(name: str, scopes: list[type]) -> Meaning | None:
    """The meaning of a name inside these nested scopes (the paper's facts first), innermost first."""
    inner = len(scopes) - 1
    if inner and name in COUNTERS:
        return Meaning(_counter(name, inner), None, shown=name not in ("首项", "末项"))
    if inner and name == ITSELF and not is_row(scopes[inner]):
        return Meaning(lambda stack: stack[inner].item, None, shown=True)
    for depth in range(inner, -1, -1):
        slot: Slot | None = slots_of(scopes[depth]).get(name) if is_row(scopes[depth]) else None
        if slot:
            return Meaning(_attribute(depth, slot.path), slot.rows, shown=slot.rows is None and not slot.flag)
    return None
