"""Check a ballot book, with nothing but this file and Python's standard library.

    python -m voting.verify BOOK [--sheet TOTALS]        (or: python verify.py BOOK --sheet TOTALS)

With the signed sheet: the book is, byte for byte, the one whose SHA-256 the scrutineers signed, and counting
it again gives the figures on the sheet. Exit status 0 when everything holds, 1 when anything does not.
Without the sheet only this can be said: the book is consistent in itself. Whoever changes a ballot can
recompute every digest in the book; nobody can change a digest on signed paper.

用法：python -m voting.verify 选票册文件 --sheet 结果文件。请再与纸质报告单上印的摘要核对。
"""

import argparse
import hashlib
import io
import json
import re
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

ABSTAIN, INVALID = -1, -2
FIGURES = ("issued", "returned", "valid", "invalid")
TRACKER = re.compile(r"[2-9A-HJ-NP-Z]{10}(-[0-9]+)?")
PERCENT = re.compile(r"[0-9]+\.([0-9]+)")
LARGEST = 256 * 1024 * 1024  # bytes: 20,000 ballots to 99 questions are a sixth of it
MOST_FAULTS = 20  # that are listed
Json = dict[str, Any]


class Unreadable(ValueError):  # noqa: N818 - a fact about the file
    """What cannot even be compared; the message says why."""


def read(place: Path) -> bytes:
    """The file's bytes. Raises Unreadable."""
    try:
        with place.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as fault:
        raise Unreadable(f"{place} cannot be opened ({fault.strerror}) / 无法打开文件") from None
    if len(raw) > LARGEST:
        raise Unreadable(f"{place} is too large for a ballot book / 文件过大，不是选票册")
    return raw


def parsed(raw: bytes) -> Json:
    """JSON that says one thing only: no key twice, whole numbers alone. Raises Unreadable or ValueError."""
    found = json.loads(raw.decode(), object_pairs_hook=_each_once, parse_float=_refused, parse_constant=_refused)
    if not isinstance(found, dict):
        raise Unreadable("this is not a ballot book or a sheet / 不是选票册或结果文件")
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("something in it is said twice / 同一内容出现两次")
    return found


def _refused(number: str) -> NoReturn:
    raise Unreadable(f"{number[:20]} is not a whole number / 不是整数")


def whole(value: object) -> int:
    """A number of people or ballots. Raises Unreadable for everything else, True and -1 included."""
    if type(value) is not int or value < 0:
        raise Unreadable("a figure is not a number of ballots or people / 有的数字不是票数或人数")
    return value


def check_book(book: Json) -> list[str]:
    """Faults that the book shows by itself."""
    if book.get("format") != "ballot-book/1":
        return ["this is not a ballot book / 不是选票册"]
    scale, faults = book["scale"], list[str]()
    if not isinstance(scale, list) or len(set(scale)) != len(scale):
        return ["the scale is no list of different grades / 等次表不成立"]
    lengths: set[int] = set()
    grades = {*range(len(scale)), ABSTAIN, INVALID}
    for name, question in enumerate(book["questions"], start=1):
        rows = question["ballots"]
        if type(question["number"]) is not int or question["number"] != name:
            faults.append(f"question {name} is missing or out of order / 第 {name} 题缺失或次序有误")
        faults += check_rows(name, rows, grades)
        body = json.dumps(rows, separators=(",", ":")).encode()
        if hashlib.sha256(body).hexdigest() != question["sha256"]:
            faults.append(f"question {name}: the digest does not fit / 第 {name} 题摘要不符")
        lengths.add(len(rows))
    if len(lengths) > 1:
        faults.append("questions have different numbers of ballots / 各题选票数不一致")
    return faults


def check_rows(name: int, rows: list[Any], grades: set[int]) -> list[str]:
    """Faults of one question's list of (tracker, grade)."""
    if not all(isinstance(row, list) and len(row) == 2 for row in rows):  # noqa: PLR2004 - a pair
        return [f"question {name}: a line is not a tracker and a grade / 第 {name} 题有的行不是追踪码和等次"]
    trackers, faults = [row[0] for row in rows], []
    if not all(isinstance(tracker, str) and TRACKER.fullmatch(tracker) for tracker in trackers):
        return [f"question {name}: what stands there is no tracker / 第 {name} 题有的追踪码不成立"]
    if trackers != sorted(trackers):
        faults.append(f"question {name}: not sorted by tracker / 第 {name} 题未按追踪码排序")
    if len(set(trackers)) != len(trackers):
        faults.append(f"question {name}: a tracker stands twice / 第 {name} 题追踪码重复")
    if any(type(row[1]) is not int or row[1] not in grades for row in rows):
        faults.append(f"question {name}: a grade that is not on the scale / 第 {name} 题有不存在的等次")
    return faults


def check_sheet(raw_book: bytes, book: Json, sheet: Json) -> list[str]:
    """Faults between the book and what was signed."""
    if sheet.get("format") != "totals/1":
        return ["this is not a sheet of totals / 不是结果文件"]
    faults: list[str] = []
    if hashlib.sha256(raw_book).hexdigest() != sheet["book_sha256"]:
        faults.append("the book is not the one that was signed / 选票册不是签字确认的那一册")
    differ = [key for key in ("session", "round", "title", "scale") if book[key] != sheet[key]]
    faults += [f"book and sheet differ in: {key} / 选票册与结果文件不一致：{key}" for key in differ]
    if len(book["questions"]) != len(sheet["questions"]):
        faults.append("book and sheet have different questions / 题目数量不一致")
    for question, signed in zip(book["questions"], sheet["questions"], strict=False):
        faults += check_question(question, signed, sheet)
    names = sheet["signed_by"] if isinstance(sheet["signed_by"], list) else []
    if len({name for name in names if isinstance(name, str) and name.strip()}) < 2:  # noqa: PLR2004 - two people
        faults.append("the sheet is not signed by two / 结果文件未经两人签字")
    if sheet["breaches"] != []:
        faults.append("the sheet names a broken rule / 结果文件载明有违反规则之处")
    return faults + check_figures(sheet)


def check_question(question: Json, signed: Json, sheet: Json) -> list[str]:
    """Count one question again and compare it with the sheet."""
    counted = Counter(row[1] for row in question["ballots"])
    found = [counted[place] for place in range(len(sheet["scale"]))], counted[ABSTAIN], counted[INVALID]
    said = [whole(n) for n in signed["grades"]], whole(signed["abstain"]), whole(signed["invalid"])
    name, faults = question["number"], []
    if found != said:
        faults.append(f"question {name}: a fresh count gives {found} / 第 {name} 题重新计票不符")
    if (name, question["title"]) != (whole(signed["number"]), signed["title"]):
        faults.append(f"question {name}: number or title differ / 第 {name} 题题目不符")
    returned, base = whole(sheet["together"]["returned"]), whole(signed["base"])
    if len(question["ballots"]) != returned:
        faults.append(f"question {name}: not as many ballots as were returned / 第 {name} 题票数与收回数不符")
    bases = {"returned": returned, "valid": len(question["ballots"]) - found[2], "marks": sum(found[0])}
    bases |= {"present": whole(sheet["present"]), "due": whole(sheet["due"])}
    bases["members"] = base  # how many there are stands in no book
    if base != bases.get(sheet["base"]):
        faults.append(f"question {name}: not the base that the rule names / 第 {name} 题百分比基数不符")
    if len(signed["percent"]) != len(found[0]) or not all(
        map(fits, signed["percent"], found[0], [base] * len(found[0]))
    ):
        faults.append(f"question {name}: a percentage does not fit its count / 第 {name} 题百分比与票数不符")
    return faults


def fits(printed: str, part: int, base: int) -> bool:
    """Whether it is the exact share, rounded, and 0, 50 or 100 only where the share is exactly that."""
    if not base:
        return printed == "–"
    form = PERCENT.fullmatch(printed)
    exact = Fraction(100 * part, base)
    if form is None or abs(Fraction(printed) - exact) * 2 * 10 ** len(form[1]) > 1:
        return False
    return Fraction(printed) == exact or Fraction(printed) not in {0, 50, 100}


def check_figures(sheet: Json) -> list[str]:
    """收回 ≤ 发出 ≤ 实到 ≤ 应到; 有效 + 废 = 收回; the channels add up."""
    parts = [{figure: whole(part[figure]) for figure in FIGURES} for part in [*sheet["channels"], sheet["together"]]]
    *channels, together = parts
    faults: list[str] = []
    for part in parts:
        if part["returned"] > part["issued"]:
            faults.append("more ballots returned than issued / 收回多于发出")
        if part["valid"] + part["invalid"] != part["returned"]:
            faults.append("valid and invalid are not the returned / 有效加废票不等于收回")
    sums = {figure: sum(part[figure] for part in channels) for figure in FIGURES}
    faults += [f"the channels do not add up: {f} / 各渠道之和不符：{f}" for f in FIGURES if sums[f] != together[f]]
    if not together["issued"] <= whole(sheet["present"]) <= whole(sheet["due"]):
        faults.append("issued ≤ present ≤ due does not hold / 发出≤实到≤应到不成立")
    return faults


def verify(raw_book: bytes, raw_sheet: bytes | None = None) -> list[str]:
    """All faults, none when everything holds. Whatever cannot be read is a fault too."""
    try:
        book = parsed(raw_book)
        faults = check_book(book)
        if raw_sheet is not None and not faults:
            faults = check_sheet(raw_book, book, parsed(raw_sheet))
    except Unreadable as told:
        return [str(told)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError):
        return ["a part is missing or has not the form that it should have / 缺少内容或格式不符，无法读取"]
    return faults


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="voting.verify", description="Check a ballot book / 核验选票册")
    parser.add_argument("book", type=Path, help="ballot-book-*.json")
    parser.add_argument("--sheet", type=Path, help="totals-*.json")
    try:
        given = parser.parse_args(arguments)
    except SystemExit as ended:
        return 1 if ended.code else 0
    say: list[str] = []
    try:
        raw_book = read(given.book)
        say.append(f"SHA-256 {hashlib.sha256(raw_book).hexdigest()}")
        faults = verify(raw_book, read(given.sheet) if given.sheet else None)
    except Unreadable as told:
        faults = [str(told)]
    if faults:
        say += ["NOT VALID / 核验未通过", *(f"- {fault}" for fault in faults[:MOST_FAULTS])]
    elif given.sheet:
        say += ["VALID: the signed book, counted again / 核验通过：与签字结果一致"]
    else:
        say += ["internally consistent only: give --sheet / 仅自身一致：请同时提供结果文件"]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that cannot show Chinese
    sys.stdout.write("\n".join(say) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
