"""A compiled template: constant text with the places to fill between, and how to run it.

Running only appends strings. `stack` holds one frame for the paper and one for each list entered.
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from documents.layout.signature import signature_indents
from documents.layout.titles import shape_title

# XML 1.0 knows no other characters; lone surrogates cannot even be encoded
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r"[&<>\n\r\t]")
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_CHINESE_DIGITS = "零一二三四五六七八九"


class Frame(NamedTuple):
    """Where a running list stands: the item, its number from 1, and how many there are."""

    item: Any
    number: int
    of: int


Stack = list[Frame]
Get = Callable[[Stack], Any]


class Node(Protocol):
    """One place of a template that has to be worked out for every paper."""

    def emit(self, out: list[str], stack: Stack) -> None: ...


Program = Sequence[str | Node]


def run(program: Program, out: list[str], stack: Stack) -> None:
    """Appends what the program prints to `out`; the outermost frame of the stack is the paper."""
    for step in program:
        if isinstance(step, str):
            out.append(step)
        else:
            step.emit(out, stack)


def plain(program: Program, stack: Stack) -> str:
    """What a program prints, as plain text."""
    out: list[str] = []
    run(program, out, stack)
    return html.unescape("".join(out).replace(LINE_BREAK, "\n"))


def chinese_number(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _CHINESE_DIGITS[tens] + "十"
    return head + (_CHINESE_DIGITS[ones] if ones or not tens else "")


def printed(value: object) -> str:
    """A fact as it stands in a Chinese paper; characters that XML forbids become visible replacements."""
    if isinstance(value, str):
        return _FORBIDDEN.sub("\ufffd", value)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)


def escaped(text: str) -> str:
    """Text for `w:t`; a newline becomes a line break, a tab a space."""
    if not _SPECIAL.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\t", " ")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", LINE_BREAK)


@dataclass(frozen=True, slots=True)
class Value:
    """Prints one fact; `newline` is the XML that begins its next line."""

    get: Get
    newline: str = LINE_BREAK

    def emit(self, out: list[str], stack: Stack) -> None:
        text = escaped(printed(self.get(stack)))
        out.append(text.replace(LINE_BREAK, self.newline) if self.newline is not LINE_BREAK else text)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Prints one fact into an attribute (word art)."""

    get: Get

    def emit(self, out: list[str], stack: Stack) -> None:
        out.append(html.escape(" ".join(printed(self.get(stack)).split())))


@dataclass(frozen=True, slots=True)
class Loop:
    """Repeats its body for every item; prints `otherwise` when there is none."""

    get: Get
    body: Program
    otherwise: str = ""

    def emit(self, out: list[str], stack: Stack) -> None:
        items = self.get(stack)
        count = len(items)
        if not count:
            out.append(self.otherwise)
        for number, item in enumerate(items, 1):
            stack.append(Frame(item, number, count))
            run(self.body, out, stack)
            stack.pop()


@dataclass(frozen=True, slots=True)
class Condition:
    """Prints its body when the fact is there (or, `wanted=False`, when it is not)."""

    get: Get
    wanted: bool
    body: Program
    otherwise: str = ""

    def emit(self, out: list[str], stack: Stack) -> None:
        if bool(self.get(stack)) is self.wanted:
            run(self.body, out, stack)
        else:
            out.append(self.otherwise)


@dataclass(frozen=True, slots=True)
class Share:
    """The width (in twentieths of a point) of one of several columns that share a width."""

    get: Get
    width: int

    def emit(self, out: list[str], stack: Stack) -> None:
        out.append(str(self.width // max(1, len(self.get(stack)))))


@dataclass(frozen=True, slots=True)
class Span:
    """How many grid columns a cell covers when one of them is repeated."""

    get: Get
    fixed: int

    def emit(self, out: list[str], stack: Stack) -> None:
        out.append(str(self.fixed + max(1, len(self.get(stack)))))


@dataclass(frozen=True, slots=True)
class Title:
    """A title whose lines form a trapezoid or a rhombus (GB/T 9704-2012, 7.3.1)."""

    text: Program

    def emit(self, out: list[str], stack: Stack) -> None:
        out.append(LINE_BREAK.join(escaped(line) for line in shape_title(plain(self.text, stack))))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and the date below it, placed as GB/T 9704-2012, 7.3.5 has it.

    `frame` is the XML around (name's indent, name, date's indent, date).
    """

    frame: tuple[str, str, str, str, str]
    name: Program
    day: Program

    def emit(self, out: list[str], stack: Stack) -> None:
        name, day = plain(self.name, stack), plain(self.day, stack)
        indents = signature_indents(name, day, sealed=stack[0].item.under_seal)
        filled = (str(indents.name), escaped(name), str(indents.day), escaped(day), "")
        for constant, text in zip(self.frame, filled, strict=True):
            out += (constant, text)


def joined(program: list[str | Node]) -> Program:
    """The same program with neighbouring constants joined."""
    tidy: list[str | Node] = []
    for step in program:
        if isinstance(step, str) and tidy and isinstance(tidy[-1], str):
            tidy[-1] += step
        elif step != "":
            tidy.append(step)
    assert not any(isinstance(a, str) and isinstance(b, str) for a, b in pairwise(tidy))  # noqa: S101 - invariant of this loop
    return tuple(tidy)
