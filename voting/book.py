"""The ballot book and the sheet of totals, as the two JSON files that anybody can check with verify.py.

Book: every (tracker, grade) of every question, sorted. Sheet: what the scrutineers signed, with the SHA-256
of the book's bytes. The same ballots always give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from voting.counting import QuestionCount, base_of, count_from, percent, together
from voting.freeze import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from voting.counting import Breach, ChannelFigures
    from voting.models import Question, Session

BOOK_FORMAT = "ballot-book/1"
SHEET_FORMAT = "totals/1"


def as_bytes(facts: Mapping[str, Any]) -> bytes:
    """Readable, and byte for byte the same for the same content."""
    return (json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def book_text(facts: Mapping[str, Any]) -> bytes:
    """The same for a book: one line a ballot, so that people can read it and a million rows take no time."""
    head = {key: value for key, value in facts.items() if key != "questions"}
    parts = [_opened(head), ',"questions":[\n', ",\n".join(_question_text(q) for q in facts["questions"]), "\n]}\n"]
    return "".join(parts).encode()


def _question_text(question: Mapping[str, Any]) -> str:
    head = {key: value for key, value in question.items() if key != "ballots"}
    rows = canonical(question["ballots"])[1:-1].replace("],[", "],\n[")  # trackers and numbers: no text to break
    return f'{_opened(head)},"ballots":[\n{rows}\n]}}'


def _opened(facts: Mapping[str, Any]) -> str:
    return canonical(facts)[:-1]


def sha256(book: bytes) -> str:
    return hashlib.sha256(book).hexdigest()


def book_facts(session: Session, ballots: Mapping[int, Sequence[tuple[str, int]]]) -> dict[str, Any]:
    """`ballots`: sorted (tracker, grade) by question number. Grades are places in the scale; -1 弃权, -2 无效."""
    rules = session.vote_rules
    questions = []
    for question in session.questions.order_by("number"):
        rows = ballots.get(question.number, ())
        body = [[tracker, grade] for tracker, grade in rows]
        questions.append(
            {
                "number": question.number,
                "title": question.title,
                "subtitle": question.subtitle,
                "ballots": body,
                "sha256": hashlib.sha256(json.dumps(body, separators=(",", ":")).encode()).hexdigest(),
            }
        )
    return {
        "format": BOOK_FORMAT,
        "session": session.code,
        "title": session.title,
        "round": session.round,
        "scale": list(rules.grades),
        "frozen_sha256": session.frozen_sha256,
        "questions": questions,
    }


def sheet_facts(
    session: Session,
    *,
    book_sha256: str,
    questions: Iterable[tuple[Question, QuestionCount]],
    channels: Sequence[ChannelFigures],
    breaches: Sequence[Breach],
) -> dict[str, Any]:
    rules, whole = session.vote_rules, together(channels)
    rows = []
    for question, counted in questions:
        people = {"members": rules.members, "due": session.due, "present": session.present}
        base = base_of(rules.base, counted, returned=whole.returned, **people)
        rows.append(
            {
                "number": question.number,
                "title": question.title,
                "ref": question.ref,
                "grades": list(counted.grades),
                "abstain": counted.abstain,
                "invalid": counted.invalid,
                "base": base,
                "percent": [percent(n, base) for n in counted.grades],
            }
        )
    return {
        "format": SHEET_FORMAT,
        "session": session.code,
        "title": session.title,
        "round": session.round,
        "scale": list(rules.grades),
        "base": rules.base,
        "rules": {"blank_is": rules.blank_is, "void_scope": rules.void_scope, "k": rules.k},
        "due": session.due,
        "present": session.present,
        "channels": [asdict(c) for c in channels],
        "together": asdict(whole),
        "questions": rows,
        "breaches": [asdict(b) for b in breaches],
        "book_sha256": book_sha256,
        "signed_by": [],
    }


def count_grouped(grouped: Iterable[tuple[int, int, int]], scale: int) -> dict[int, QuestionCount]:
    """From (question number, grade, ballots) as the database groups them."""
    tally: dict[int, dict[int, int]] = {}
    for number, grade, ballots in grouped:
        tally.setdefault(number, {})[grade] = ballots
    return {number: count_from(by_grade, scale) for number, by_grade in tally.items()}
