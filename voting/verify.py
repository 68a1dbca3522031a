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
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ABSTAIN, INVALID = -1, -2
FIGURES = ("issued", "returned", "valid", "invalid")
Json = dict[str, Any]


def check_book(book: Json) -> list[str]:
    """Faults that the book shows by itself."""
    if book.get("format") != "ballot-book/1":
        return ["this is not a ballot book / 不是选票册"]
    faults: list[str] = []
    lengths: set[int] = set()
    grades = {*range(len(book["scale"])), ABSTAIN, INVALID}
    for expected, question in enumerate(book["questions"], start=1):
        name, rows = question["number"], question["ballots"]
        trackers = [row[0] for row in rows]
        if name != expected:
            faults.append(f"question {expected} is missing or out of order / 第 {expected} 题缺失或次序有误")
        if trackers != sorted(trackers):
            faults.append(f"question {name}: not sorted by tracker / 第 {name} 题未按追踪码排序")
        if len(set(trackers)) != len(trackers):
            faults.append(f"question {name}: a tracker stands twice / 第 {name} 题追踪码重复")
        if any(type(row[1]) is not int or row[1] not in grades for row in rows):
            faults.append(f"question {name}: a grade that is not on the scale / 第 {name} 题有不存在的等次")
        body = json.dumps(rows, separators=(",", ":")).encode()
        if hashlib.sha256(body).hexdigest() != question["sha256"]:
            faults.append(f"question {name}: the digest does not fit / 第 {name} 题摘要不符")
        lengths.add(len(rows))
    if len(lengths) > 1:
        faults.append("questions have different numbers of ballots / 各题选票数不一致")
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
        faults += check_question(question, signed, len(sheet["scale"]), sheet["together"]["returned"])
    if not sheet["signed_by"]:
        faults.append("the sheet is not signed / 结果文件未经签字")
    return faults + check_figures(sheet)


def check_question(question: Json, signed: Json, scale: int, returned: int) -> list[str]:
    """Count one question again and compare it with the sheet."""
    counted = Counter(row[1] for row in question["ballots"])
    found = [counted[place] for place in range(scale)], counted[ABSTAIN], counted[INVALID]
    name, faults = question["number"], []
    if found != (signed["grades"], signed["abstain"], signed["invalid"]):
        faults.append(f"question {name}: a fresh count gives {found} / 第 {name} 题重新计票不符")
    if (question["number"], question["title"]) != (signed["number"], signed["title"]):
        faults.append(f"question {name}: number or title differ / 第 {name} 题题目不符")
    if len(question["ballots"]) != returned:
        faults.append(f"question {name}: not as many ballots as were returned / 第 {name} 题票数与收回数不符")
    return faults


def check_figures(sheet: Json) -> list[str]:
    """收回 ≤ 发出 ≤ 实到 ≤ 应到; 有效 + 废 = 收回; the channels add up."""
    whole, faults = sheet["together"], []
    for part in [*sheet["channels"], whole]:
        if part["returned"] > part["issued"]:
            faults.append("more ballots returned than issued / 收回多于发出")
        if part["valid"] + part["invalid"] != part["returned"]:
            faults.append("valid and invalid are not the returned / 有效加废票不等于收回")
    sums = {figure: sum(part[figure] for part in sheet["channels"]) for figure in FIGURES}
    faults += [f"the channels do not add up: {f} / 各渠道之和不符：{f}" for f in FIGURES if sums[f] != whole[f]]
    if not whole["issued"] <= sheet["present"] <= sheet["due"]:
        faults.append("issued ≤ present ≤ due does not hold / 发出≤实到≤应到不成立")
    return faults


def verify(raw_book: bytes, raw_sheet: bytes | None = None) -> list[str]:
    """All faults, none when everything holds. Whatever cannot be read is a fault too."""
    try:
        book = json.loads(raw_book)
        faults = check_book(book)
        if raw_sheet is not None and not faults:
            faults = check_sheet(raw_book, book, json.loads(raw_sheet))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as unreadable:
        return [f"cannot be read: {unreadable!r} / 无法读取"]
    return faults


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="voting.verify", description="Check a ballot book / 核验选票册")
    parser.add_argument("book", type=Path, help="ballot-book-*.json")
    parser.add_argument("--sheet", type=Path, help="totals-*.json")
    given = parser.parse_args(arguments)
    raw_book = given.book.read_bytes()
    faults = verify(raw_book, given.sheet.read_bytes() if given.sheet else None)
    say = [f"SHA-256 {hashlib.sha256(raw_book).hexdigest()}"]
    if faults:
        say += ["NOT VALID / 核验未通过", *(f"- {fault}" for fault in faults)]
    elif given.sheet:
        say += ["VALID: the signed book, counted again / 核验通过：与签字结果一致"]
    else:
        say += ["internally consistent only: give --sheet / 仅自身一致：请同时提供结果文件"]
    sys.stdout.write("\n".join(say) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
