"""Doors of the ballot book: one whole file, searched on the reader's own phone. No tracker is ever asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from voting.errors import NoSuchVote, NotPublished
from voting.presenters.booth import Wishes, session_of
from voting.queries import results
from voting.states import SIGNED, State
from voting.views import answers

if TYPE_CHECKING:
    from voting.models import Session

SHORT_BOOK = 1_000  # rows that a page can list without becoming heavy; a longer book is a file


@require_safe
def ballot_book(request: HttpRequest, code: str) -> HttpResponse:
    """Announced: tracker and grade. Before that: "counted", and nothing else."""
    wishes = Wishes.of(request)
    with translation.override(wishes.language):
        try:
            session = session_of(code)
        except NoSuchVote as refusal:
            return answers.page("voting/refused.html", wishes, {"refusal": refusal}, status=404)
        told = session.state == State.ANNOUNCED
        counted = session.state in SIGNED
        facts = {
            "session": session,
            "told": told,
            "held": session.state == State.HELD,
            "counted": counted,
            "questions": _rows(session) if told else [],
        }
        return answers.page("voting/book.html", wishes, facts)


@require_safe
def ballot_book_file(_request: HttpRequest, code: str) -> HttpResponse:
    session = _announced(code)
    return _file(results.book_bytes(session), results.book_name(session))


@require_safe
def totals_file(_request: HttpRequest, code: str) -> HttpResponse:
    session = _announced(code)
    return _file(results.totals_bytes(session), results.totals_name(session))


@require_safe
def counted_file(_request: HttpRequest, code: str) -> HttpResponse:
    """All trackers, sorted, without question or grade."""
    try:
        trackers = results.counted_trackers(session_of(code))
    except (NoSuchVote, NotPublished):
        raise Http404 from None
    return _file(json.dumps(trackers).encode(), f"counted-{code}.json")


def _announced(code: str) -> Session:
    try:
        session = session_of(code)
    except NoSuchVote:
        raise Http404 from None
    if session.state != State.ANNOUNCED:
        raise Http404
    return session


def _file(body: bytes, name: str) -> HttpResponse:
    answer = answers.quiet(body, kind="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _rows(session: Session) -> list[dict[str, object]]:
    """The book for a page without script, when it is short."""
    book = results.published_book(session)
    if sum(len(question["ballots"]) for question in book["questions"]) > SHORT_BOOK:
        return []
    words = {**dict(enumerate(book["scale"])), -1: translation.gettext("abstained"), -2: translation.gettext("invalid")}
    return [
        {"title": q["title"], "ballots": [(tracker, words[grade]) for tracker, grade in q["ballots"]]}
        for q in book["questions"]
    ]
